import { escapeText } from '../../platform/html/index.ts';
import type { ArticleNode, ElementNode, TextNode } from './nodes.ts';
import { MOST_NESTED } from './nodes.ts';

/** Outermost first: the same words with the same marks are always written in the same way. */
const MARKS: readonly { name: string; open: (attrs: Record<string, string>) => string; close: string }[] = [
  { name: 'comment', open: ({ id = '' }) => `<mark data-comment="${escapeText(id)}">`, close: '</mark>' },
  { name: 'link', open: ({ href = '' }) => `<a href="${escapeText(href)}">`, close: '</a>' },
  { name: 'bold', open: () => '<strong>', close: '</strong>' },
  { name: 'italic', open: () => '<em>', close: '</em>' },
  { name: 'strike', open: () => '<s>', close: '</s>' },
  { name: 'code', open: () => '<code>', close: '</code>' },
];

/** The tree as HTML. It says what the writers wrote, so whoever stores it cleans it first. */
export function nodesToHtml(nodes: readonly ArticleNode[], depth = 0): string {
  if (depth > MOST_NESTED) return '';
  return nodes.map((node) => (node.type === 'text' ? textHtml(node) : elementHtml(node, depth))).join('');
}

function textHtml({ text, marks }: TextNode): string {
  const worn = MARKS.filter(({ name }) => marks[name] !== undefined);
  return (
    worn.map(({ name, open }) => open(marks[name] ?? {})).join('') +
    escapeText(text) +
    worn
      .toReversed()
      .map(({ close }) => close)
      .join('')
  );
}

function elementHtml(node: ElementNode, depth: number): string {
  const inside = (): string => nodesToHtml(node.content, depth + 1);
  switch (node.type) {
    case 'paragraph':
      return `<p>${inside()}</p>`;
    case 'heading': {
      const tag = Number(node.attrs.level) >= 3 ? 'h3' : 'h2';
      return `<${tag}>${inside()}</${tag}>`;
    }
    case 'bulletList':
      return `<ul>${inside()}</ul>`;
    case 'orderedList': {
      const start = Number(node.attrs.start ?? 1);
      return `<ol${Number.isInteger(start) && start > 1 ? ` start="${start}"` : ''}>${inside()}</ol>`;
    }
    case 'listItem':
      return `<li>${loose(node, depth)}</li>`;
    case 'blockquote':
      return `<blockquote>${inside()}</blockquote>`;
    case 'codeBlock': {
      const language = attribute(node, 'language');
      const dress = language === '' ? '' : ` class="language-${language}"`;
      return `<pre><code${dress}>${escapeText(plainText(node))}</code></pre>`;
    }
    case 'horizontalRule':
      return '<hr />';
    case 'hardBreak':
      return '<br />';
    case 'image': {
      const size = ['width', 'height'].map((side) => {
        const pixels = Number(node.attrs[side]);
        return Number.isInteger(pixels) && pixels > 0 ? ` ${side}="${pixels}"` : '';
      });
      return `<img data-file="${attribute(node, 'file')}" alt="${attribute(node, 'alt')}"${size.join('')} />`;
    }
    case 'table':
      return tableHtml(node, depth);
    case 'tableRow':
      return `<tr>${inside()}</tr>`;
    case 'tableHeader':
      return `<th${spans(node)}>${loose(node, depth)}</th>`;
    case 'tableCell':
      return `<td${spans(node)}>${loose(node, depth)}</td>`;
    case 'callout':
      return `<aside data-tone="${attribute(node, 'tone') || 'note'}">${inside()}</aside>`;
    case 'video':
      return `<div data-video="${attribute(node, 'address')}"></div>`;
    case 'live':
      return `<span data-live="${attribute(node, 'what')}"></span>`;
  }
}

/** As the cleaner finds it. */
const EMPTY = /^(?:\s|<br \/>)*$/;

/** A first paragraph that stands alone, or before lists only, needs no tag of its own. Empty ones are not kept, so none counts. */
function loose({ content }: ElementNode, depth: number): string {
  const said = content.filter((node) => node.type !== 'paragraph' || !EMPTY.test(nodesToHtml(node.content, depth + 2)));
  const [first, ...rest] = said;
  const isTight = rest.every(({ type }) => type === 'bulletList' || type === 'orderedList');
  if (first?.type !== 'paragraph' || !isTight) return nodesToHtml(said, depth + 1);
  return nodesToHtml(first.content, depth + 2) + nodesToHtml(rest, depth + 1);
}

function tableHtml({ content }: ElementNode, depth: number): string {
  const isHead = (row: ArticleNode | undefined): boolean =>
    row !== undefined &&
    row.type === 'tableRow' &&
    row.content.length > 0 &&
    row.content.every(({ type }) => type === 'tableHeader');
  const head = isHead(content[0]) ? content.slice(0, 1) : [];
  const body = content.slice(head.length);
  const part = (tag: string, rows: readonly ArticleNode[]): string =>
    rows.length === 0 ? '' : `<${tag}>${nodesToHtml(rows, depth + 1)}</${tag}>`;
  return `<table>${part('thead', head)}${part('tbody', body)}</table>`;
}

function spans(node: ElementNode): string {
  return ['colspan', 'rowspan']
    .map((side) => {
      const cells = Number(node.attrs[side] ?? 1);
      return Number.isInteger(cells) && cells > 1 && cells <= 100 ? ` ${side}="${cells}"` : '';
    })
    .join('');
}

function attribute({ attrs }: ElementNode, name: string): string {
  return escapeText(String(attrs[name] ?? ''));
}

export function plainText(node: ArticleNode): string {
  if (node.type === 'text') return node.text;
  if (node.type === 'hardBreak') return '\n';
  return node.content.map(plainText).join('');
}
