import { useEffect, useRef, useState } from 'react';
import { useT } from '../../i18n/index.ts';
import { letterDocument } from './letter-document.ts';
import css from './message-body.module.css';

/** Higher than this a letter scrolls in its frame. */
const highest = 12_000;
const firstGuess = 120;

/**
 * A customer's HTML in a frame of its own. The frame has no right to run scripts, send forms or go elsewhere; same
 * origin it is only so that its height can be measured from outside, and links open in a window that it cannot reach.
 */
export function LetterFrame({
  html,
  foldQuoted,
  remotePictures,
}: {
  html: string;
  foldQuoted: boolean;
  remotePictures: boolean;
}) {
  const t = useT();
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(firstGuess);
  const watching = useRef<ResizeObserver | undefined>(undefined);
  useEffect(() => () => watching.current?.disconnect(), []);

  const measure = () => {
    const page = frame.current?.contentDocument;
    if (!page?.body) return;
    const take = () => setHeight(Math.min(highest, Math.ceil(page.body.getBoundingClientRect().height)));
    watching.current?.disconnect();
    watching.current = new ResizeObserver(take);
    watching.current.observe(page.body);
    take();
  };

  return (
    <div className={css.letter}>
      <iframe
        ref={frame}
        title={t('tickets.message.letter')}
        className={css.frame}
        style={{ height }}
        sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
        loading="eager"
        srcDoc={letterDocument({ html, foldQuoted, remotePictures })}
        onLoad={measure}
      />
    </div>
  );
}
