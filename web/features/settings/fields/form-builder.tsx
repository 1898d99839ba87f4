import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Field, RequestType } from '../../../../contract/fields.ts';
import { useSpeaking } from '../../../i18n/index.ts';
import { Button, ChoiceMenu, IconButton, Sentence, SentenceToken } from '../../../ui/index.ts';
import css from './form-builder.module.css';

type Form = RequestType['form'];

/** What a kind of request asks for: the desk's own fields in their order, a sentence for each. */
export function FormBuilder({
  form,
  fields,
  disabled,
  onChange,
}: {
  form: Form;
  fields: readonly Field[];
  disabled: boolean;
  onChange: (form: Form) => void;
}) {
  const { t, tx } = useSpeaking();
  const [adding, setAdding] = useState(false);
  const free = fields.filter(({ id, archived }) => !archived && !form.some(({ fieldId }) => fieldId === id));
  const set = (at: number, change: Partial<Form[number]>) =>
    onChange(form.map((one, place) => (place === at ? { ...one, ...change } : one)));
  const move = (at: number, by: -1 | 1) => {
    const next = [...form];
    const [one] = next.splice(at, 1);
    if (one) next.splice(at + by, 0, one);
    onChange(next);
  };
  return (
    <div>
      <h2 className={css.title}>{t('field-settings.form.title')}</h2>
      {form.length === 0 ? <p className={css.none}>{t('field-settings.form.none')}</p> : null}
      <ol className={css.list}>
        {form.map((item, at) => {
          const field = fields.find(({ id }) => id === item.fieldId);
          const name = field?.label ?? t('field-settings.form.gone');
          return (
            <li key={item.fieldId} className={css.line}>
              <div className={css.words}>
                <Sentence>
                  {tx('field-settings.form.item', {
                    field: <b key="field">{name}</b>,
                    required: (
                      <SentenceToken
                        key="required"
                        label={t('field-settings.form.requiredLabel', { name })}
                        value={item.required ? 'yes' : 'no'}
                        disabled={disabled}
                        options={(['yes', 'no'] as const).map((value) => ({
                          value,
                          label: t(`field-settings.form.required.${value}`),
                        }))}
                        onChange={(value) => set(at, { required: value === 'yes' })}
                      />
                    ),
                    audience: (
                      <SentenceToken
                        key="audience"
                        label={t('field-settings.form.audienceLabel', { name })}
                        value={item.audience}
                        disabled={disabled}
                        options={(['customer', 'team'] as const).map((value) => ({
                          value,
                          label: t(`field-settings.form.audience.${value}`),
                        }))}
                        onChange={(audience) => set(at, { audience })}
                      />
                    ),
                  })}
                </Sentence>
              </div>
              {disabled ? null : (
                <span className={css.buttons}>
                  <IconButton
                    label={t('field-settings.moveUp', { name })}
                    icon={<IconArrowUp size={14} stroke={2} aria-hidden />}
                    disabled={at === 0}
                    onClick={() => move(at, -1)}
                  />
                  <IconButton
                    label={t('field-settings.moveDown', { name })}
                    icon={<IconArrowDown size={14} stroke={2} aria-hidden />}
                    disabled={at === form.length - 1}
                    onClick={() => move(at, 1)}
                  />
                  <IconButton
                    label={t('field-settings.form.remove', { name })}
                    icon={<IconX size={14} stroke={2} aria-hidden />}
                    onClick={() => onChange(form.filter((_, place) => place !== at))}
                  />
                </span>
              )}
            </li>
          );
        })}
      </ol>
      {disabled ? null : free.length > 0 ? (
        <ChoiceMenu
          label={t('field-settings.form.add')}
          opened={adding}
          onOpened={setAdding}
          search={free.length > 8}
          choices={free.map(({ id, label, kind }) => ({ id, label, hint: t(`field-settings.kind.${kind}`) }))}
          nothing={(typed) => t('field-settings.nothing', { typed })}
          onChoose={(fieldId) => {
            const field = fields.find(({ id }) => id === fieldId);
            if (field) onChange([...form, { fieldId, required: field.required, audience: field.audience }]);
          }}
        >
          <Button
            kind="quiet"
            size={28}
            className={css.add ?? ''}
            icon={<IconPlus size={14} stroke={2} aria-hidden />}
            aria-expanded={adding}
            onClick={() => setAdding(!adding)}
          >
            {t('field-settings.form.add')}
          </Button>
        </ChoiceMenu>
      ) : (
        <p className={css.none}>{t('field-settings.form.noMore')}</p>
      )}
    </div>
  );
}
