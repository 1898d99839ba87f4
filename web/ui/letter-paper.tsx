import { useEffect, useRef, useState } from 'react';
import css from './letter-paper.module.css';
import { paperDocument } from './paper-document.ts';

/** Higher than this a letter scrolls in its frame. */
const highest = 12_000;
const firstGuess = 180;

/**
 * A mail of ours on paper, as its reader will see it. Same origin the frame is only so that its height can be measured
 * from outside; it runs nothing and fetches nothing, and links open in a window that it cannot reach.
 */
export function LetterPaper({
  html,
  label,
  scheme = 'light',
  narrow = false,
}: {
  html: string;
  /** The frame's name for screen readers. */
  label: string;
  scheme?: 'light' | 'dark';
  /** As on a phone. */
  narrow?: boolean;
}) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(firstGuess);
  const watching = useRef<ResizeObserver | undefined>(undefined);
  useEffect(() => () => watching.current?.disconnect(), []);

  const measure = () => {
    const page = frame.current?.contentDocument;
    if (!page?.body) return;
    const grow = () => setHeight(Math.min(highest, Math.ceil(page.documentElement.getBoundingClientRect().height)));
    watching.current?.disconnect();
    watching.current = new ResizeObserver(grow);
    watching.current.observe(page.documentElement);
    grow();
  };

  return (
    <div className={css.paper} data-scheme={scheme} data-narrow={narrow || undefined}>
      <iframe
        ref={frame}
        title={label}
        className={css.frame}
        style={{ height }}
        sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
        srcDoc={paperDocument(html, scheme)}
        onLoad={measure}
      />
    </div>
  );
}
