import { DomUtils, parseDocument } from 'htmlparser2';
import type { ArticleNode, ElementNode, ElementType, Marks } from './nodes.ts';
import { element, isBlock, MOST_NESTED } from './nodes.ts';

type Parsed = ReturnType<typeof parseDocument>['children'][number];
type Tag = Extract<Parsed, { attribs: object }>;

const MARK_OF: Readonly<Record<string, string>> = { strong: 'bold', em: 'italic', s: 'strike', code: 'code' };

/** Safe HTML of an article, as the tree that the editor shows: at least one block, and all of it fits the editor's schema. */
export function htmlToNodes(html: string): ElementNode[] {
  const blocks = blocksOf(parseDocument(html).children, {}, 0);
  return blocks.length === 0 ? [element('paragraph')] : blocks;
}

/** Words that stand among blocks become paragraphs of their own. */
function blocksOf(children: readonly Parsed[], marks: Marks, depth: number): ElementNode[] {
  if (depth > MOST_NESTED) return [];
  const blocks: ElementNode[] = [];
  let line: ArticleNode[] = [];
  const endLine = (): void => {
    if (hasWords(line)) blocks.push(element('paragraph', trimmed(line)));
    line = [];
  };
  for (const node of children.flatMap((child) => read(child, marks, depth))) {
    if (isBlock(node)) {
      endLine();
      blocks.push(node);
    } else line.push(node);
  }
  endLine();
  return blocks;
}

function read(node: Parsed, marks: Marks, depth: number): ArticleNode[] {
  if (node.type === 'text') {
    const text = node.data.replace(/[\t\n\f\r ]+/g, ' ');
    return text === '' ? [] : [{ type: 'text', text, marks }];
  }
  if (!DomUtils.isTag(node) || depth > MOST_NESTED) return [];
  const { name, attribs, children } = node;
  const inside = (more: Marks = {}): ArticleNode[] =>
    children.flatMap((child) => read(child, { ...marks, ...more }, depth + 1));
  const own = (): ElementNode[] => blocksOf(children, {}, depth + 1);
  const mark = MARK_OF[name];
  if (mark !== undefined) return inside({ [mark]: {} });
  switch (name) {
    case 'a':
      return inside(attribs.href ? { link: { href: attribs.href } } : {});
    case 'mark':
      return inside(attribs['data-comment'] ? { comment: { id: attribs['data-comment'] } } : {});
    case 'br':
      return [element('hardBreak')];
    case 'span':
      return attribs['data-live'] ? [element('live', [], { what: attribs['data-live'] })] : inside();
    case 'p':
      return lines('paragraph', inside());
    case 'h2':
      return lines('heading', inside(), { level: 2 });
    case 'h3':
      return lines('heading', inside(), { level: 3 });
    case 'hr':
      return [element('horizontalRule')];
    case 'img':
      return attribs['data-file'] ? [image(attribs)] : [];
    case 'pre':
      return [codeBlock(node)];
    case 'ul':
      return list('bulletList', children, depth);
    case 'ol': {
      const start = Number(attribs.start ?? 1);
      return list('orderedList', children, depth, { start: Number.isInteger(start) ? start : 1 });
    }
    case 'blockquote':
      return [element('blockquote', filled(own()))];
    case 'aside':
      return [element('callout', filled(own()), { tone: attribs['data-tone'] ?? 'note' })];
    case 'div':
      return attribs['data-video'] ? [element('video', [], { address: attribs['data-video'] })] : own();
    case 'table':
      return table(children, depth);
    default:
      return inside();
  }
}

/** What is no line by itself (a picture in a paragraph) stands between two lines. */
function lines(type: 'paragraph' | 'heading', content: ArticleNode[], attrs: ElementNode['attrs'] = {}): ElementNode[] {
  if (!content.some(isBlock)) return [element(type, trimmed(content), attrs)];
  const blocks: ElementNode[] = [];
  let line: ArticleNode[] = [];
  const endLine = (): void => {
    if (hasWords(line)) blocks.push(element(type, trimmed(line), attrs));
    line = [];
  };
  for (const node of content) {
    if (isBlock(node)) {
      endLine();
      blocks.push(node);
    } else line.push(node);
  }
  endLine();
  return blocks;
}

