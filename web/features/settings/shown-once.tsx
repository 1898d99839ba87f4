import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useT } from '../../i18n/index.ts';
import { Button } from '../../ui/index.ts';
import css from './shown-once.module.css';

/** A secret itself: nobody can show it again, so it stays until one says it is kept. */
export function ShownOnce({
  title,
  text,
  secret,
  seen,
  onSeen,
}: {
  title: string;
  text: string;
  secret: string;
  /** The button by which one says so. */
  seen: string;
  onSeen: () => void;
}) {
  const t = useT();
  const [copied, setCopied] = useState(false);
  const words = useRef<HTMLElement>(null);
  const card = useRef<HTMLElement>(null);
  useEffect(() => card.current?.focus(), []);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(secret);
      setCopied(true);
    } catch {
      // Without HTTPS a browser may refuse: it is then selected, to be copied by hand.
      const selection = getSelection();
      if (words.current && selection) selection.selectAllChildren(words.current);
    }
  };
  return (
    <section className={css.once} ref={card} tabIndex={-1} aria-label={title}>
      <b>{title}</b>
      <p>{text}</p>
      <div className={css.secret}>
        <code ref={words}>{secret}</code>
        <Button
          size={28}
          icon={copied ? <IconCheck size={14} stroke={2} aria-hidden /> : <IconCopy size={14} stroke={2} aria-hidden />}
          onClick={() => void copy()}
        >
          <span aria-live="polite">{t(copied ? 'settings.copied' : 'settings.copy')}</span>
        </Button>
      </div>
      <Button kind={copied ? 'filled' : 'plain'} size={28} onClick={onSeen}>
        {seen}
      </Button>
    </section>
  );
}
