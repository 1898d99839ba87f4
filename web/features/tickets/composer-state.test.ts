import { expect, test } from 'vitest';
import {
  type BoxFile,
  type ComposerAct,
  type ComposerState,
  compose,
  emptyBox,
  isWritten,
  missingIn,
  writtenMeanwhile,
} from './composer-state.ts';

const start: ComposerState = {
  kind: 'reply',
  boxes: { reply: emptyBox, note: emptyBox },
  seenMessage: undefined,
  asking: false,
};
const after = (...acts: ComposerAct[]) => acts.reduce(compose, start);
const words = (kind: 'reply' | 'note', html: string, newest = 'm1'): ComposerAct => ({
  do: 'write',
  kind,
  html,
  hasWords: true,
  newest,
});
const file = (state: BoxFile['state'], key = 'f'): BoxFile => ({ key, name: 'a.png', size: 1, state });

test('turning from reply to note and back keeps what is in each, and mixes nothing', () => {
  const state = after(
    words('reply', '<p>to Giulia</p>'),
    { do: 'turn', kind: 'note' },
    words('note', '<p>for us</p>'),
    { do: 'turn', kind: 'reply' },
  );
  expect(state.kind).toBe('reply');
  expect(state.boxes.reply.html).toBe('<p>to Giulia</p>');
  expect(state.boxes.note.html).toBe('<p>for us</p>');
});

test('the first word fixes what the writer had seen; later ones do not move it', () => {
  const state = after(words('reply', '<p>a</p>', 'm1'), words('reply', '<p>ab</p>', 'm2'));
  expect(state.seenMessage).toBe('m1');
  expect(compose(state, { do: 'read', newest: 'm2' }).seenMessage).toBe('m2');
});

test('a note asks nothing about newer messages', () => {
  expect(after(words('note', '<p>a</p>')).seenMessage).toBeUndefined();
});

const message = (id: string, type: string, by: string | null) => ({ id, type, author: { id: by } });
const thread = [
  message('m1', 'incoming', 'giulia'),
  message('n1', 'note', 'marta'),
  message('m2', 'incoming', 'giulia'),
  message('a1', 'auto', null),
  message('r1', 'reply', 'pete'),
  message('n2', 'note', 'pete'),
];
const newTo = (meId: string, seen: string | undefined) => writtenMeanwhile(thread, seen, meId).map(({ id }) => id);

test('what the customer or a colleague wrote after it was begun is asked about, and nothing of one’s own', () => {
  expect(newTo('marta', 'm1')).toEqual(['m2', 'r1', 'n2']);
  expect(newTo('pete', 'm1')).toEqual(['n1', 'm2']);
  expect(newTo('pete', 'm2')).toEqual([]);
  expect(newTo('marta', undefined)).toEqual([]);
  expect(newTo('marta', 'not there any more')).toEqual([]);
});

test('sending empties its own box alone and ends the question', () => {
  const state = compose(after(words('reply', '<p>a</p>'), words('note', '<p>b</p>'), { do: 'ask' }), {
    do: 'clear',
    kind: 'reply',
  });
  expect(isWritten(state.boxes.reply)).toBe(false);
  expect(isWritten(state.boxes.note)).toBe(true);
  expect(state).toMatchObject({ seenMessage: undefined, asking: false });
});

test('a file stands once, however often its state changes', () => {
  const state = after(
    { do: 'file', kind: 'reply', file: file('coming') },
    { do: 'file', kind: 'reply', file: file('there') },
  );
  expect(state.boxes.reply.files).toEqual([file('there')]);
  expect(compose(state, { do: 'dropFile', kind: 'reply', key: 'f' }).boxes.reply.files).toEqual([]);
});

test('what is missing is said, the most pressing first', () => {
  expect(missingIn(emptyBox, 'reply', true)).toBe('words');
  expect(missingIn({ ...emptyBox, hasWords: true }, 'reply', false)).toBe('address');
  expect(missingIn({ ...emptyBox, hasWords: true }, 'note', false)).toBeUndefined();
  expect(missingIn({ ...emptyBox, hasWords: true, files: [file('coming')] }, 'reply', true)).toBe('files');
  expect(missingIn({ ...emptyBox, hasWords: true, files: [file('failed')] }, 'reply', true)).toBe('failedFile');
  expect(missingIn({ ...emptyBox, files: [file('there')] }, 'reply', true)).toBeUndefined();
});
