import { Buffer } from 'node:buffer';
import { buffer } from 'node:stream/consumers';
import { expect, test, vi } from 'vitest';
import { ZipFile } from 'yazl';
import { ONE_PIXEL } from '../../testing/calls-of-articles.ts';
import type { TestHouse } from '../../testing/index.ts';
import { openTestHouse } from '../../testing/index.ts';
import { leastTime } from '../../testing/least-time.ts';
import { readFrontMatter, writeFrontMatter } from './front-matter.ts';
import { inFolder, picturesIn, readImported } from './reading-imports.ts';
import { queueLeftImports, takeInImport } from './taking-in-imports.ts';
import { unpack } from './unpacking.ts';

async function zipOf(files: Record<string, string | Uint8Array>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [path, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content as string), path);
  zip.end();
  const chunks: Uint8Array[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as unknown as Uint8Array);
  return Buffer.concat(chunks);
}

async function send(
  house: TestHouse,
  bytes: Uint8Array,
  fields: Record<string, string> = {},
  path = '/articles/import',
) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', new File([Buffer.from(bytes)], 'help.zip', { type: 'application/zip' }));
  return house.call('POST', path, { body: form });
}

const FOLDER = {
  'Charging and water/luna-2.md':
    '---\ntitle: "Luna 2 does not charge"\nslug: luna-2-after-rain\n---\n\nIt is the plug.\n\n![The plug](../pictures/plug.png)\n',
  'Charging and water/luna-2.it.md': '# La Luna 2 non si carica\n\nÈ il tappo.\n\n![Il tappo](../pictures/plug.png)\n',
  'Orders/returns.md':
    '# Returns\n\n[The parcel](parcel.html#late), [the light](../Charging%20and%20water/luna-2.it.md), [gone](gone.md)\n',
  'Orders/parcel.html':
    '<html><head><title>Where is my parcel?</title></head><body onload="alert(1)"><p>On its way.</p><script>alert(1)</script></body></html>',
  'pictures/plug.png': ONE_PIXEL,
  'Orders/broken.md': Buffer.from([0xff, 0xfe, 0x00, 0x41]),
  'Orders/empty.md': '   \n',
  'Orders/deep.md': `${'> '.repeat(100)}a`,
  'Orders/drawing.md': 'See ![it](drawing.svg)',
  'Orders/drawing.svg': '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
  'notes.docx': 'PK nothing',
  '__MACOSX/._luna.md': 'litter',
};

