import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useSpeaking } from '../../i18n/index.ts';
import { Sentence, SentenceInput, SentenceToken, TextAreaField } from '../../ui/index.ts';
import { categoryNames, type MacroEffects, teammateNames, teamNames } from './asking.ts';
import { asHtml, asText, type EffectName, effectNames, tagsOf, withEffect } from './effects.ts';
import { offeredPriorities, offeredStatuses } from './offered.ts';
import css from './reply-editor.module.css';

const nobody = 'nobody';

/** What a macro does besides its words, as a sentence whose words can be changed. */
export function EffectsSentence({
  effects,
  readOnly,
  onWrite,
}: {
  effects: MacroEffects;
  readOnly: boolean;
  onWrite: (effects: MacroEffects) => void;
}) {
  const { t, tx } = useSpeaking();
  const { data: people } = useQuery(teammateNames);
  const { data: teams } = useQuery(teamNames);
  const { data: categories } = useQuery(categoryNames);
  const there = effectNames.filter((name) => effects[name] !== undefined);
  const missing = effectNames.filter((name) => effects[name] === undefined);
  const set = (name: EffectName, value: MacroEffects[EffectName]) => onWrite(withEffect(effects, name, value));
  const none = { value: nobody, label: t('saved-replies-page.effect.none') };

  const token = (name: EffectName): ReactNode => {
    const label = t(`saved-replies-page.effect.${name}`);
    const shared = { label, disabled: readOnly };
    switch (name) {
      case 'status':
        return (
          <SentenceToken
            {...shared}
            value={effects.status ?? 'waiting'}
            options={offeredStatuses.map((value) => ({
              value,
              label: t(`shell.status.${value}`),
            }))}
            onChange={(value) => set(name, value)}
          />
        );
      case 'priority':
        return (
          <SentenceToken
            {...shared}
            value={effects.priority ?? 'high'}
            options={offeredPriorities.map((value) => ({ value, label: t(`shell.priority.${value}`) }))}
            onChange={(value) => set(name, value)}
          />
        );
      case 'assignee':
        return (
          <SentenceToken
            {...shared}
            value={effects.assignee ?? nobody}
            options={[
              { value: 'me', label: t('saved-replies-page.effect.me') },
              none,
              ...(people?.items ?? []).map((one) => ({ value: one.id, label: one.name })),
            ]}
            onChange={(value) => set(name, value === nobody ? null : value)}
          />
        );
      case 'team':
        return (
          <SentenceToken
            {...shared}
            value={effects.team ?? nobody}
            options={[none, ...(teams?.items ?? []).map((one) => ({ value: one.id, label: one.name }))]}
            onChange={(value) => set(name, value === nobody ? null : value)}
          />
        );
      case 'category': {
        const names = new Set([
          ...(categories?.items ?? []).map((one) => one.name),
          ...(effects.category ? [effects.category] : []),
        ]);
        return (
          <SentenceToken
            {...shared}
            value={effects.category ?? nobody}
            options={[none, ...[...names].map((value) => ({ value, label: value }))]}
            onChange={(value) => set(name, value === nobody ? null : value)}
          />
        );
      }
      case 'addTags':
      case 'removeTags':
        return (
          <SentenceInput
            {...shared}
            width={170}
            value={(effects[name] ?? []).join(', ')}
            onChange={(value) => set(name, tagsOf(value))}
          />
        );
      case 'note':
        return null;
    }
  };

  return (
    <section className={css.effects} aria-label={t('saved-replies-page.thenItDoes')}>
      <h3>{t('saved-replies-page.thenItDoes')}</h3>
      {there.length === 0 ? <p className={css.nothing}>{t('saved-replies-page.onlyWords')}</p> : null}
      {there.map((name) => (
        <div key={name} className={css.effect}>
          <Sentence>
            {tx(`saved-replies-page.does.${name}`, { value: <span key="value">{token(name)}</span> })}
          </Sentence>
          {readOnly ? null : (
            <button
              type="button"
              className={css.away}
              aria-label={t('saved-replies-page.effect.away', { effect: t(`saved-replies-page.effect.${name}`) })}
              onClick={() => set(name, undefined)}
            >
              <IconX size={13} stroke={2} aria-hidden />
            </button>
          )}
          {name === 'note' ? (
            <TextAreaField
              label={<span className="sp-hidden">{t('saved-replies-page.effect.note')}</span>}
              className={css.note ?? ''}
              autosize
              minRows={2}
              maxRows={8}
              readOnly={readOnly}
              value={asText(effects.note ?? '')}
              onChange={(event) => set('note', asHtml(event.currentTarget.value))}
            />
          ) : null}
        </div>
      ))}
      {readOnly || missing.length === 0 ? null : (
        <Sentence>
          {tx(there.length === 0 ? 'saved-replies-page.addFirst' : 'saved-replies-page.addMore', {
            effect: (
              <SentenceToken
                key="add"
                label={t('saved-replies-page.addEffect')}
                value="more"
                options={[
                  { value: 'more', label: t('saved-replies-page.something') },
                  ...missing.map((value) => ({ value, label: t(`saved-replies-page.effect.${value}`) })),
                ]}
                onChange={(value) => {
                  const name = effectNames.find((one) => one === value);
                  if (name !== undefined) set(name, startOf(name));
                }}
              />
            ),
          })}
        </Sentence>
      )}
    </section>
  );
}

/** What an effect does before one has chosen anything else. */
function startOf(name: EffectName): MacroEffects[EffectName] {
  switch (name) {
    case 'status':
      return 'waiting';
    case 'priority':
      return 'high';
    case 'assignee':
      return 'me';
    case 'team':
    case 'category':
      return null;
    case 'addTags':
    case 'removeTags':
      return [];
    case 'note':
      return '<p></p>';
  }
}
