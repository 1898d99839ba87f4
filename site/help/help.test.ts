import { describe, expect, it, vi } from 'vitest';
import type { Language } from '../../contract/shapes.ts';
import { createArticle } from '../../server/features/articles/index.ts';
import { createDesk } from '../../server/features/desks/index.ts';
import { centreOf, settleReads, voteHelpful } from '../../server/features/help-centre/index.ts';
import { system } from '../../server/platform/access/index.ts';
import { act } from '../../server/platform/act.ts';
import { newId } from '../../server/platform/ids/index.ts';
import { ONE_PIXEL } from '../../server/testing/calls-of-articles.ts';
import type { TestHouse } from '../../server/testing/index.ts';
import { openTestHouse } from '../../server/testing/index.ts';

const ORIGIN = 'http://help.officinalume.example';
const HOME = '/help/customer-desk/en';
const BROWSER = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0' };

interface Page {
  status: number;
  html: string;
  headers: Headers;
}

async function get(house: TestHouse, path: string, headers: Record<string, string> = {}): Promise<Page> {
  const response = await house.app.request(path.startsWith('http') ? path : ORIGIN + path, {
    headers: { host: new URL(path, ORIGIN).host, ...BROWSER, ...headers },
  });
  return { status: response.status, html: await response.text(), headers: response.headers };
}

async function post(house: TestHouse, path: string, fields: Record<string, string>, headers = {}): Promise<Page> {
  const response = await house.app.request(ORIGIN + path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...BROWSER, ...headers },
    body: new URLSearchParams(fields).toString(),
  });
  return { status: response.status, html: await response.text(), headers: response.headers };
}

async function section(
  house: TestHouse,
  name: string,
  { parentId = null, visibility = 'public' }: { parentId?: string | null; visibility?: 'public' | 'internal' } = {},
): Promise<string> {
  const id = newId();
  const at = house.clock.now().toString();
  const place = await house.db.selectFrom('sections').select('id').execute();
  await house.db
    .insertInto('sections')
    .values({
      id,
      desk_id: house.deskId,
      parent_id: parentId,
      visibility,
      position: place.length,
      created_at: at,
      updated_at: at,
    })
    .execute();
  const slug = name.toLowerCase().replace(/[^a-z]+/g, '-');
  await house.db
    .insertInto('section_names')
    .values({ section_id: id, desk_id: house.deskId, language: 'en', name, slug })
    .execute();
  return id;
}

function article(
  house: TestHouse,
  title: string,
  html: string,
  more: {
    sectionId?: string;
    visibility?: 'public' | 'internal';
    state?: 'draft' | 'published';
    language?: Language;
    deskId?: string;
  } = {},
): Promise<{ id: string; slug: string }> {
  const { sectionId = null, visibility = 'public', state = 'published', language = 'en', deskId = house.deskId } = more;
  return act(house.platform, system('test'), (one) =>
    createArticle(one, { deskId, sectionId, visibility, language, title, html, state }),
  );
}

const WORDS = `<p>Nearly always it is the rubber plug.</p><h2>Dry it</h2><ol><li>Open the plug.</li><li>Wait.</li></ol>
<h2>Dry it</h2><table><tbody><tr><td>12 hours</td></tr></tbody></table><aside data-tone="warning"><p>No heater.</p></aside>
<div data-video="https://www.youtube.com/watch?v=dQw4w9WgXcQ"></div><p>We answer <span data-live="expected-reply"></span>.</p>`;