test('a folder comes in: sections, languages and pictures; what is broken is named, and the rest is there', async () => {
  const house = await openTestHouse();
  const came = await send(house, await zipOf(FOLDER), { desk: house.deskId, visibility: 'public', state: 'published' });
  expect(came.status, JSON.stringify(came.body)).toBe(200);
  expect(came.body.items.map((item: { title: string }) => item.title).sort()).toEqual([
    'Luna 2 does not charge',
    'Returns',
    'Where is my parcel?',
    'drawing',
  ]);
  expect(came.body.left.map(({ name }: { name: string }) => name).sort()).toEqual([
    'Orders/broken.md',
    'Orders/deep.md',
    'Orders/drawing.svg',
    'Orders/empty.md',
    'notes.docx',
  ]);
  for (const { detail } of came.body.left) expect(detail).toMatch(/^[A-Z"“].+\.$/);
  const luna = came.body.items.find(({ title }: { title: string }) => title.startsWith('Luna'));
  const { body } = await house.call('GET', `/articles/${luna.id}`);
  expect(body).toMatchObject({
    slug: 'luna-2-after-rain',
    state: 'published',
    sectionPath: [{ name: 'Charging and water' }],
  });
  expect(body.texts.map(({ language, title }: { language: string; title: string }) => [language, title])).toEqual([
    ['en', 'Luna 2 does not charge'],
    ['it', 'La Luna 2 non si carica'],
  ]);
  expect(body.files).toHaveLength(1);
  for (const text of body.texts) expect(text.html).toContain(`data-file="${body.files[0].id}"`);
  const parcel = came.body.items.find(({ title }: { title: string }) => title.startsWith('Where'));
  expect((await house.call('GET', `/articles/${parcel.id}`)).body.body).toBe('<p>On its way.</p>');

  // Links between the files are links between the articles, in the text's own language where there is one.
  const returns = came.body.items.find(({ title }: { title: string }) => title === 'Returns');
  const linked = (await house.call('GET', `/articles/${returns.id}`)).body;
  expect(linked).toMatchObject({ state: 'published', texts: [{ published: 1, changed: false }] });
  const at = '/help/customer-desk/en/articles';
  expect(linked.body).toBe(
    `<p><a href="${at}/where-is-my-parcel#late">The parcel</a>, <a href="${at}/luna-2-after-rain">the light</a>, gone</p>`,
  );

  // And out again: what comes out goes in on another desk as the same.
  const out = await house.app.request(`http://help.officinalume.example/api/v1/articles/export?desk=${house.deskId}`, {
    headers: { authorization: 'Bearer a-token-for-tests-only' },
  });
  const bytes = new Uint8Array(await out.arrayBuffer());
  const folder = await unpack(bytes);
  expect(folder.paths.filter((path) => path.endsWith('.md')).sort()).toEqual([
    'public/Charging and water/luna-2-after-rain.en.md',
    'public/Charging and water/luna-2-after-rain.it.md',
    'public/Orders/drawing.en.md',
    'public/Orders/returns.en.md',
    'public/Orders/where-is-my-parcel.en.md',
  ]);
  const again = await send(house, bytes, { desk: house.deskId, visibility: 'internal' });
  expect([again.body.articles, again.body.left]).toEqual([4, []]);
  const copy = again.body.items.find(({ title }: { title: string }) => title.startsWith('Luna'));
  const second = (await house.call('GET', `/articles/${copy.id}`)).body;
  expect(second).toMatchObject({ visibility: 'internal', sectionPath: [{ name: 'Charging and water' }] });
  const withoutIds = (html: string) => html.replace(/data-file="[^"]*"/g, 'data-file');
  expect(second.texts.map(({ html }: { html: string }) => withoutIds(html))).toEqual(
    body.texts.map(({ html }: { html: string }) => withoutIds(html)),
  );
});

test('a folder comes in one by one in the background; killed in between, it goes on without doubles', async () => {
  const house = await openTestHouse();
  const notes = Object.fromEntries(
    Array.from({ length: 6 }, (_, n) => [
      `Notes/note-${n}.md`,
      `# Note ${n}\n\nSee [the next](note-${(n + 1) % 6}.md).\n`,
    ]),
  );
  const zip = await zipOf({
    ...notes,
    'Notes/broken.md': Buffer.from([0xff, 0xfe]),
    'Notes/deep.md': `${'> '.repeat(100)}a`,
  });
  const wish = { desk: house.deskId, visibility: 'public', state: 'published' };
  const started = await send(house, zip, wish, '/article-imports');
  expect([started.status, started.body.state, started.body.total, started.body.done]).toEqual([
    201,
    'running',
    null,
    0,
  ]);
  const { id } = started.body;
  const now = async () => (await house.call('GET', `/article-imports/${id}`)).body;

  // The database goes in the middle of the fourth article, as it does for a process that is killed.
  const actor = await house.teammate('owner');
  const begin = house.db.transaction.bind(house.db);
  let transactions = 0;
  const dying = vi.spyOn(house.db, 'transaction').mockImplementation(() => {
    if (++transactions > 4) throw Object.assign(new Error('gone'), { code: 'ECONNREFUSED' });
    return begin();
  });
  await expect(takeInImport(house.platform, id, actor)).rejects.toThrow('gone');
  dying.mockRestore();
  expect(await now()).toMatchObject({ state: 'running', total: 6, done: 3, articles: 3 });
  // Somebody looks for what was left lying, and two find it at once.
  await queueLeftImports(house.platform);
  await Promise.all([takeInImport(house.platform, id, actor), house.runJobs()]);
  const done = await now();
  expect(done).toMatchObject({ state: 'done', total: 6, done: 6, articles: 6, left: 2, can: { resume: false } });
  expect(done.leftovers.map(({ name }: { name: string }) => name)).toEqual(['Notes/broken.md', 'Notes/deep.md']);
  const { body } = await house.call('GET', `/articles?desk=${house.deskId}&visibility=public`);
  expect(body.items.map(({ title }: { title: string }) => title).sort()).toEqual(
    Array.from({ length: 6 }, (_, n) => `Note ${n}`),
  );
  const last = body.items.find(({ title }: { title: string }) => title === 'Note 5');
  expect((await house.call('GET', `/articles/${last.id}`)).body).toMatchObject({
    body: '<p>See <a href="/help/customer-desk/en/articles/note-0">the next</a>.</p>',
    texts: [{ published: 1, changed: false }],
  });
  expect((await house.call('GET', `/article-imports?desk=${house.deskId}`)).body.items).toMatchObject([
    { id, left: 2 },
  ]);
  expect((await house.call('POST', `/article-imports/${id}/run`)).status).toBe(409);

  // What cannot be opened at all is told to its sender at once.
  const broken = await send(house, Buffer.from('PK and nothing else'), wish, '/article-imports');
  expect(broken.status).toBe(422);
});

test('an archive that leads out of its folder, or grows without end, brings nothing of it', async () => {
  const evil = await zipOf({ 'aa/evil.md': 'words', 'good.md': 'words' });
  const at = (text: string, from = 0) => evil.indexOf(text, from, 'latin1');
  for (let found = at('aa/evil.md'); found >= 0; found = at('aa/evil.md', found + 1))
    evil.write('../evil.md', found, 'latin1');
  const folder = await unpack(evil);
  expect(folder.paths).toEqual(['good.md']);
  expect(folder.left).toEqual([{ name: '../evil.md', detail: 'Its name leads out of the folder.' }]);
  const bomb = await unpack(await zipOf({ 'bomb.md': 'a'.repeat(5_000_000) }));
  expect(bomb.left[0]?.detail).toContain('packed tighter');
  await expect(unpack(Buffer.from('PK and nothing else'))).rejects.toThrow('no ZIP');
  const folders = new ZipFile();
  for (let count = 0; count <= 8_000; count++) folders.addEmptyDirectory(`${count}`);
  folders.end();
  await expect(unpack(await buffer(folders.outputStream))).rejects.toThrow('at most 2000 files');
});

test('a page of tags that never end is read in the time of its length', async () => {
  for (const piece of ['<img ', '<img src="', '<head ', '<title', '<body']) {
    const folder = (html: string) => ({ paths: ['a.html'], left: [], read: async () => Buffer.from(html) });
    const read = async (length: number) => {
      const of = folder(piece.repeat(length / piece.length));
      picturesIn(await readImported(of, 'a.html', 'en'), of);
    };
    const half = await leastTime(30, () => read(150_000));
    const whole = await leastTime(30, () => read(300_000));
    expect([piece, whole < Math.max(4 * half, half + 300)]).toEqual([piece, true]);
  }
});

test('an address in a text leads to a file of the folder or nowhere', () => {
  expect(inFolder('../pictures/a%20b.png', 'guides/x.md')).toBe('pictures/a b.png');
  expect(inFolder('/pictures/a.png', 'guides/x.md')).toBe('pictures/a.png');
  for (const outside of [
    '../../etc/passwd',
    'https://evil.example/a.png',
    '//evil.example/a.png',
    'data:image/png,x',
    '%zz',
  ])
    expect(inFolder(outside, 'guides/x.md')).toBeUndefined();
});

test('front matter is read as it was written', () => {
  const values = { title: 'A "title": with signs', language: 'it', slug: 'x' };
  expect(readFrontMatter(`${writeFrontMatter(values)}Words\n---\nmore`)).toEqual({
    values,
    body: '\nWords\n---\nmore',
  });
  expect(readFrontMatter('No front matter\n---\n')).toEqual({ values: {}, body: 'No front matter\n---\n' });
});
