import { getSchema } from '@tiptap/core';
import { TableKit } from '@tiptap/extension-table';
import { EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import { StarterKit } from '@tiptap/starter-kit';
import { expect, it } from 'vitest';
import { leaveLastBlock } from './leaving-blocks.ts';

const schema = getSchema([StarterKit, TableKit]);
const line = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const row = (...cells: string[]) => ({
  type: 'tableRow',
  content: cells.map((text) => ({ type: 'tableCell', content: [line(text)] })),
});
const table = { type: 'table', content: [row('a', 'b'), row('c', 'd')] };

/** What stands below and where the caret is after an arrow down in that word; undefined where nothing was done. */
function down(content: object[], word: string): string | undefined {
  const doc = schema.nodeFromJSON({ type: 'doc', content });
  let at = 0;
  doc.descendants((node, place) => {
    if (node.text === word) at = place;
  });
  let state = EditorState.create({ doc, selection: TextSelection.create(doc, at) });
  const dispatch = (change: Transaction) => {
    state = state.apply(change);
  };
  if (!leaveLastBlock(state, dispatch)) return undefined;
  dispatch(state.tr.insertText('below'));
  return state.doc.content.content.map((node) => `${node.type.name} ${node.textContent}`).join(', ');
}

it('leads out of the last row of a table at the end, from any of its cells', () => {
  expect(down([line('above'), table], 'c')).toBe('paragraph above, table abcd, paragraph below');
  expect(down([table], 'd')).toBe('table abcd, paragraph below');
});

it('leads out of the last line of a quotation at the end', () => {
  const quote = { type: 'blockquote', content: [line('one'), line('two')] };
  expect(down([quote], 'two')).toBe('blockquote onetwo, paragraph below');
  expect(down([quote], 'one')).toBeUndefined();
});

it('leaves the arrow alone in other rows, above other words, and in plain lines', () => {
  expect(down([table], 'a')).toBeUndefined();
  expect(down([table, line('below')], 'c')).toBeUndefined();
  expect(down([line('above')], 'above')).toBeUndefined();
});