describe('a help centre', () => {
  it('shows sections with their first answers, and an article with contents, where one is and when one is answered', async () => {
    const house = await openTestHouse();
    const charging = await section(house, 'Charging and water');
    const made = await article(house, 'Luna 2 does not charge after rain', WORDS, { sectionId: charging });
    await article(house, 'Which charger can I use?', '<p>Any.</p>', { sectionId: charging });
    const home = await get(house, HOME);
    expect(home.status).toBe(200);
    expect(home.html).toContain('Charging and water');
    expect(home.html).toContain('2 answers');
    expect(home.html).toContain(`href="${HOME}/articles/${made.slug}"`);
    expect(home.html).toContain('Someone is at the counter until 18:00');
    const page = await get(house, `${HOME}/articles/${made.slug}`);
    expect(page.status).toBe(200);
    expect(page.html).toContain('<h2 id="dry-it">Dry it</h2>');
    expect(page.html).toContain('href="#dry-it-2"');
    expect(page.html).toContain('class="warning"');
    expect(page.html).toContain('<a class="video" href="https://www.youtube.com/watch?v=dQw4w9WgXcQ"');
    expect(page.html).toContain('We answer <span>today by 15:20</span>');
    expect(page.html).toContain('Which charger can I use?');
    expect(page.html).not.toMatch(/<iframe|<script(?! type="application\/ld\+json")/);
    const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page.html)?.[1] ?? '');
    expect(data['@graph'].map((part: { '@type': string }) => part['@type'])).toEqual(['Article', 'BreadcrumbList']);
    const list = await get(house, `${HOME}/sections/charging-and-water`);
    expect(list.html).toContain('Which charger can I use?');
  });

  it('weighs less than 30 kB with all that it loads but fonts, and loads only from us', async () => {
    const house = await openTestHouse();
    const charging = await section(house, 'Charging and water');
    for (let count = 0; count < 12; count++)
      await article(house, `How long should a charge last, part ${count}?`, WORDS, { sectionId: charging });
    for (const path of [HOME, `${HOME}/articles/how-long-should-a-charge-last-part-3`]) {
      const { html, headers } = await get(house, path);
      const sheet = /rel="stylesheet" href="([^"]+)"/.exec(html)?.[1] ?? '';
      const script = /<script src="([^"]+)"/.exec(html)?.[1];
      const parts = [html, (await get(house, sheet)).html, script ? (await get(house, script)).html : ''];
      expect(parts[1]?.length).toBeGreaterThan(1_000);
      expect(new TextEncoder().encode(parts.join('')).length).toBeLessThan(30_000);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('content-security-policy')).not.toContain('unsafe');
    }
  });

  it('is kept with a strong tag, in the coding that one takes, and made anew when something is published', async () => {
    const house = await openTestHouse();
    await article(house, 'First', '<p>One.</p>');
    const plain = await get(house, HOME);
    const tag = plain.headers.get('etag') ?? '';
    expect(tag).toMatch(/^"[^"]+"$/);
    const again = await get(house, HOME, { 'if-none-match': tag });
    expect(again.status).toBe(304);
    expect(again.html).toBe('');
    const small = await get(house, HOME, { 'accept-encoding': 'gzip, deflate, br' });
    expect(small.headers.get('content-encoding')).toBe('br');
    expect(small.headers.get('etag')).not.toBe(tag);
    expect((await get(house, HOME, { 'accept-encoding': 'br;q=0, gzip' })).headers.get('content-encoding')).toBe(
      'gzip',
    );
    await article(house, 'Second', '<p>Two.</p>');
    await vi.waitFor(
      async () => {
        const changed = await get(house, HOME, { 'if-none-match': tag });
        expect(changed.status).toBe(200);
        expect(changed.html).toContain('Second');
      },
      { timeout: 20_000 },
    );
  });

  it('leads from an older address to the newest, and says where nothing is, with a search', async () => {
    const house = await openTestHouse();
    const made = await article(house, 'Bars from 22 to 32 mm', '<p>Yes.</p>');
    await house.db.updateTable('article_texts').set({ slug: 'bars' }).where('article_id', '=', made.id).execute();
    await house.db
      .insertInto('article_slugs')
      .values({
        desk_id: house.deskId,
        language: 'en',
        slug: 'bars',
        article_id: made.id,
        made_at: house.clock.now().toString(),
      })
      .execute();
    const moved = await get(house, `${HOME}/articles/${made.slug}`);
    expect([moved.status, moved.headers.get('location')]).toEqual([301, `${HOME}/articles/bars`]);
    const gone = await get(house, `${HOME}/articles/never-there`);
    expect(gone.status).toBe(404);
    expect(gone.html).toContain('name="q"');
    const patched = await house.call('PATCH', `/help-centres/${house.deskId}`, { body: { slug: 'riders' } });
    expect(patched.status).toBe(200);
    const renamed = await get(house, `${HOME}/articles/bars`);
    expect([renamed.status, renamed.headers.get('location')]).toEqual([301, '/help/riders/en/articles/bars']);
  });

  it('speaks the reader’s language, and names the others for machines', async () => {
    const house = await openTestHouse();
    await article(house, 'First', '<p>One.</p>');
    const { headers } = await get(house, '/help', { 'accept-language': 'ro-RO,ro;q=0.9' });
    expect(headers.get('location')).toBe('/help/customer-desk/ro');
    const { html } = await get(house, HOME);
    for (const language of ['en', 'it', 'es', 'ro'])
      expect(html).toContain(`hreflang="${language}" href="${ORIGIN}/help/customer-desk/${language}"`);
    expect(html).toContain(`hreflang="x-default" href="${ORIGIN}/help/customer-desk"`);
    expect(html).toContain(`<link rel="canonical" href="${ORIGIN}${HOME}"`);
    const choice = /<details class="languages">.*?<\/details>/s.exec(html)?.[0] ?? '';
    expect(choice).toMatch(/<summary>.*English<\/summary>/s);
    expect(choice.match(/hreflang="(..)"/g)).toHaveLength(4);
  });

  it('says what is not as usual today: below the search on the first page, above all else on the others', async () => {
    const house = await openTestHouse();
    const { slug } = await article(house, 'First', '<p>One.</p>');
    const notice = 'Parcels in Spain are about a day late. Next news today at 17:00.';
    await house.call('PATCH', `/help-centres/${house.deskId}`, { body: { texts: { en: { notice } } } });
    const said = '<span><b>Parcels in Spain are about a day late.</b> Next news today at 17:00.</span>';
    const home = (await get(house, HOME)).html;
    expect(home.split(said)).toHaveLength(2);
    expect(home.indexOf(said)).toBeGreaterThan(home.indexOf('<search>'));
    const page = (await get(house, `${HOME}/articles/${slug}`)).html;
    expect(page.split(said)).toHaveLength(2);
    expect(page.indexOf(said)).toBeLessThan(page.indexOf('<main'));
  });

  it('finds by words, notes the search and what was opened, and what was typed letter by letter once', async () => {
    const house = await openTestHouse();
    const made = await article(house, 'Luna 2 does not charge after rain', WORDS);
    const page = await get(house, `${HOME}/search?q=rubber+plug`);
    expect(page.html).toContain('<mark>rubber</mark>');
    const opened = /href="([^"]+\?s=[^"]+)"/.exec(page.html)?.[1] ?? '';
    expect((await get(house, opened)).status).toBe(200);
    const visit = crypto.randomUUID();
    for (const words of ['helm', 'helmet', 'helmet mount'])
      await get(house, `${HOME}/search?q=${encodeURIComponent(words)}&part=1&s=${visit}`);
    const rows = await house.db.selectFrom('help_searches').selectAll().orderBy('words').execute();
    expect(rows).toMatchObject([
      { words: 'helmet mount', found: 0, opened_article_id: null },
      { words: 'rubber plug', found: 1, opened_article_id: made.id },
    ]);
    const { body } = await house.call('GET', '/search-gaps');
    expect(body.items).toMatchObject([{ words: 'helmet mount', times: 1, why: 'nothing_found', article: null }]);
    const hostile = await get(house, `${HOME}/search?q=${encodeURIComponent('"><script>alert(1)</script>')}`);
    expect(hostile.html).not.toContain('<script>alert');
    expect((await get(house, `${HOME}/search?q=ruber+plug`)).html).toContain('Nothing for “ruber”. Showing “rubber”.');
  });

  it('counts readers but no programs, and one vote for each visitor and day, with a word of why', async () => {
    const house = await openTestHouse();
    const made = await article(house, 'First', '<p>One.</p>');
    const path = `${HOME}/articles/${made.slug}`;
    await get(house, path);
    await get(house, path);
    await get(house, path, { 'user-agent': 'Googlebot/2.1' });
    await settleReads(house.platform);
    const voted = await post(house, `${path}/helpful`, { helpful: 'no' });
    expect([voted.status, voted.headers.get('location')]).toEqual([303, `${path}?said=no#helpful`]);
    expect((await get(house, `${path}?said=no`)).html).toContain('What was missing?');
    await post(house, `${path}/helpful`, { helpful: 'no', words: 'The size <b>of</b> the plug' });
    await post(house, `${path}/helpful`, { helpful: 'yes' }, { 'user-agent': 'Another' });
    // One who changes browsers is not a crowd.
    const second = await article(house, 'Second', '<p>Two.</p>');
    const centre = await centreOf(house.platform, 'customer-desk');
    const vote = { articleId: second.id, language: 'en' as const, helpful: true, words: '' };
    for (let browser = 0; centre && browser < 15; browser++)
      await voteHelpful(house.platform, { ...vote, centre, from: { address: '192.0.2.7', agent: `B${browser}` } });
    expect((await house.call('GET', `/articles/${second.id}/figures`)).body.helpful).toBe(8);
    const elsewhere = { 'sec-fetch-site': 'cross-site' };
    expect((await post(house, `${path}/helpful`, { helpful: 'yes' }, elsewhere)).status).toBe(403);
    const { body } = await house.call('GET', `/articles/${made.id}/figures`);
    expect(body).toMatchObject({
      reads: 2,
      helpful: 1,
      notHelpful: 1,
      said: [{ helpful: false, words: 'The size <b>of</b> the plug' }],
    });
    expect(body.readsByDay).toHaveLength(30);
    expect(body.readsByDay.at(-1)).toBe(2);
  });

  it('tells machines what there is: sitemap and feed', async () => {
    const house = await openTestHouse();
    const made = await article(house, 'Screws & <bolts>', '<p>One & two.</p>');
    const map = await get(house, '/sitemap.xml');
    expect(map.html).toContain(`<loc>${ORIGIN}${HOME}/articles/${made.slug}</loc>`);
    expect(map.headers.get('content-type')).toContain('application/xml');
    const feed = await get(house, `${HOME}/feed.atom`);
    expect(feed.headers.get('content-type')).toContain('application/atom+xml');
    expect(feed.html).toContain('<title>Screws &amp; &lt;bolts&gt;</title>');
    expect(feed.html).toContain('&lt;p&gt;One &amp;amp; two.&lt;/p&gt;');
    expect((await get(house, '/robots.txt')).html).toContain(`Sitemap: ${ORIGIN}/sitemap.xml`);
  });
});

