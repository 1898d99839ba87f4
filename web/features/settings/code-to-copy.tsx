import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useT } from '../../i18n/index.ts';
import { Button } from '../../ui/index.ts';
import css from './contact-form-place.module.css';

/** Code that somebody puts into a page of theirs. */
export function CodeToCopy({ title, code, verb }: { title: string; code: string; verb?: string }) {
  const t = useT();
  const [copied, setCopied] = useState(false);
  const words = useRef<HTMLElement>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(code);
      setCopied(true);
    } catch {
      // Without HTTPS a browser may refuse: it is then selected, to be copied by hand.
      const selection = getSelection();
      if (words.current && selection) selection.selectAllChildren(words.current);
    }
  };
  return (
    <section className={css.code} aria-label={title}>
      <div className={css.codeHead}>
        <b>{title}</b>
        <Button
          size={28}
          icon={copied ? <IconCheck size={14} stroke={2} aria-hidden /> : <IconCopy size={14} stroke={2} aria-hidden />}
          onClick={() => void copy()}
        >
          <span aria-live="polite">
            {copied ? t('contact-form.code.copied') : (verb ?? t('contact-form.code.copy'))}
          </span>
        </Button>
      </div>
      <pre>
        <code ref={words}>{code}</code>
      </pre>
    </section>
  );
}
