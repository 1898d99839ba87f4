import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { FIELD_LIMITS } from '../../../../contract/field-limits.ts';
import { LIMITS } from '../../../../contract/limits.ts';
import { type Language, languages, useT } from '../../../i18n/index.ts';
import { Button, IconButton } from '../../../ui/index.ts';
import { LanguageSwitch } from '../language-chips.tsx';
import css from './option-list.module.css';
import type { Words } from './words-in-languages.tsx';

export interface Option {
  id?: string;
  names: Words;
}

/** What one chooses from, in its order and in each language. Kept as one leaves a field or moves a line. */
export function OptionList({
  options,
  first,
  disabled,
  onChange,
}: {
  options: readonly Option[];
  /** The language in which they are shown first. */
  first: Language;
  disabled: boolean;
  onChange: (options: readonly Option[]) => void;
}) {
  const t = useT();
  const label = useId();
  const [language, setLanguage] = useState(first);
  const [fresh, setFresh] = useState('');
  const move = (at: number, by: -1 | 1) => {
    const next = [...options];
    const [one] = next.splice(at, 1);
    if (one) next.splice(at + by, 0, one);
    onChange(next);
  };
  const add = () => {
    const name = fresh.trim();
    setFresh('');
    if (name !== '') onChange([...options, { names: { [language]: name } }]);
  };
  return (
    <div>
      <div className={css.head}>
        <h2 className={css.title} id={label}>
          {t('field-settings.options.title')}
        </h2>
        <LanguageSwitch
          languages={languages}
          value={language}
          onChange={setLanguage}
          label={t('field-settings.options.language')}
        />
      </div>
      <ol className={css.options} aria-labelledby={label}>
        {options.map((option, at) => (
          <li key={option.id ?? `new ${at}`} className={css.option}>
            <OptionName
              option={option}
              language={language}
              place={at + 1}
              disabled={disabled}
              onKeep={(names) => onChange(options.map((one, place) => (place === at ? { ...one, names } : one)))}
              onMove={(by) => at + by >= 0 && at + by < options.length && move(at, by)}
            />
            {disabled ? null : (
              <>
                <IconButton
                  label={t('field-settings.moveUp', { name: anyName(option.names) })}
                  icon={<IconArrowUp size={14} stroke={2} aria-hidden />}
                  disabled={at === 0}
                  onClick={() => move(at, -1)}
                />
                <IconButton
                  label={t('field-settings.moveDown', { name: anyName(option.names) })}
                  icon={<IconArrowDown size={14} stroke={2} aria-hidden />}
                  disabled={at === options.length - 1}
                  onClick={() => move(at, 1)}
                />
                <IconButton
                  label={t('field-settings.options.remove', { name: anyName(option.names) })}
                  icon={<IconX size={14} stroke={2} aria-hidden />}
                  onClick={() => onChange(options.filter((_, place) => place !== at))}
                />
              </>
            )}
          </li>
        ))}
        {disabled || options.length >= FIELD_LIMITS.options ? null : (
          <li className={css.option}>
            <input
              className={css.input}
              aria-label={t('field-settings.options.add')}
              placeholder={t('field-settings.options.add')}
              maxLength={LIMITS.name}
              value={fresh}
              onChange={(event) => setFresh(event.currentTarget.value)}
              onBlur={add}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
                event.preventDefault();
                add();
              }}
            />
            <Button
              kind="quiet"
              size={28}
              icon={<IconPlus size={14} stroke={2} aria-hidden />}
              disabled={fresh.trim() === ''}
              onClick={add}
            >
              {t('field-settings.options.addIt')}
            </Button>
          </li>
        )}
      </ol>
      <p className={css.hint}>{t('field-settings.options.hint')}</p>
    </div>
  );
}

function anyName(names: Words): string {
  return Object.values(names)[0] ?? '';
}

function OptionName({
  option,
  language,
  place,
  disabled,
  onKeep,
  onMove,
}: {
  option: Option;
  language: Language;
  place: number;
  disabled: boolean;
  onKeep: (names: Words) => void;
  onMove: (by: -1 | 1) => void;
}) {
  const t = useT();
  const value = option.names[language] ?? '';
  const [typed, setTyped] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => setTyped(value), [value]);
  const keep = () => {
    const name = typed.trim();
    if (name === value) return;
    const { [language]: _before, ...others } = option.names;
    // One language must keep its name.
    if (name === '' && Object.keys(others).length === 0) setTyped(value);
    else onKeep(name === '' ? others : { ...others, [language]: name });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') keep();
    else if (event.key === 'Escape') setTyped(value);
    else if (event.altKey && event.key === 'ArrowUp') onMove(-1);
    else if (event.altKey && event.key === 'ArrowDown') onMove(1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <input
      ref={input}
      className={css.input}
      aria-label={t('field-settings.options.name', { place })}
      placeholder={value === '' ? anyName(option.names) : undefined}
      lang={language}
      disabled={disabled}
      maxLength={LIMITS.name}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={onKeyDown}
    />
  );
}
