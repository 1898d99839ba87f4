import { beforeEach, describe, expect, test } from 'vitest';
import { allJobDefinitions } from '../../platform/jobs/definition.ts';
import type { CalledHouse } from '../../testing/callers.ts';
import { openCalledHouse } from '../../testing/callers.ts';
import { ONE_PIXEL } from '../../testing/calls-of-articles.ts';
import type { TestHouse } from '../../testing/index.ts';
import { openTestHouse } from '../../testing/index.ts';
import {
  articlesLike,
  publishedArticle,
  publishedArticles,
  publishedFile,
  searchPublished,
  sectionTree,
} from './index.ts';

let house: TestHouse;
let called: CalledHouse;
let deskId: string;
beforeEach(async () => {
  house = await openTestHouse();
  deskId = house.deskId;
});

/** A house with a second desk, and a caller of every role. */
async function withCallers(): Promise<CalledHouse['callers']> {
  called = await openCalledHouse();
  house = called.house;
  deskId = house.deskId;
  return called.callers;
}

/** What runs by itself at certain hours. */
async function recurring(name: string): Promise<void> {
  const job = allJobDefinitions().find((each) => each.name === name);
  if (!job) throw new Error(`no job ${name}`);
  await job.run(house.platform, {});
}

function later(duration: Temporal.DurationLike): void {
  house.clock.set(house.clock.now().add(duration));
}

async function ok(method: string, path: string, body?: unknown) {
  const answer = await house.call(method, path, { body });
  expect(answer.status, `${method} ${path} ${JSON.stringify(answer.body)}`).toBeLessThan(300);
  return answer.body;
}

const LUNA = {
  title: 'Luna 2 does not charge after rain',
  body: 'It is nearly always the **rubber plug**.\n\n## Dry it\n\n1. Unplug the cable.\n2. Leave it open for 12 hours.\n',
  language: 'en',
  visibility: 'public',
};
const reader = () => ({ deskId, language: 'en' as const, visibility: 'public' as const });
const luna = (change: object = {}) => ok('POST', '/articles', { ...LUNA, desk: deskId, ...change });