describe('who may read', () => {
  it('nobody outside gets what is internal, a draft, or below a section that is put away, by any page', async () => {
    const house = await openTestHouse();
    const inside = await section(house, 'Team', { visibility: 'internal' });
    const closed = await section(house, 'Closed');
    const hidden = [
      await article(house, 'Xylophone secrets', '<p>xylophone</p>', { visibility: 'internal', sectionId: inside }),
      await article(house, 'Xylophone draft', '<p>xylophone</p>', { state: 'draft' }),
      await article(house, 'Xylophone below', '<p>xylophone</p>', { sectionId: closed }),
    ];
    await house.db
      .updateTable('sections')
      .set({ put_away_at: house.clock.now().toString() })
      .where('id', '=', closed)
      .execute();
    for (const { slug } of hidden) expect((await get(house, `${HOME}/articles/${slug}`)).status).toBe(404);
    for (const path of [HOME, `${HOME}/search?q=xylophone`, '/sitemap.xml', `${HOME}/feed.atom`]) {
      const { status, html } = await get(house, path);
      expect(status).toBe(200);
      expect(html.replaceAll('q=xylophone', '').replace(/“xylophone”|value="xylophone"/g, '')).not.toMatch(
        /xylophone/i,
      );
    }
    for (const path of [`${HOME}/sections/team`, `${HOME}/sections/closed`])
      expect((await get(house, path)).status).toBe(404);
  });

  it('reads no articles for a section that is not there, which anybody may ask for as often as they like', async () => {
    const house = await openTestHouse();
    const charging = await section(house, 'Charging and water');
    await article(house, 'First', '<p>One.</p>', { sectionId: charging });
    const asked = vi.spyOn(house.platform.db.getExecutor(), 'executeQuery');
    const readsArticles = () => asked.mock.calls.some(([query]) => query.sql.includes('article_versions'));
    expect((await get(house, `${HOME}/sections/none`)).status).toBe(404);
    expect([asked.mock.calls.length > 0, readsArticles()]).toEqual([true, false]);
    expect((await get(house, `${HOME}/sections/charging-and-water`)).status).toBe(200);
    expect(readsArticles()).toBe(true);
  });

  it('what moved to an internal desk is gone from where it was, at once', async () => {
    const house = await openTestHouse();
    const it = await act(house.platform, system('test'), (one) =>
      createDesk(one, {
        name: 'IT',
        audience: 'internal',
        languages: ['en'],
        timeZone: 'Europe/Rome',
        addresses: ['it@officinalume.example'],
      }),
    );
    const moved = await article(house, 'Price list', '<p>Ours alone.</p>');
    const path = `${HOME}/articles/${moved.slug}`;
    expect((await get(house, path)).status).toBe(200);
    const change = await house.call('PATCH', `/articles/${moved.id}`, { body: { desk: it.id } });
    expect(change.status).toBe(200);
    await vi.waitFor(async () => expect((await get(house, path)).status).toBe(404), 5_000);
  });

  it('an internal desk’s pages are for who is signed in, and are in no map', async () => {
    const house = await openTestHouse();
    const it = await act(house.platform, system('test'), (one) =>
      createDesk(one, {
        name: 'IT',
        audience: 'internal',
        languages: ['en'],
        timeZone: 'Europe/Rome',
        addresses: ['it@officinalume.example'],
      }),
    );
    const printers = await article(house, 'Printers', '<p>Turn it off.</p>', { deskId: it.id });
    const path = `/help/it-answers/en/articles/${printers.slug}`;
    const logo = await house.call('PUT', `/help-centres/${it.id}/logo`, { body: ONE_PIXEL });
    expect(logo.status).toBe(200);
    // Whoever is not signed in is told the same of what is there and of what is not.
    for (const rest of [
      '',
      '/en',
      '/en/articles/printers',
      '/en/feed.atom',
      '/logo',
      '/en/write',
      '/write',
      '/en/search?q=a',
    ]) {
      const there = await get(house, `/help/it-answers${rest}`);
      const none = await get(house, `/help/no-answers${rest}`);
      expect([rest, there.status, none.status]).toEqual([rest, 404, 404]);
      expect(there.html).toBe(none.html.replaceAll('no-answers', 'it-answers'));
    }
    expect((await get(house, path)).html).toContain(`/sign-in?to=${encodeURIComponent(path)}`);
    expect((await get(house, '/sitemap.xml')).html).not.toContain('it-answers');
    expect((await get(house, path, { authorization: 'Bearer a-token-for-tests-only' })).status).toBe(404);
  });

  it('a domain of its own shows its centre and no other', async () => {
    const house = await openTestHouse();
    const other = await act(house.platform, system('test'), (one) =>
      createDesk(one, {
        name: 'Shops',
        audience: 'public',
        languages: ['en'],
        timeZone: 'Europe/Rome',
        addresses: ['shops@officinalume.example'],
      }),
    );
    const made = await article(house, 'First', '<p>One.</p>');
    await article(house, 'Price list', '<p>One.</p>', { deskId: other.id });
    const { status } = await house.call('PATCH', `/help-centres/${house.deskId}`, {
      body: { domain: 'hilfe.münchen.example', colour: '#ffd800' },
    });
    expect(status).toBe(200);
    const own = 'http://hilfe.xn--mnchen-3ya.example';
    expect((await get(house, `${own}/`)).headers.get('location')).toBe(HOME);
    const page = await get(house, `${own}${HOME}/articles/${made.slug}`);
    expect(page.html).toContain(
      `<link rel="canonical" href="https://hilfe.xn--mnchen-3ya.example${HOME}/articles/first"`,
    );
    expect(page.html).toContain('--primary:#');
    expect((await get(house, `${own}/help/shops/en`)).status).toBe(404);
    const maps = [await get(house, `${own}/sitemap.xml`), await get(house, '/sitemap.xml')].map(({ html }) => html);
    expect(maps[0]).toContain('/articles/first');
    expect(maps[0]).not.toContain('price-list');
    expect(maps[1]).toContain('price-list');
    expect(maps[1]).not.toContain('/articles/first');
    for (const domain of ['help.officinalume.example', 'localhost', '10.0.0.1', 'a b.example', 'https://x.example'])
      expect((await house.call('PATCH', `/help-centres/${other.id}`, { body: { domain } })).status).toBe(422);
    const taken = { domain: 'hilfe.münchen.example' };
    expect((await house.call('PATCH', `/help-centres/${other.id}`, { body: taken })).status).toBe(409);
  });
});
