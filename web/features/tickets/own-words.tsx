import { createElement, type ReactNode, useMemo } from 'react';
import type { Attachment } from '../../../contract/tickets.ts';
import { useMe } from '../../api/index.ts';
import { safeHref } from './linkifying.ts';
import css from './message-body.module.css';

/** Exactly what our editor makes; anything else keeps its words and loses its dress. */
const plainTags = new Set(['p', 'br', 'strong', 'em', 'u', 's', 'ul', 'ol', 'li', 'blockquote', 'code', 'pre', 'h3']);

/**
 * What was written with our editor, in the page itself. It is not handed to the browser as HTML: it is read, and built
 * anew from a list of tags, so that nothing else can come along.
 */
export function OwnWords({ html, attachments }: { html: string; attachments: readonly Attachment[] }) {
  const { id: meId } = useMe();
  const built = useMemo(() => {
    const parsed = new DOMParser().parseFromString(html, 'text/html');
    return [...parsed.body.childNodes].map((node, place) => build(node, place, { attachments, meId }, 0));
  }, [html, attachments, meId]);
  return (
    <div className={css.own} dir="auto">
      {built}
    </div>
  );
}

const deepest = 50;

/** What the words are shown with. */
interface Around {
  attachments: readonly Attachment[];
  meId: string;
}

function build(node: Node, key: number, around: Around, depth: number): ReactNode {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent;
  if (!(node instanceof Element) || depth > deepest) return null;
  const tag = node.localName;
  const inside = () => [...node.childNodes].map((child, place) => build(child, place, around, depth + 1));
  if (tag === 'br') return <br key={key} />;
  if (tag === 'a') {
    const href = safeHref(node.getAttribute('href') ?? '');
    if (href === undefined) return <span key={key}>{inside()}</span>;
    return (
      <a key={key} href={href} target="_blank" rel="noopener noreferrer nofollow" className={css.link}>
        {inside()}
      </a>
    );
  }
  if (tag === 'img') {
    const shown = around.attachments.find(({ id }) => id === node.getAttribute('data-attachment-id'));
    return shown ? (
      <img
        key={key}
        src={shown.url}
        alt={node.getAttribute('alt') || shown.name}
        loading="lazy"
        className={css.picture}
      />
    ) : null;
  }
  const named = tag === 'span' ? node.getAttribute('data-mention') : null;
  if (named !== null) {
    return (
      <span key={key} className={css.named} data-me={named === `teammate:${around.meId}` || undefined}>
        {node.textContent}
      </span>
    );
  }
  if (!plainTags.has(tag)) return <span key={key}>{inside()}</span>;
  const start = Number(node.getAttribute('start'));
  return createElement(tag, { key, ...(tag === 'ol' && start > 1 ? { start } : {}) }, ...inside());
}
