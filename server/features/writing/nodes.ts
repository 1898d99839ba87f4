/**
 * What an article is made of while it is written: the tree that the editor shows, by its names. The editor's schema is strict:
 * a node that does not fit it is taken out by the first browser that opens the text, so whatever is made here has to fit.
 */
export interface TextNode {
  type: 'text';
  text: string;
  marks: Marks;
}

export interface ElementNode {
  type: ElementType;
  attrs: Record<string, string | number>;
  content: ArticleNode[];
}

export type ArticleNode = TextNode | ElementNode;

/** By the mark's name: its attributes. */
export type Marks = Record<string, Record<string, string>>;

export const BLOCKS = [
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'blockquote',
  'codeBlock',
  'horizontalRule',
  'image',
  'table',
  'callout',
  'video',
] as const;
export const INLINE = ['hardBreak', 'live'] as const;
const PARTS = ['listItem', 'tableRow', 'tableCell', 'tableHeader'] as const;

export type ElementType = (typeof BLOCKS)[number] | (typeof INLINE)[number] | (typeof PARTS)[number];

const ELEMENT_TYPES: ReadonlySet<string> = new Set([...BLOCKS, ...INLINE, ...PARTS]);
const BLOCK_TYPES: ReadonlySet<string> = new Set(BLOCKS);

export function isElementType(name: string): name is ElementType {
  return ELEMENT_TYPES.has(name);
}

export function isBlock(node: ArticleNode): node is ElementNode {
  return node.type !== 'text' && BLOCK_TYPES.has(node.type);
}

export function element(type: ElementType, content: ArticleNode[] = [], attrs: ElementNode['attrs'] = {}): ElementNode {
  return { type, attrs, content };
}

/** Nested deeper than this nothing is read or written: lists in tables in lists, by hand, come nowhere near. */
export const MOST_NESTED = 24;
