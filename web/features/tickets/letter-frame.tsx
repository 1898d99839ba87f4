import { useEffect, useRef, useState } from 'react';
import { useT } from '../../i18n/index.ts';
import { letterDocument } from './letter-document.ts';
import { doubtWords, LinkTarget } from './link-target.tsx';
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
  known,
}: {
  html: string;
  foldQuoted: boolean;
  remotePictures: boolean;
  /** Domains that a link may imitate. */
  known: readonly string[];
}) {
  const t = useT();
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(firstGuess);
  const [pointedAt, setPointedAt] = useState<string>();
  const watching = useRef<ResizeObserver | undefined>(undefined);
  useEffect(() => () => watching.current?.disconnect(), []);

  const measure = () => {
    const page = frame.current?.contentDocument;
    if (!page?.body) return;
    watchLinks(page, setPointedAt, (link) => doubtWords(t, link.textContent ?? '', link.href, known));
    const take = () => setHeight(Math.min(highest, Math.ceil(page.body.getBoundingClientRect().height)));
    watching.current?.disconnect();
    watching.current = new ResizeObserver(take);
    watching.current.observe(page.body);
    take();
  };

  return (
    <>
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
      <LinkTarget href={pointedAt} />
    </>
  );
}

/** A letter of a thousand links is no letter; the rest still leads where the browser says. */
const mostLinks = 500;

/** Tells where the link leads that is pointed at or has the focus, and writes a doubt behind those that may deceive. */
function watchLinks(
  page: Document,
  onPointed: (href: string | undefined) => void,
  doubtOf: (link: HTMLAnchorElement) => string | undefined,
): void {
  for (const link of [...page.querySelectorAll<HTMLAnchorElement>('a[href]')].slice(0, mostLinks)) {
    link.title = '';
    const doubt = doubtOf(link);
    if (doubt === undefined) continue;
    const mark = page.createElement('span');
    mark.className = 'sp-doubt';
    mark.textContent = `⚠ ${doubt}`;
    link.after(mark);
  }
  const linkAt = (event: Event): string | undefined =>
    // Elements of a frame are of its own window, so `instanceof` says nothing here.
    (event.target as Partial<Element> | null)?.closest?.('a[href]')?.getAttribute('href') ?? undefined;
  for (const kind of ['mouseover', 'focusin']) page.addEventListener(kind, (event) => onPointed(linkAt(event)));
  for (const kind of ['mouseleave', 'focusout']) page.addEventListener(kind, () => onPointed(undefined));
}
