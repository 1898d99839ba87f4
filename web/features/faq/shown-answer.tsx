import { createElement, type ReactNode, useMemo } from 'react';

/** What an article may hold and a reply can; anything else keeps its words and loses its dress. */
const tags = new Set(
  'p br strong em u s ul ol li blockquote code pre h2 h3 ins hr aside table thead tbody tr th td'.split(' '),
);
const deepest = 50;

/** The answer as customers will read it. Not handed to the browser as HTML: it is read, and built anew from a list of tags. */
export function ShownAnswer({ html }: { html: string }) {
  const built = useMemo(() => {
    const { body } = new DOMParser().parseFromString(html, 'text/html');
    return [...body.childNodes].map((node, place) => build(node, place, 0));
  }, [html]);
  return <>{built}</>;
}

function build(node: Node, key: number, depth: number): ReactNode {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent;
  if (!(node instanceof Element) || depth > deepest) return null;
  const tag = node.localName;
  if (tag === 'br' || tag === 'hr') return createElement(tag, { key });
  const inside = [...node.childNodes].map((child, place) => build(child, place, depth + 1));
  return createElement(tags.has(tag) ? tag : 'span', { key }, ...inside);
}