describe('an article', () => {
  test('is read by customers once it is published, as it was then', async () => {
    const made = await luna();
    expect(made).toMatchObject({ title: LUNA.title, state: 'draft', language: 'en', visibility: 'public' });
    expect(made.body).toContain('<strong>rubber plug</strong>');
    expect(await publishedArticles(house.db, reader())).toEqual([]);
    const published = await ok('PATCH', `/articles/${made.id}`, { state: 'published' });
    expect(published).toMatchObject({ state: 'published', texts: [{ published: 1, changed: false }] });
    await ok('PATCH', `/articles/${made.id}`, { body: 'Something quite different.' });
    const found = await publishedArticle(house.db, { ...reader(), slug: 'luna-2-does-not-charge-after-rain' });
    expect(found).toMatchObject({ article: { title: LUNA.title, number: 1 } });
    expect(JSON.stringify(found)).not.toContain('quite different');
    const now = await ok('GET', `/articles/${made.id}`);
    expect(now.texts[0]).toMatchObject({ changed: true, version: 2 });
    await ok('DELETE', `/articles/${made.id}/publication`);
    expect(await publishedArticle(house.db, { ...reader(), slug: made.slug })).toBeUndefined();
  });

  test('hostile or too long is made harmless or refused with a sentence', async () => {
    const made = await luna({ body: '<p>a</p><script>alert(1)</script><svg onload=alert(1)></svg>' });
    expect(made.body).toBe('<p>a</p>');
    const long = await house.call('POST', '/articles', { body: { ...LUNA, body: 'x'.repeat(300_001) } });
    expect(long.status).toBe(422);
    const deep = await house.call('POST', '/articles', { body: { ...LUNA, body: `${'> '.repeat(200)}a` } });
    expect([deep.status, deep.body.detail]).toEqual([422, expect.stringContaining('nested too deeply')]);
  });

  test('changed by two at once is told to the second', async () => {
    const made = await luna();
    const { headers } = await house.call('GET', `/articles/${made.id}`);
    const etag = headers.get('etag') ?? '';
    await ok('PATCH', `/articles/${made.id}`, { title: 'Mine' });
    const late = { body: { title: 'Theirs' } };
    expect((await house.call('PATCH', `/articles/${made.id}`, { ...late, headers: { 'if-match': etag } })).status).toBe(
      412,
    );
    expect(
      (await house.call('PATCH', `/articles/${made.id}`, { body: { title: 'Theirs', ifVersion: 1 } })).status,
    ).toBe(409);
    expect((await ok('GET', `/articles/${made.id}`)).title).toBe('Mine');
  });

  test('keeps its old address, which leads to the new one; one that is taken is refused with a free one', async () => {
    const made = await luna({ state: 'published' });
    await ok('PUT', `/articles/${made.id}/slug`, { slug: 'Luna 2 and rain' });
    expect(await publishedArticle(house.db, { ...reader(), slug: made.slug })).toEqual({ movedTo: 'luna-2-and-rain' });
    const other = await luna({ title: 'Another' });
    const refused = await house.call('PUT', `/articles/${other.id}/slug`, { body: { slug: 'luna-2-and-rain' } });
    expect([refused.status, refused.body.free]).toEqual([409, 'luna-2-and-rain-2']);
    expect(refused.body.detail).toContain('"luna-2-and-rain-2" is free');
    const old = await house.call('PUT', `/articles/${other.id}/slug`, { body: { slug: made.slug } });
    expect(old.status).toBe(409);
    const same = await luna();
    expect(same.slug).toBe(`${made.slug}-2`);
    // Its own old one it may have back.
    expect((await ok('PUT', `/articles/${made.id}/slug`, { slug: made.slug })).slug).toBe(made.slug);
  });

  test('in another language follows its source, and says by how many places it is behind', async () => {
    const { id } = await luna({ state: 'published' });
    await ok('PUT', `/articles/${id}/texts/it`, { title: 'La Luna 2 non si carica', body: 'È quasi sempre il tappo.' });
    let now = await ok('POST', `/articles/${id}/publication`, { language: 'it' });
    const italian = () => now.texts.find((text: { language: string }) => text.language === 'it');
    expect(italian()).toMatchObject({ follows: 1, outOfDate: null, state: 'published' });
    await ok('PATCH', `/articles/${id}`, { body: LUNA.body.replace('12 hours', '4 hours').replace('cable', 'plug') });
    now = await ok('POST', `/articles/${id}/publication`, { note: 'Four hours' });
    expect(italian()).toMatchObject({ follows: 1, outOfDate: 2 });
    now = await ok('POST', `/articles/${id}/texts/it/following`);
    expect(italian()).toMatchObject({ follows: 2, outOfDate: null });
    expect((await house.call('DELETE', `/articles/${id}/texts/it`)).status).toBe(409);
    await ok('DELETE', `/articles/${id}/publication?language=it`);
    expect((await ok('DELETE', `/articles/${id}/texts/it`)).texts).toHaveLength(1);
  });

  test('says what changed between two versions, and comes back as it was without losing what stood there', async () => {
    const { id } = await luna({ state: 'published' });
    await ok('PATCH', `/articles/${id}`, {
      body: LUNA.body.replace('12 hours', '4 hours'),
      state: 'published',
      note: 'Less',
    });
    const versions = await ok('GET', `/articles/${id}/versions`);
    expect(versions.items.map((each: { number: number; note: string }) => [each.number, each.note])).toEqual([
      [2, 'Less'],
      [1, ''],
    ]);
    const changed = await ok('GET', `/articles/${id}/difference?from=1&to=2`);
    expect(changed.places).toBe(1);
    const [block] = changed.blocks.filter((each: { kind: string }) => each.kind !== 'same');
    expect(block).toMatchObject({ kind: 'changed', tag: 'ol' });
    expect(block.runs.filter((run: { kind: string }) => run.kind !== 'same')).toEqual([
      { kind: 'taken', text: '12' },
      { kind: 'added', text: '4' },
    ]);
    await ok('PATCH', `/articles/${id}`, { body: 'Not published yet.' });
    const restored = await ok('POST', `/articles/${id}/versions/1/restoration`, {});
    expect(restored.body).toContain('12 hours');
    expect(restored.texts[0]).toMatchObject({ published: 2, changed: true });
    expect((await ok('POST', `/articles/${id}/versions/2/restoration`, {})).texts[0].changed).toBe(false);
    // Whoever throws it away still has it open for a moment.
    await ok('DELETE', `/articles/${id}`);
    for (const part of ['', '/versions', '/comments', '/figures']) await ok('GET', `/articles/${id}${part}`);
    await ok('POST', `/articles/${id}/return`);
    const kept = await ok('GET', `/articles/${id}/versions/3`);
    expect(kept).toMatchObject({ html: '<p>Not published yet.</p>', publishedAt: null });
  });

  test('is published by itself when its time comes, and in no past', async () => {
    const { id } = await luna();
    const publishAt = house.clock.now().add({ hours: 2 }).toString();
    const late = await house.call('POST', `/articles/${id}/publication`, {
      body: { publishAt: '2026-01-01T00:00:00Z' },
    });
    expect(late.status).toBe(422);
    expect((await ok('POST', `/articles/${id}/publication`, { publishAt })).state).toBe('scheduled');
    await house.runJobs();
    expect((await ok('GET', `/articles/${id}`)).state).toBe('scheduled');
    later({ hours: 2, seconds: 1 });
    await house.runJobs();
    expect((await ok('GET', `/articles/${id}`)).state).toBe('published');
  });

  test('thrown away is gone for readers, comes back as it was, and goes for good after thirty days', async () => {
    const { teammate } = await withCallers();
    const { id, slug } = await luna({ state: 'published' });
    await ok('DELETE', `/articles/${id}`);
    expect(await publishedArticle(house.db, { ...reader(), slug })).toBeUndefined();
    expect((await ok('GET', '/articles/search?q=rubber')).items).toEqual([]);
    expect((await ok('GET', '/articles?state=put_away')).items.map((each: { id: string }) => each.id)).toEqual([id]);
    expect((await teammate.call('GET', '/articles?state=put_away')).body.items).toEqual([]);
    await ok('POST', `/articles/${id}/return`);
    expect(await publishedArticle(house.db, { ...reader(), slug })).toMatchObject({ article: { id } });
    await ok('DELETE', `/articles/${id}`);
    later({ hours: 24 * 31 });
    await recurring('articles.empty-bin');
    expect((await house.call('POST', `/articles/${id}/return`)).status).toBe(404);
  });

  test('is looked over by a colleague, who says so; its owner is told once when its day comes', async () => {
    const { agent, lead, teammate } = await withCallers();
    const { id } = await luna();
    const asked = await lead.call('POST', `/articles/${id}/reviews`, { of: agent.teammateId, note: 'The hours' });
    expect(asked.body).toMatchObject({
      state: 'in_review',
      texts: [{ review: { askedOf: { id: agent.teammateId } } }],
    });
    const review = asked.body.texts[0].review.id;
    const said = { quote: 'nearly always', words: 'How often?', proposal: 'in nine of ten cases' };
    const comment = await teammate.call('POST', `/articles/${id}/comments`, said);
    expect(comment.status).toBe(201);
    expect((await teammate.call('POST', `/articles/${id}/reviews/${review}/outcome`, { outcome: 'fine' })).status).toBe(
      403,
    );
    const done = await agent.call('POST', `/articles/${id}/reviews/${review}/outcome`, { outcome: 'changes' });
    expect(done.body).toMatchObject({ state: 'draft', texts: [{ review: { outcome: 'changes' }, openComments: 1 }] });
    await ok('POST', `/articles/${id}/comments/${comment.body.id}/settlement`);
    await ok('PATCH', `/articles/${id}`, { ownerId: agent.teammateId, reviewOn: '2026-11-20' });
    for (const hours of [24, 24]) {
      later({ hours });
      await recurring('articles.tell-of-reviews');
    }
    const told = await house.db.selectFrom('events').select('name').where('name', '=', 'article.review-due').execute();
    expect(told).toHaveLength(1);
  });

  test('shows pictures of its own alone; what only looks like one is refused', async () => {
    const { id } = await luna();
    const send = async (of: string, file: File, inline = 'true') => {
      const form = new FormData();
      form.set('inline', inline);
      form.set('file', file);
      return house.call('POST', `/articles/${of}/files`, { body: form });
    };
    const picture = await send(id, new File([ONE_PIXEL], 'plug.png', { type: 'image/svg+xml' }));
    expect(picture.body).toMatchObject({ contentType: 'image/png', width: 1, height: 1, inline: true });
    for (const [name, content] of [
      ['drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
      ['drawing.png', '<?xml version="1.0"?><svg/>'],
      ['page.pdf', '<!doctype html><script>alert(1)</script>'],
      ['words.png', 'no picture'],
    ] as const)
      expect([name, (await send(id, new File([content], name))).status]).toEqual([name, 422]);
    const huge = Buffer.from(ONE_PIXEL);
    huge.writeUInt32BE(60_000, 16);
    huge.writeUInt32BE(60_000, 20);
    const refused = await send(id, new File([huge], 'huge.png'));
    expect([refused.status, refused.body.detail]).toEqual([422, expect.stringContaining('60000 × 60000 pixels')]);
    const large = await house.call('POST', `/articles/${id}/files`, {
      body: new Uint8Array(10),
      headers: { 'content-type': 'multipart/form-data; boundary=x', 'content-length': String(100 * 1024 * 1024) },
    });
    expect([large.status, large.body.detail]).toEqual([413, expect.stringContaining('25 MB')]);

    const fileId = picture.body.id;
    const shown = `<p>See <img data-file="${fileId}" alt="The plug"></p>`;
    expect((await ok('PATCH', `/articles/${id}`, { body: shown })).body).toContain(fileId);
    const other = await luna({ body: shown });
    expect(other.body).not.toContain(fileId);
    // Outside, a picture is there while it stands in what is published.
    expect(await publishedFile(house.db, fileId)).toBeUndefined();
    await ok('PATCH', `/articles/${id}`, { state: 'published' });
    expect(await publishedFile(house.db, fileId)).toMatchObject({ name: 'plug.png', contentType: 'image/png' });
    await ok('PATCH', `/articles/${id}`, { visibility: 'internal' });
    expect(await publishedFile(house.db, fileId)).toBeUndefined();
  });

  test('moved to another desk takes its address along, and is that desk’s alone', async () => {
    const { agent, elsewhere } = await withCallers();
    const { id, slug } = await luna({ state: 'published' });
    expect((await agent.call('PATCH', `/articles/${id}`, { desk: called.otherDeskId })).status).toBe(422);
    await ok('PATCH', `/articles/${id}`, { desk: called.otherDeskId });
    expect((await agent.call('GET', `/articles/${id}`)).status).toBe(404);
    expect((await elsewhere.call('GET', `/articles/${id}`)).status).toBe(200);
    expect(await publishedArticle(house.db, { ...reader(), slug })).toBeUndefined();
    expect(await publishedArticle(house.db, { ...reader(), deskId: called.otherDeskId, slug })).toMatchObject({
      article: { id },
    });
  });
});

describe('sections', () => {
  const section = (name: string, more: object = {}) =>
    ok('POST', '/sections', { desk: deskId, names: { en: { name } }, ...more });

  test('make a tree that has no ring in it, and are put away when they are empty', async () => {
    const water = await section('Charging and water');
    const rain = await section('Rain', { parentId: water.id });
    expect((await house.call('PATCH', `/sections/${water.id}`, { body: { parentId: rain.id } })).status).toBe(422);
    expect((await house.call('PATCH', `/sections/${water.id}`, { body: { parentId: water.id } })).status).toBe(422);
    const inside = await section('Style guide', { visibility: 'internal', kind: 'style_guide' });
    expect((await house.call('PATCH', `/sections/${inside.id}`, { body: { parentId: water.id } })).status).toBe(422);
    await luna({ sectionId: rain.id, state: 'published' });
    expect((await house.call('DELETE', `/sections/${water.id}`)).status).toBe(409);
    expect((await house.call('DELETE', `/sections/${rain.id}`)).status).toBe(409);
    await section('Fitting');
    await ok('PATCH', `/sections/${water.id}`, { before: null, names: { it: { name: 'Carica e acqua' } } });
    const tree = await sectionTree(house.db, { ...reader(), language: 'it' });
    expect(tree.map(({ name }) => name)).toEqual(['Fitting', 'Carica e acqua']);
    const english = await sectionTree(house.db, reader());
    expect(english[1]).toMatchObject({ count: 1, children: [{ name: 'Rain', count: 1 }] });
    const flat = await ok('GET', `/sections?desk=${deskId}&language=en`);
    expect(flat.items.map((each: { name: string; depth: number }) => [each.name, each.depth])).toEqual([
      ['Fitting', 0],
      ['Charging and water', 0],
      ['Rain', 1],
      ['Style guide', 0],
    ]);
    const head = await publishedArticles(house.db, { ...reader(), sectionId: rain.id });
    expect(head).toHaveLength(1);
    const other = await section('Style', { visibility: 'internal' });
    const wrong = await house.call('POST', '/articles', { body: { ...LUNA, sectionId: other.id } });
    expect(wrong.status).toBe(422);
  });
});

describe('finding', () => {
  test('knows forms of words, accents and beginnings, titles first, and nothing that is not published', async () => {
    await luna({ state: 'published' });
    await luna({
      title: 'Which charger can I use?',
      body: 'Charge it with any of them, when the rain is over.',
      state: 'published',
    });
    await luna({ title: 'Rain drafts', body: 'charging in the rain' });
    const search = (
      words: string,
      language: 'en' | 'it' | 'es' | 'ro' = 'en',
      visibility: 'public' | 'internal' = 'public',
    ) => searchPublished(house.db, { words, deskIds: [deskId], visibility: [visibility], language, limit: 10 });
    const titles = async (words: string) => (await search(words)).found.map(({ title }) => title);
    expect(await titles('charging rain')).toEqual([LUNA.title, 'Which charger can I use?']);
    expect(await titles('plugs')).toEqual([LUNA.title]);
    expect(await titles('charg')).toHaveLength(2);
    expect(await titles('submarine')).toEqual([]);
    const nowhere = { words: 'rain', deskIds: [], visibility: ['public' as const], limit: 10 };
    expect(await searchPublished(house.db, nowhere)).toEqual({ found: [], corrected: [] });
    const [found] = (await search('rubber plug')).found;
    expect(found?.marks.map(([from, to]) => found.passage.slice(from, to))).toEqual(['rubber', 'plug']);
    // A heading does not run into what follows it.
    expect(found?.passage).toContain('plug. Dry it · Unplug the cable.');

    // Words that say nothing by themselves tell which of two is meant.
    await luna({ title: 'Free of charge', body: 'Sending it back is free of charge.', state: 'published' });
    expect((await titles('does not charge'))[0]).toBe(LUNA.title);
    expect((await titles('free of charge'))[0]).toBe('Free of charge');

    // A slip of the pen, in each language, only where nothing says it as it was typed, and from what these readers may read.
    for (const [language, title, typed, meant] of [
      ['en', 'Where is my parcel?', 'parcle', 'parcel'],
      ['it', 'Dov’è il mio pacco?', 'pacoc', 'pacco'],
      ['es', 'Hacer una reclamación', 'reclamacoin', 'reclamación'],
      ['ro', 'Unde este coletul meu?', 'coltul', 'coletul'],
    ] as const) {
      await luna({ title, body: 'A', language, state: 'published' });
      const answer = await search(typed, language);
      expect(answer.found.map((each) => each.title)).toEqual([title]);
      expect(answer.corrected).toEqual([{ typed, meant }]);
    }
    expect((await search('charging rain')).corrected).toEqual([]);
    const secret = await luna({ title: 'Markdowns', body: 'A', visibility: 'internal', state: 'published' });
    expect((await search('markdwons', 'en', 'internal')).corrected).toEqual([
      { typed: 'markdwons', meant: 'markdowns' },
    ]);
    expect(await search('markdwons')).toEqual({ found: [], corrected: [] });
    await ok('DELETE', `/articles/${secret.id}/publication`);
    expect(await search('markdwons', 'en', 'internal')).toEqual({ found: [], corrected: [] });
  });

  test('takes a whole letter, and leaves out what does not fit', async () => {
    await luna({ state: 'published' });
    for (const [title, body] of [
      ['An invoice with your company’s name', 'Write the name and the VAT number of the company before you pay.'],
      ['Where is my parcel?', 'The link in the letter shows where it is.'],
      ['Change the blinking pattern', 'Press the button twice.'],
      ['Have an old light repaired', 'Send it to the workshop.'],
    ])
      await luna({ title, body, state: 'published' });
    const like = (text: string) =>
      articlesLike(house.db, { text, deskIds: [deskId], visibility: ['public'], limit: 3 });
    const rain = await like(
      'Hello, my Luna 2 got wet in the rain yesterday and now it does not charge any more. What can I do? Thanks, Owen',
    );
    expect(rain[0]?.title).toBe(LUNA.title);
    const invoice = await like('Hi, I need an invoice in the name of my company, please. Regards');
    expect(invoice[0]?.title).toContain('invoice');
    expect(await like('Do you sponsor chess tournaments in Finland? Our association would be delighted.')).toEqual([]);
  });

  test('by the API shows the team both kinds, and other desks nothing', async () => {
    const { agent, elsewhere, anonymous } = await withCallers();
    await luna({ state: 'published' });
    await luna({ title: 'How to say no about rain', visibility: 'internal', state: 'published' });
    const found = await agent.call('GET', '/articles/search?q=rain&language=en');
    expect(found.body.items.map((each: { visibility: string }) => each.visibility).sort()).toEqual([
      'internal',
      'public',
    ]);
    expect((await elsewhere.call('GET', '/articles/search?q=rain')).body.items).toEqual([]);
    expect((await anonymous.call('GET', '/articles/search?q=rain')).status).toBe(401);
  });
});

test('a teammate writes what the team reads, and not what customers read', async () => {
  const { teammate } = await withCallers();
  const own = await teammate.call('POST', '/articles', { title: 'Notes', body: 'Some words', state: 'published' });
  expect([own.status, own.body.visibility, own.body.state]).toEqual([201, 'internal', 'published']);
  expect((await teammate.call('PATCH', `/articles/${own.body.id}`, { visibility: 'public' })).status).toBe(403);
  expect((await teammate.call('POST', '/articles', { ...LUNA })).status).toBe(422);
  expect((await teammate.call('POST', '/articles', { ...LUNA, desk: deskId })).status).toBe(403);
});

test('a section has a name in each language, and keeps one at least', async () => {
  const { body: made } = await house.call('POST', '/sections', {
    body: { desk: house.deskId, visibility: 'public', names: { en: { name: 'Charging' }, it: { name: 'Ricarica' } } },
  });
  const path = `/sections/${made.id}`;
  const names = async () =>
    (await house.call('GET', path)).body.names.map((one: { language: string; name: string }) => one.name).sort();
  await house.call('PATCH', path, { body: { names: { ro: { name: 'Încărcare' }, it: null } } });
  expect(await names()).toEqual(['Charging', 'Încărcare']);
  expect((await house.call('PATCH', path, { body: { names: { en: null, ro: null } } })).status).toBe(422);
  expect(await names()).toEqual(['Charging', 'Încărcare']);
});
