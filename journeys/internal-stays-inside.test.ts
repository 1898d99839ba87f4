import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nothingFound } from './kit/axe.ts';
import { comeIn, openBrowser, visit } from './kit/browser.ts';
import { marta, pete } from './kit/cast.ts';
import { joinedBy } from './kit/colleague.ts';
import type { Installation } from './kit/installation.ts';
import { API_TOKEN, prepareInstallation, sessionOf } from './kit/installation.ts';
import type { Sink } from './kit/sink.ts';
import { openSink } from './kit/sink.ts';
import { until } from './kit/waiting.ts';

/** In everything that must not come out, and in the one answer that may: without that one a closed door and a broken one look alike. */
const WORD = 'quillwort';
const OPEN = 'Quillwort rims for everybody';
const nextMonth = Temporal.Now.instant().add({ hours: 30 * 24 });
/** What only hidden ones say. */
const SECRET = /between us/i;

interface Hidden {
  why: string;
  id: string;
  slug: string;
  fileId: string;
}

let house: Installation;
let sink: Sink;
let browser: Browser;
let deskId: string;
let itDeskId: string;
let home: string;
let open: { id: string; slug: string; fileId: string };
const hidden: Hidden[] = [];

async function made(path: string, body: unknown) {
  const answer = await house.call('POST', path, { body });
  expect([path, answer.status, answer.body.detail]).toEqual([path, 201, undefined]);
  return answer.body;
}

async function withFile(articleId: string): Promise<string> {
  const form = new FormData();
  form.set('file', new File([`${WORD} between us`], 'measures.txt', { type: 'text/plain' }));
  const answer = await fetch(`${house.url}/api/v1/articles/${articleId}/files`, {
    method: 'POST',
    headers: { authorization: `Bearer ${API_TOKEN}` },
    body: form,
  });
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { id: string }).id;
}

async function article(title: string, more: Record<string, unknown>) {
  const words = title === OPEN ? 'The rims fit every quillwort wheel.' : `The ${WORD} is between us.`;
  const body = { title, body: words, language: 'en', desk: deskId, visibility: 'public', state: 'published', ...more };
  const { id, slug } = await made('/api/v1/articles', body);
  return { id, slug, fileId: await withFile(id) };
}

async function section(name: string, visibility: 'public' | 'internal'): Promise<string> {
  return (await made('/api/v1/sections', { desk: deskId, visibility, names: { en: { name } } })).id;
}

beforeAll(async () => {
  sink = await openSink();
  house = await prepareInstallation();
  await house.start({ SMTP_URL: sink.url });
  browser = await openBrowser();
  [{ id: deskId }] = (await house.call('GET', '/api/v1/desks')).body.items;
  const desk = { name: 'IT desk', audience: 'internal', languages: ['en'], timeZone: 'Europe/Rome' };
  itDeskId = (await made('/api/v1/desks', { ...desk, address: 'it@officinalume.example' })).id;
  const { slug } = (await house.call('GET', `/api/v1/help-centres/${deskId}`)).body;
  home = `/help/${slug}/en`;

  open = await article(OPEN, { sectionId: await section('Wheels', 'public') });
  const inside = await section('Between us only', 'internal');
  const hide = async (why: string, more: Record<string, unknown>) => {
    hidden.push({ why, ...(await article(`${WORD} ${why}`, more)) });
  };
  await hide('internal', { visibility: 'internal' });
  await hide('in a section of the team', { visibility: 'internal', sectionId: inside });
  await hide('draft', { state: 'draft' });
  await hide('scheduled', { state: 'scheduled', publishAt: nextMonth.toString() });
  await hide('put away', {});
  await hide('taken inside', {});
  await hide('no longer published', {});
  const idOf = (why: string): string => hidden.find((one) => one.why === why)?.id ?? '';
  expect((await house.call('DELETE', `/api/v1/articles/${idOf('put away')}`)).status).toBeLessThan(300);
  const moved = await house.call('PATCH', `/api/v1/articles/${idOf('taken inside')}`, {
    body: { visibility: 'internal' },
  });
  expect(moved.status).toBe(200);
  const back = await house.call('DELETE', `/api/v1/articles/${idOf('no longer published')}/publication?language=en`);
  expect(back.status).toBe(200);
  await made('/api/v1/articles', {
    title: `${WORD} on the desk of IT`,
    body: 'This is between us.',
    language: 'en',
    desk: itDeskId,
    visibility: 'public',
    state: 'published',
  });
});
afterAll(async () => {
  await browser?.close();
  await house?.remove();
  await sink?.close();
});

/** What somebody without a session gets. */
async function outside(path: string): Promise<{ status: number; text: string }> {
  const answer = await fetch(house.url + path, { redirect: 'manual' });
  return { status: answer.status, text: await answer.text() };
}