function list(
  type: 'bulletList' | 'orderedList',
  children: readonly Parsed[],
  depth: number,
  attrs: ElementNode['attrs'] = {},
): ElementNode[] {
  const items = children.flatMap((child) => {
    if (!DomUtils.isTag(child)) return [];
    const blocks = blocksOf(child.name === 'li' ? child.children : [child], {}, depth + 2);
    // The editor wants words first in an item.
    return [element('listItem', blocks[0]?.type === 'paragraph' ? blocks : [element('paragraph'), ...blocks])];
  });
  return items.length === 0 ? [] : [element(type, items, attrs)];
}

function table(children: readonly Parsed[], depth: number): ElementNode[] {
  const rows = rowsOf(children).flatMap((row) => {
    const cells = row.flatMap((cell) => {
      if (!DomUtils.isTag(cell) || (cell.name !== 'td' && cell.name !== 'th')) return [];
      const type: ElementType = cell.name === 'th' ? 'tableHeader' : 'tableCell';
      const attrs = { colspan: span(cell.attribs.colspan), rowspan: span(cell.attribs.rowspan) };
      return [element(type, filled(blocksOf(cell.children, {}, depth + 3)), attrs)];
    });
    return cells.length === 0 ? [] : [element('tableRow', cells)];
  });
  return rows.length === 0 ? [] : [element('table', rows)];
}

function rowsOf(children: readonly Parsed[]): Parsed[][] {
  return children.flatMap((child) => {
    if (!DomUtils.isTag(child)) return [];
    return child.name === 'tr' ? [child.children] : child.name === 'table' ? [] : rowsOf(child.children);
  });
}

function span(given: string | undefined): number {
  const cells = Number(given ?? 1);
  return Number.isInteger(cells) && cells > 0 && cells <= 100 ? cells : 1;
}

function image(attribs: Record<string, string>): ElementNode {
  const attrs: ElementNode['attrs'] = { file: attribs['data-file'] ?? '', alt: attribs.alt ?? '' };
  for (const side of ['width', 'height'] as const) {
    const pixels = Number(attribs[side]);
    if (Number.isInteger(pixels) && pixels > 0) attrs[side] = pixels;
  }
  return element('image', [], attrs);
}

function codeBlock(node: Tag): ElementNode {
  const code = node.children.filter(DomUtils.isTag).find(({ name }) => name === 'code');
  const named = /(?:^|\s)language-([\w+#-]{1,32})/.exec(code?.attribs.class ?? '');
  const text = verbatim(node);
  const words: ArticleNode[] = text === '' ? [] : [{ type: 'text', text, marks: {} }];
  return element('codeBlock', words, named?.[1] ? { language: named[1] } : {});
}

function verbatim(node: Parsed): string {
  if (node.type === 'text') return node.data;
  if (!DomUtils.isTag(node)) return '';
  return node.name === 'br' ? '\n' : node.children.map(verbatim).join('');
}

function filled(blocks: ElementNode[]): ElementNode[] {
  return blocks.length === 0 ? [element('paragraph')] : blocks;
}

function hasWords(line: readonly ArticleNode[]): boolean {
  return line.some((node) => (node.type === 'text' ? node.text.trim() !== '' : node.type !== 'hardBreak'));
}

/** Spaces at the ends of a line are the source's layout and not words. */
function trimmed(line: readonly ArticleNode[]): ArticleNode[] {
  const kept = [...line];
  const [first] = kept;
  if (first?.type === 'text') kept[0] = { ...first, text: first.text.trimStart() };
  const last = kept.at(-1);
  if (last?.type === 'text') kept[kept.length - 1] = { ...last, text: last.text.trimEnd() };
  return kept.filter((node) => node.type !== 'text' || node.text !== '');
}
