import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Field, RequestType } from '../../../../contract/fields.ts';
import { type Language, languages, useSpeaking } from '../../../i18n/index.ts';
import { PanelHeader } from '../../../ui/index.ts';
import { LanguageSwitch } from '../language-chips.tsx';
import { fieldsOf } from './fields-asking.ts';
import css from './form-preview.module.css';
import type { Words } from './words-in-languages.tsx';

/** In that language, else in the closest that has words. */
function said(words: Words, language: Language, fallback: string): string {
  return words[language] ?? words.en ?? Object.values(words)[0] ?? fallback;
}

/** The form of one kind of request, as a customer fills it in. What only the team sees is not in it. */
export function FormPreview({ type }: { type: RequestType }) {
  const { t, language: mine } = useSpeaking();
  const { data: fields = [] } = useQuery(fieldsOf(type.deskId));
  const [language, setLanguage] = useState<Language>(mine);
  const asked = type.form.flatMap(({ fieldId, required, audience }) => {
    const field = fields.find(({ id }) => id === fieldId);
    return field === undefined || field.archived || audience === 'team' ? [] : [{ field, required }];
  });
  const teamOnly = type.form.length - asked.length;
  const description = said(type.descriptions, language, '');
  return (
    <>
      <PanelHeader
        title={t('settings.see.title')}
        after={
          <LanguageSwitch
            label={t('settings.see.language')}
            languages={languages}
            value={language}
            onChange={setLanguage}
          />
        }
      />
      <div className={css.paper} lang={language}>
        <h3 className={css.title}>{said(type.names, language, type.name)}</h3>
        {description === '' ? null : <p className={css.text}>{description}</p>}
        {asked.map(({ field, required }) => (
          <Preview key={field.id} field={field} required={required} language={language} />
        ))}
      </div>
      <p className={css.note}>
        {asked.length === 0 ? t('field-settings.form.previewEmpty') : null}{' '}
        {teamOnly > 0 ? t('field-settings.form.teamOnly', { count: teamOnly }) : null}
      </p>
    </>
  );
}

/** One field, drawn and not to be filled in: nothing here could be sent. */
function Preview({ field, required, language }: { field: Field; required: boolean; language: Language }) {
  const { t, language: mine } = useSpeaking();
  const label = said(field.labels, language, field.label);
  const help = said(field.helps, language, '');
  const options = field.options.filter(({ archived }) => !archived);
  const name = (
    <span className={css.label}>
      {label}
      {required ? null : (
        <span className={css.optional} lang={mine}>
          {t('field-settings.form.optional')}
        </span>
      )}
    </span>
  );
  if (field.kind === 'checkbox') {
    return (
      <div className={css.field}>
        <span className={css.tick}>
          <i aria-hidden="true" />
          {name}
        </span>
        {help === '' ? null : <span className={css.help}>{help}</span>}
      </div>
    );
  }
  return (
    <div className={css.field}>
      {name}
      {field.kind === 'choices' ? (
        <ul className={css.options}>
          {options.map((option) => (
            <li key={option.id} className={css.tick}>
              <i aria-hidden="true" />
              {said(option.names, language, option.name)}
            </li>
          ))}
        </ul>
      ) : (
        <span className={css.box} data-tall={field.multiline || undefined}>
          {field.kind === 'choice' && options[0] !== undefined
            ? said(options[0].names, language, options[0].name)
            : null}
          {field.unit === null ? null : <span className={css.unit}>{field.unit}</span>}
        </span>
      )}
      {help === '' ? null : <span className={css.help}>{help}</span>}
    </div>
  );
}
