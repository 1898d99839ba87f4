import { IconSearch, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, type Ref, useLayoutEffect, useRef, useState } from 'react';
import { useT } from '../../i18n/index.ts';
import { stretches } from './query-words.ts';
import css from './search-field.module.css';

/**
 * The box. A field of the browser lies over a copy of its own words, in which operators are pale green, what is
 * excluded stone, and the rest of the first completion grey.
 */
export function SearchField({
  value,
  rest,
  facts,
  controls,
  ref,
  onChange,
  onCaret,
  onKeyDown,
}: {
  value: string;
  /** What the completion would add at the end. */
  rest: string;
  /** At the right end: how many were found. */
  facts: string;
  /** Id of the list of results, once there is one. */
  controls: string | undefined;
  ref: Ref<HTMLInputElement>;
  onChange: (value: string, caret: number) => void;
  onCaret: (caret: number) => void;
  onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
}) {
  const t = useT();
  const [scrolled, setScrolled] = useState(0);
  const copy = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (copy.current) copy.current.scrollLeft = scrolled;
  });
  return (
    <search className={css.box}>
      <IconSearch size={18} stroke={1.7} aria-hidden />
      <div className={css.words}>
        <div className={css.copy} ref={copy} aria-hidden="true">
          {stretches(value).map((stretch, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a stretch is known by its place
            <span key={place} data-kind={stretch.kind} data-not={stretch.not || undefined}>
              {stretch.text}
            </span>
          ))}
          {rest === '' ? null : <span data-kind="rest">{rest}</span>}
        </div>
        <input
          ref={ref}
          className={css.input}
          type="text"
          inputMode="search"
          enterKeyHint="search"
          aria-label={t('search-page.field')}
          {...(controls === undefined ? {} : { 'aria-controls': controls })}
          placeholder={t('search-page.field')}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value, event.currentTarget.selectionStart ?? 0)}
          onSelect={(event) => onCaret(event.currentTarget.selectionStart ?? 0)}
          onScroll={(event) => setScrolled(event.currentTarget.scrollLeft)}
          onKeyDown={onKeyDown}
        />
      </div>
      {value === '' ? null : (
        <>
          <span className={`${css.facts} sp-figures`}>{facts}</span>
          <button
            type="button"
            className={css.clear}
            aria-label={t('search-page.clear')}
            onClick={() => onChange('', 0)}
          >
            <IconX size={15} stroke={1.8} aria-hidden />
          </button>
        </>
      )}
    </search>
  );
}
