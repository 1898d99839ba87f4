import type { Editor } from '@tiptap/react';

/** What "/" and the tools add. */
export const things = [
  'heading',
  'subheading',
  'bullets',
  'numbers',
  'table',
  'picture',
  'video',
  'note',
  'tip',
  'warning',
  'quote',
  'code',
  'line',
  'live',
] as const;
export type Thing = (typeof things)[number];

/** Those that need nothing more than being asked for. */
export function addThing(editor: Editor, thing: Exclude<Thing, 'picture' | 'video'>): void {
  const act = editor.chain().focus();
  switch (thing) {
    case 'heading':
      act.toggleHeading({ level: 2 }).run();
      return;
    case 'subheading':
      act.toggleHeading({ level: 3 }).run();
      return;
    case 'bullets':
      act.toggleBulletList().run();
      return;
    case 'numbers':
      act.toggleOrderedList().run();
      return;
    case 'table':
      act.insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run();
      return;
    case 'note':
    case 'tip':
    case 'warning':
      if (editor.isActive('callout')) act.updateAttributes('callout', { tone: thing }).run();
      else act.wrapIn('callout', { tone: thing }).run();
      return;
    case 'quote':
      act.toggleBlockquote().run();
      return;
    case 'code':
      act.toggleCodeBlock().run();
      return;
    case 'line':
      act.setHorizontalRule().run();
      return;
    case 'live':
      act.insertContent({ type: 'live', attrs: { what: 'expected-reply' } }).run();
      return;
  }
}

/** A film of an address; the server takes out those of hosts that it does not know. */
export function addVideo(editor: Editor, address: string): void {
  editor.chain().focus().insertContent({ type: 'video', attrs: { address } }).run();
}
