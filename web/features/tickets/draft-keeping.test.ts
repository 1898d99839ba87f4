import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Box, emptyBox } from './composer-state.ts';
import { DraftKeeping, type Keeping } from './draft-keeping.ts';
import { keptHere } from './kept-drafts.ts';

const words = (html: string): Box => ({ ...emptyBox, html, hasWords: html !== '' });
const json = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/problem+json' } });

/** What the server was asked, and how it answers next. */
let asked: { method: string; body: { html?: string; version?: number } | undefined }[];
let answer: () => Promise<Response>;
let told: Keeping[];
let keeping: DraftKeeping;

beforeEach(() => {
  vi.useFakeTimers();
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  asked = [];
  let version = 0;
  answer = async () => json(200, { version: ++version });
  vi.stubGlobal('fetch', async (_path: string, init: { method: string; body?: string }) => {
    asked.push({ method: init.method, body: init.body === undefined ? undefined : JSON.parse(init.body) });
    return answer();
  });
  told = [];
  keeping = new DraftKeeping('me', 't1', 'reply', (how) => told.push(how));
  keeping.begin(0);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test('letters are on this device at once and on the server a second after the last', async () => {
  keeping.changed(words('a'));
  await vi.advanceTimersByTimeAsync(600);
  keeping.changed(words('ab'));
  expect(keptHere('me', 't1', 'reply')?.html).toBe('ab');
  await vi.advanceTimersByTimeAsync(600);
  expect(asked).toEqual([]);
  await vi.advanceTimersByTimeAsync(600);
  expect(asked.map(({ body }) => [body?.html, body?.version])).toEqual([['ab', 0]]);
  expect(told.at(-1)).toEqual({ state: 'kept' });
  expect(keptHere('me', 't1', 'reply')).toBeUndefined();
});

test('letters typed while it is being kept grow from the version that comes back', async () => {
  let release: (response: Response) => void = () => undefined;
  answer = () => new Promise((resolve) => (release = resolve));
  keeping.changed(words('a'));
  await vi.advanceTimersByTimeAsync(1_000);
  keeping.changed(words('ab'));
  await vi.advanceTimersByTimeAsync(5_000);
  expect(asked).toHaveLength(1);
  answer = async () => json(200, { version: 8 });
  release(json(200, { version: 7 }));
  await vi.advanceTimersByTimeAsync(0);
  expect(asked.map(({ body }) => [body?.html, body?.version])).toEqual([
    ['a', 0],
    ['ab', 7],
  ]);
  expect(told.at(-1)).toEqual({ state: 'kept' });
});

test('without a server the words stay here, and are brought when it is back', async () => {
  const working = answer;
  answer = async () => {
    throw new TypeError('no network');
  };
  keeping.changed(words('a'));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(told.at(-1)).toEqual({ state: 'here' });
  expect(keptHere('me', 't1', 'reply')?.html).toBe('a');
  answer = working;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(told.at(-1)).toEqual({ state: 'kept' });
});

test('a draft written on elsewhere stops it until the writer has chosen', async () => {
  const working = answer;
  answer = async () =>
    json(409, { type: 'urn:sportello:problem:stale-draft', status: 409, detail: '', theirs: '<p>b</p>', version: 5 });
  keeping.changed(words('a'));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(told.at(-1)).toEqual({ state: 'stale', theirs: '<p>b</p>', version: 5 });
  keeping.changed(words('ac'));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toHaveLength(1);
  expect(keptHere('me', 't1', 'reply')?.html).toBe('ac');
  answer = working;
  keeping.chose(5, words('ac'));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(asked.at(-1)?.body).toMatchObject({ html: 'ac', version: 5 });
});

test('an emptied box leaves no draft behind', async () => {
  keeping.changed(words('a'));
  await vi.advanceTimersByTimeAsync(1_000);
  answer = async () => new Response(null, { status: 204 });
  keeping.changed(words(''));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(asked.map(({ method }) => method)).toEqual(['PUT', 'DELETE']);
  expect(told.at(-1)).toEqual({ state: 'nothing' });
});

test('what is about to be sent is not kept again behind it', async () => {
  keeping.changed(words('a'));
  await keeping.settle();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toEqual([]);
  keeping.sent();
  expect(keptHere('me', 't1', 'reply')).toBeUndefined();
});

test('leaving the ticket keeps at once what was not kept yet', async () => {
  keeping.changed(words('a'));
  void keeping.flush();
  await vi.advanceTimersByTimeAsync(0);
  expect(asked).toHaveLength(1);
});

test('another screen’s newer version is taken up, one’s own is not, and nothing unsaved is written over', async () => {
  keeping.changed(words('a'));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await keeping.yieldsTo(1)).toBe(false);
  expect(await keeping.yieldsTo(2)).toBe(true);
  keeping.changed(words('ab'));
  expect(await keeping.yieldsTo(2)).toBe(false);
});

test('one’s own version is known as such also when its news is faster than its answer', async () => {
  let release: (response: Response) => void = () => undefined;
  answer = () => new Promise((resolve) => (release = resolve));
  keeping.changed(words('a'));
  await vi.advanceTimersByTimeAsync(1_000);
  const yields = keeping.yieldsTo(7);
  release(json(200, { version: 7 }));
  await vi.advanceTimersByTimeAsync(0);
  expect(await yields).toBe(false);
});
