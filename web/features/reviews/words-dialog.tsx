import { type ReactNode, useState } from 'react';
import { REVIEW_WORDS } from '../../../contract/review-limits.ts';
import { useT } from '../../i18n/index.ts';
import { useUnsent } from '../../shell/index.ts';
import { Button, Dialog, TextAreaField } from '../../ui/index.ts';
import css from './buddy-line.module.css';

/** A few words to one person, sent by a button that says what becomes of them. */
export function WordsDialog({
  title,
  text,
  before,
  label,
  send,
  aside,
  keep,
  begin = '',
  onSend,
  onClose,
}: {
  title: string;
  text: string;
  /** What the words are about, where that is chosen. */
  before?: ReactNode;
  label: string;
  send: string;
  /** Another way, left of sending. */
  aside?: ReactNode;
  /** What the words are for: closed without sending, they are there again. */
  keep: string;
  /** What stands there at first. */
  begin?: string;
  /** @returns whether it went: the words stay where it did not. */
  onSend: (words: string) => Promise<boolean>;
  onClose: () => void;
}) {
  const t = useT();
  const [words, setWords, forget] = useUnsent(keep, begin);
  const [busy, setBusy] = useState(false);
  const go = async () => {
    if (busy || words.trim() === '') return;
    setBusy(true);
    const went = await onSend(words.trim());
    setBusy(false);
    if (!went) return;
    forget();
    onClose();
  };
  return (
    <Dialog label={title} onClose={onClose} width={480}>
      <form
        className={css.dialog}
        onSubmit={(event) => {
          event.preventDefault();
          void go();
        }}
      >
        <h2>{title}</h2>
        <p>{text}</p>
        {before}
        <TextAreaField
          label={label}
          autosize
          minRows={3}
          maxRows={8}
          maxLength={REVIEW_WORDS}
          data-autofocus
          value={words}
          onChange={({ currentTarget: { value } }) => setWords(value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
              event.preventDefault();
              void go();
            }
          }}
        />
        <span className={css.buttons}>
          {aside ? <span className={css.aside}>{aside}</span> : null}
          <Button kind="quiet" onClick={onClose}>
            {t('reviews-page.leave')}
          </Button>
          <Button kind="filled" type="submit" keys="mod+enter" busy={busy} disabled={words.trim() === ''}>
            {send}
          </Button>
        </span>
      </form>
    </Dialog>
  );
}
