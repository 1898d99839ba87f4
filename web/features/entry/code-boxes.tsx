import { useEffect, useRef } from 'react';
import { useT } from '../../i18n/index.ts';
import css from './set-up.module.css';
import { codeBoxes, codeBoxLength, codeLetters } from './set-up-form.ts';

/** The one-time code in three boxes. Typing goes on in the next box, and a whole code may be pasted into any. */
export function CodeBoxes({
  letters,
  state,
  describedBy,
  onChange,
}: {
  letters: string;
  state: 'open' | 'right' | 'wrong';
  describedBy: string;
  onChange: (letters: string) => void;
}) {
  const t = useT();
  const boxes = useRef<(HTMLInputElement | null)[]>([]);
  // The code is the first thing to do here, so the cursor stands there already.
  useEffect(() => boxes.current[0]?.focus(), []);
  const written = Array.from({ length: codeBoxes }, (_, box) =>
    letters.slice(box * codeBoxLength, (box + 1) * codeBoxLength),
  );

  const change = (box: number, typed: string) => {
    const before = letters.slice(0, box * codeBoxLength);
    const clean = codeLetters(typed);
    // More than one box can hold came by paste or by filling in; then it goes on into the next ones.
    const next =
      clean.length > codeBoxLength
        ? codeLetters(before + clean)
        : codeLetters(before + clean + letters.slice((box + 1) * codeBoxLength));
    onChange(next);
    if (clean.length >= codeBoxLength)
      boxes.current[Math.min(codeBoxes - 1, Math.floor(next.length / codeBoxLength))]?.focus();
  };

  return (
    <div className={css.code} data-state={state}>
      {written.map((part, box) => (
        <input
          // biome-ignore lint/suspicious/noArrayIndexKey: the boxes never change places
          key={box}
          ref={(element) => {
            boxes.current[box] = element;
          }}
          aria-label={t('entry.setUp.codePart', { part: box + 1 })}
          aria-describedby={describedBy}
          aria-invalid={state === 'wrong'}
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          inputMode="text"
          readOnly={state === 'right'}
          value={part}
          onChange={(event) => change(box, event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Backspace' && part === '' && box > 0) boxes.current[box - 1]?.focus();
          }}
        />
      ))}
    </div>
  );
}