test('No page shows it: by its address, in a section, in a search, a map or a feed', async () => {
  await until(
    'the open one is on its page',
    async () => (await outside(`${home}/articles/${open.slug}`)).status === 200,
  );
  for (const { why, slug } of hidden) {
    for (const language of ['en', 'it', 'es', 'ro']) {
      const { status, text } = await outside(`${home.replace(/en$/, language)}/articles/${slug}`);
      expect([why, language, status]).toEqual([why, language, 404]);
      expect(text).not.toMatch(SECRET);
    }
    expect((await outside(`${home}/articles/${slug}?said=yes`)).status).toBe(404);
  }
  expect((await outside(`${home}/sections/between-us-only`)).status).toBe(404);
  for (const path of [
    home,
    `${home}/search?q=${WORD}`,
    `${home}/search?q=${WORD}&part=1`,
    '/sitemap.xml',
    `${home}/feed.atom`,
  ]) {
    const { status, text } = await outside(path);
    expect([path, status]).toEqual([path, 200]);
    expect(text).toContain(open.slug);
    expect(text).not.toMatch(SECRET);
    for (const { slug } of hidden) expect(text).not.toContain(`/articles/${slug}`);
  }
  expect((await outside(`${home}/search?q=${encodeURIComponent('"between us"')}`)).text).not.toMatch(
    /The quillwort is between us/,
  );
});

test('No file of it is handed out by its id', async () => {
  expect((await outside(`/help/files/${open.fileId}/measures.txt`)).status).toBe(200);
  for (const { why, fileId } of hidden) {
    const { status, text } = await outside(`/help/files/${fileId}/measures.txt`);
    expect([why, status]).toEqual([why, 404]);
    expect(text).not.toMatch(SECRET);
    expect((await outside(`/api/v1/articles/files/${fileId}`)).status).toBe(401);
  }
});

test('The API tells a stranger nothing, and a colleague of another desk not that it is there', async () => {
  const paths = ['/articles', `/articles/search?q=${WORD}`, '/articles/export', '/sections', '/search-gaps'];
  for (const path of paths) expect([path, (await outside(`/api/v1${path}`)).status]).toEqual([path, 401]);
  const asked = { text: `My ${WORD} is broken` };
  expect((await house.call('POST', '/api/v1/suggestions', { token: null, body: asked })).status).toBe(401);

  await joinedBy(house, sink, pete, itDeskId);
  const headers = { cookie: await sessionOf(house, pete), origin: house.url };
  const asPete = (method: string, path: string, body?: unknown) =>
    house.call(method, `/api/v1${path}`, { token: null, headers, body });
  for (const { why, id, fileId } of hidden) {
    expect([why, (await outside(`/api/v1/articles/${id}`)).status]).toEqual([why, 401]);
    for (const path of [`/articles/${id}`, `/articles/${id}/figures`, `/articles/${id}/versions?language=en`])
      expect([why, path, (await asPete('GET', path)).status]).toEqual([why, path, 404]);
    expect([why, (await asPete('GET', `/articles/files/${fileId}`)).status]).toEqual([why, 404]);
  }
  for (const path of ['/articles', `/articles/search?q=${WORD}`]) {
    const { status, body } = await asPete('GET', path);
    expect([path, status]).toEqual([path, 200]);
    const ids = body.items.map((item: { id: string }) => item.id);
    for (const { why, id } of hidden) expect([path, why, ids.includes(id)]).toEqual([path, why, false]);
  }
  const suggested = await asPete('POST', '/suggestions', asked);
  expect(suggested.status).toBe(200);
  for (const { id } of hidden) expect(JSON.stringify(suggested.body)).not.toContain(id);
});

test('The form finds the open one while somebody writes, and none of the others', async () => {
  const { page, complaints, close } = await visit(browser, { bypassCSP: true });
  await page.goto(`${house.url}${home}/write`);
  await page.getByLabel('What can we do for you?').pressSequentially(`The quillwort rims do not fit between us`);
  const mayBe = page.getByRole('region', { name: 'This may be it' });
  await mayBe.getByRole('heading', { name: OPEN }).waitFor();
  expect(await mayBe.textContent()).not.toMatch(/is between us/);
  expect(complaints).toEqual([]);
  await close();
});

test('A customer finds the open one by typing, reads it and says that it helped; what is hidden she never meets', async () => {
  const { page, complaints, close } = await visit(browser, { bypassCSP: true });
  await page.goto(`${house.url}${home}`);
  await nothingFound(page);
  await page.getByRole('searchbox').pressSequentially(WORD);
  const link = page.getByRole('link', { name: OPEN }).first();
  await page.locator('#found').getByRole('link', { name: OPEN }).waitFor();
  await expect.poll(() => page.locator('#found').getByRole('listitem').count()).toBe(1);
  await link.click();
  await page.getByRole('heading', { level: 1, name: OPEN }).waitFor();
  await nothingFound(page);
  await page.getByRole('button', { name: 'Not quite' }).click();
  await page.getByLabel('What was missing?').fill('The size.');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText('Whoever keeps this answer reads your words.').waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test('Those of the desk read it inside, and an internal desk’s pages open to who is signed in', async () => {
  for (const { why, id } of hidden.filter((one) => one.why !== 'put away'))
    expect([why, (await house.call('GET', `/api/v1/articles/${id}`)).status]).toEqual([why, 200]);
  const itHome = `/help/${(await house.call('GET', `/api/v1/help-centres/${itDeskId}`)).body.slug}/en`;
  for (const path of [itHome, `${itHome}/articles/never-there`, `${itHome}/search?q=${WORD}`, `${itHome}/feed.atom`])
    expect([path, (await outside(path)).status]).toEqual([path, 404]);
  const desk = await visit(browser);
  await comeIn(desk.page, house, marta, itHome);
  await desk.page
    .getByRole('link', { name: `${WORD} on the desk of IT` })
    .first()
    .click();
  await desk.page.getByText('This is between us.').waitFor();
  expect(desk.complaints).toEqual([]);
  await desk.close();
});
