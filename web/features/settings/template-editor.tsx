import { IconAlertCircle, IconBraces } from '@tabler/icons-react';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useT } from '../../i18n/index.ts';
import { Chip } from '../../ui/index.ts';
import css from './template-editor.module.css';
import { inserted, type Mistake, nameOfValue, offeredValues, type ValueName } from './template-text.ts';

/**
 * A template as text with its line numbers, the values to put in above, and every mistake at its line. A field of the
 * browser lies over a copy of its own text, so that lines that wrap keep their number and their mark.
 */
export function TemplateEditor({
  label,
  value,
  onChange,
  onSave,
  mistakes,
  first,
  disabled,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** By ⌘ Enter, as one sends a letter. */
  onSave: () => void;
  mistakes: readonly Mistake[];
  /** Values that are offered before one asks for all of them. */
  first: readonly ValueName[];
  disabled: boolean;
}) {
  const t = useT();
  const field = useRef<HTMLTextAreaElement>(null);
  const below = useId();
  const [all, setAll] = useState(false);
  const lines = value.split('\n');
  const wrong = new Set(mistakes.map((mistake) => mistake.line));

  const insert = (name: string) => {
    const text = field.current;
    if (!text) return;
    const { words, caret } = inserted(value, text.selectionStart, text.selectionEnd, name);
    onChange(words);
    text.focus();
    // After React has put the new words in.
    requestAnimationFrame(() => text.setSelectionRange(caret, caret));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      onSave();
    }
  };

  return (
    <div className={css.editor} data-wrong={mistakes.length > 0 || undefined}>
      {disabled ? null : (
        <div className={css.values}>
          <span className={css.puts}>
            <IconBraces size={14} stroke={2} aria-hidden />
            {t('settings.mails.putsIn')}
          </span>
          {(all ? offeredValues : first).map((name) => (
            <Chip key={name} tone="ours" title={`{{ ${name} }}`} onClick={() => insert(name)}>
              {nameOfValue(name, t)}
            </Chip>
          ))}
          {all ? null : (
            <button type="button" className={css.more} onClick={() => setAll(true)}>
              {t('settings.mails.moreValues', { count: offeredValues.length - first.length })}
            </button>
          )}
        </div>
      )}
      <div className={css.text}>
        <div className={css.lines} aria-hidden="true">
          {lines.map((line, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its number
            <div key={at} className={css.line} data-wrong={wrong.has(at + 1) || undefined}>
              <span className={css.number}>{at + 1}</span>
              {/* A line without words is still a line high. */}
              {line === '' ? '\u200b' : line}
            </div>
          ))}
        </div>
        <textarea
          ref={field}
          className={css.field}
          aria-label={label}
          aria-invalid={mistakes.length > 0 || undefined}
          aria-describedby={below}
          value={value}
          readOnly={disabled}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          rows={lines.length}
          onChange={(event) => onChange(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <div className={css.mistakes} id={below} role="status">
        {mistakes.map((mistake) => (
          <p key={`${mistake.line} ${mistake.detail}`}>
            <IconAlertCircle size={14} stroke={2} aria-hidden />
            <span>{mistake.detail}</span>
          </p>
        ))}
      </div>
    </div>
  );
}
