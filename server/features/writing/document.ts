import { diffArrays } from 'diff';
import * as Y from 'yjs';
import { htmlToNodes } from './html-to-nodes.ts';
import type { ArticleNode, ElementNode, Marks } from './nodes.ts';
import { isElementType, MOST_NESTED } from './nodes.ts';
import { nodesToHtml, plainText } from './nodes-to-html.ts';

/** The two parts of the shared document, as the editor names them. */
const BODY = 'body';
const TITLE = 'title';

/** Of a text: what its writers see. The HTML is theirs, so it is cleaned before anybody keeps it. */
export interface Written {
  title: string;
  html: string;
}

/** @throws where an update is none: what is stored has been read once before. */
export function documentOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  return doc;
}

/** Whether these bytes are an update, and whether they say anything. */
export function updateSays(update: Uint8Array): 'something' | 'nothing' | 'nonsense' {
  try {
    const { structs, ds } = Y.decodeUpdate(update);
    return structs.length === 0 && ds.clients.size === 0 ? 'nothing' : 'something';
  } catch {
    return 'nonsense';
  }
}

export function writtenIn(doc: Y.Doc): Written {
  const title = nodesIn(doc.getXmlFragment(TITLE)).map(plainText).join(' ');
  return { title: title.replace(/\s+/g, ' ').trim(), html: nodesToHtml(nodesIn(doc.getXmlFragment(BODY))) };
}

/**
 * The change that makes the document say this, as one update; null where it says so already. Blocks that stay the same stay
 * themselves, so that what others write in them meanwhile is kept.
 */
export function updateTo(doc: Y.Doc, wanted: Written): Uint8Array | null {
  const copy = documentOf([Y.encodeStateAsUpdate(doc)]);
  const before = Y.encodeStateVector(copy);
  const now = writtenIn(copy);
  copy.transact(() => {
    if (now.title !== wanted.title)
      replaceBlocks(copy.getXmlFragment(TITLE), [
        { type: 'paragraph', attrs: {}, content: [{ type: 'text', text: wanted.title, marks: {} }] },
      ]);
    replaceBlocks(copy.getXmlFragment(BODY), htmlToNodes(wanted.html));
  });
  const update = Y.encodeStateAsUpdate(copy, before);
  copy.destroy();
  return updateSays(update) === 'something' &&
    !Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(documentOf([Y.encodeStateAsUpdate(doc), update])))
    ? update
    : null;
}

function replaceBlocks(fragment: Y.XmlFragment, wanted: readonly ElementNode[]): void {
  const before = fragment.toArray().map((child) => nodesToHtml(nodesFrom(child, 0)));
  const after = wanted.map((block) => nodesToHtml([block]));
  let at = 0;
  let taken = 0;
  for (const { added, removed, count } of diffArrays(before, after)) {
    if (removed) fragment.delete(at, count);
    else {
      if (added) fragment.insert(at, wanted.slice(taken, taken + count).map(toShared));
      at += count;
      taken += count;
    }
  }
}

function nodesIn(fragment: Y.XmlFragment): ArticleNode[] {
  return fragment.toArray().flatMap((child) => nodesFrom(child, 0));
}

/** Whatever a browser put there is read as far as it is known, and the rest passed over. */
function nodesFrom(shared: unknown, depth: number): ArticleNode[] {
  if (depth > MOST_NESTED) return [];
  if (shared instanceof Y.XmlText)
    return shared
      .toDelta()
      .flatMap(({ insert, attributes }: { insert: unknown; attributes?: Record<string, unknown> }) =>
        typeof insert === 'string' ? [{ type: 'text' as const, text: insert, marks: marksFrom(attributes) }] : [],
      );
  if (!(shared instanceof Y.XmlElement)) return [];
  const content = shared.toArray().flatMap((child) => nodesFrom(child, depth + 1));
  if (!isElementType(shared.nodeName)) return content;
  const attrs: ElementNode['attrs'] = {};
  for (const [name, value] of Object.entries(shared.getAttributes() as Record<string, unknown>))
    if (typeof value === 'string' || typeof value === 'number') attrs[name] = value;
  return [{ type: shared.nodeName, attrs, content }];
}

/** A mark that may lie over another of its kind carries a hash behind its name. */
const HASHED = /--[a-zA-Z0-9+/=]{8}$/;

function marksFrom(attributes: Record<string, unknown> = {}): Marks {
  const marks: Marks = {};
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    const attrs: Record<string, string> = {};
    if (typeof value === 'object')
      for (const [key, each] of Object.entries(value)) if (typeof each === 'string') attrs[key] = each;
    marks[name.replace(HASHED, '')] = attrs;
  }
  return marks;
}

function toShared(node: ElementNode): Y.XmlElement {
  const shared = new Y.XmlElement<Record<string, string | number>>(node.type);
  for (const [name, value] of Object.entries(node.attrs)) shared.setAttribute(name, value);
  const content: (Y.XmlElement | Y.XmlText)[] = [];
  let words: { insert: string; attributes: Marks }[] = [];
  const endWords = (): void => {
    if (words.length === 0) return;
    const text = new Y.XmlText();
    text.applyDelta(words);
    content.push(text);
    words = [];
  };
  for (const child of node.content) {
    if (child.type === 'text') words.push({ insert: child.text, attributes: child.marks });
    else {
      endWords();
      content.push(toShared(child));
    }
  }
  endWords();
  shared.insert(0, content);
  return shared as unknown as Y.XmlElement;
}
