import { Extension, type KeyboardShortcutCommand } from '@tiptap/core';
import { type EditorState, Selection, TextSelection, type Transaction } from '@tiptap/pm/state';

/**
 * Out of a table or a callout at the end of an article, below which one could not come otherwise: a line to write on is
 * made there. Nothing is added to an article that is only opened, as a line kept ready at the end would.
 * @returns whether the caret was in the last line of such a block.
 */
export function leaveLastBlock(state: EditorState, dispatch?: (change: Transaction) => void): boolean {
  const { $head, empty } = state.selection;
  const last = state.doc.lastChild;
  const line = state.schema.nodes.paragraph;
  if (!empty || !last || !line || $head.depth < 2 || $head.index(0) !== state.doc.childCount - 1) return false;
  if (last.type.name !== 'table' && last.type.name !== 'callout' && last.type.name !== 'blockquote') return false;
  // Within its last row, and within its last line there.
  if ($head.index(1) !== last.childCount - 1) return false;
  for (let depth = 2; depth < $head.depth; depth++) {
    const isCell = $head.node(depth).type.spec.tableRole === 'row';
    if (!isCell && $head.index(depth) !== $head.node(depth).childCount - 1) return false;
  }
  const change = state.tr.insert(state.doc.content.size, line.create());
  const selection = Selection.atEnd(change.doc);
  dispatch?.(change.setSelection(selection instanceof TextSelection ? selection : change.selection).scrollIntoView());
  return true;
}

const keys: Record<string, KeyboardShortcutCommand> = {
  ArrowDown: ({ editor }) => leaveLastBlock(editor.state, editor.view.dispatch),
};

export const LeavingBlocks = Extension.create({
  name: 'leavingBlocks',
  // Before the caret between blocks, which is hard to see.
  priority: 1_000,
  addKeyboardShortcuts: () => keys,
});
