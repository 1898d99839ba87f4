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

const thread = [
  { id: 'm1', type: 'incoming' },
  { id: 'n1', type: 'note' },
  { id: 'm2', type: 'incoming' },
  { id: 'r1', type: 'reply' },
];

test('only what the customer wrote after it was begun is asked about', () => {
  expect(writtenMeanwhile(thread, 'm1').map(({ id }) => id)).toEqual(['m2']);
  expect(writtenMeanwhile(thread, 'm2')).toEqual([]);
  expect(writtenMeanwhile(thread, undefined)).toEqual([]);
  expect(writtenMeanwhile(thread, 'not there any more')).toEqual([]);
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
