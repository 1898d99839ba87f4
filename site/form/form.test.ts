import { describe, expect, it } from 'vitest';
import { createArticle } from '../../server/features/articles/index.ts';
import { system } from '../../server/platform/access/index.ts';
import { act } from '../../server/platform/act.ts';
import { ORIGIN } from '../../server/testing/customer.ts';
import type { TestHouse } from '../../server/testing/index.ts';
import { openTestHouse } from '../../server/testing/index.ts';

const RAIN = 'Luna 2 does not charge after rain';
const WORDS = 'My Luna 2 does not charge since the rain on Monday';

async function write(house: TestHouse, visibility: 'public' | 'internal' = 'public'): Promise<void> {
  await act(house.platform, system('test'), (one) =>
    createArticle(one, {
      deskId: house.deskId,
      sectionId: null,
      visibility,
      language: 'en',
      title: RAIN,
      html: '<p>It is nearly always the rubber plug. Open it, leave the light 12 hours to dry, then press both ends.</p>',
      state: 'published',
    }),
  );
}

async function slugOf(house: TestHouse): Promise<string> {
  const { body } = await house.call('GET', `/contact-forms/${house.deskId}`);
  return /\/help\/([^/]+)\//.exec(body.address)?.[1] ?? '';
}

async function get(house: TestHouse, path: string) {
  const response = await house.app.request(ORIGIN + path);
  return { status: response.status, html: await response.text(), headers: response.headers };
}

const stampIn = (html: string): string => /name="stamp" value="([^"]+)"/.exec(html)?.[1] ?? '';
const fileKeyIn = (html: string): string => /name="(file\.[a-z2-7]{32})"/.exec(html)?.[1] ?? '';

async function post(house: TestHouse, path: string, given: Record<string, string>, files: File[] = []) {
  const body = new FormData();
  for (const [name, value] of Object.entries(given)) body.set(name, value);
  for (const file of files.length > 0 ? files : [new File([], '')]) body.append('files', file);
  const response = await house.app.request(ORIGIN + path, { method: 'POST', body });
  return { status: response.status, html: await response.text(), location: response.headers.get('location') ?? '' };
}

/** Opens the form and reads it for a while. */
async function opened(house: TestHouse) {
  const path = `/help/${await slugOf(house)}/en/write`;
  const { html } = await get(house, path);
  house.clock.set(house.clock.now().add({ seconds: 20 }));
  return { path, html, given: { stamp: stampIn(html), words: WORDS, address: 'H.Osei@Northmail.example' } };
}

describe('the contact form', () => {
  it('says when an answer comes, is sent with a file, and thanks with the number', async () => {
    const house = await openTestHouse();
    const { path, html, given } = await opened(house);
    expect(html).toContain('We answer today by 15:20.');
    expect(html).not.toContain('this week’s letters');
    // Everything that the page asks for, fonts apart.
    const parts = [...html.matchAll(/(?:href|src)="(\/site\/[^"]+\.(?:css|js))"/g)].map(([, file]) => file ?? '');
    const sizes = await Promise.all(parts.map(async (file) => (await get(house, file)).html.length));
    expect(parts).toHaveLength(2);
    expect(sizes.reduce((sum, size) => sum + size, html.length)).toBeLessThan(30_000);
    const sent = await post(house, path, given, [new File(['photo'], 'socket.jpg', { type: 'image/jpeg' })]);
    expect(sent.status).toBe(303);
    const thanks = await get(house, sent.location);
    expect(thanks.html).toContain('Your request has the number 1.');
    expect(thanks.html).toContain('h.osei@northmail.example');
    // Whoever writes somebody’s address into a form sees nothing of what is answered to them.
    expect(thanks.html).not.toContain('/s/');
    const { body: ticket } = await house.call('GET', '/tickets/1');
    expect(ticket).toMatchObject({ channel: 'form', contact: { address: 'h.osei@northmail.example' } });
    const { body: messages } = await house.call('GET', '/tickets/1/messages');
    expect(messages.items[0]).toMatchObject({ text: WORDS, attachments: [{ name: 'socket.jpg' }] });
  });

  it('tells how long this week’s letters waited, once there are enough to say it', async () => {
    const house = await openTestHouse();
    for (let count = 0; count < 10; count++) {
      const contact = { address: `person${count}@posta.example` };
      const { body: ticket } = await house.call('POST', '/tickets', {
        body: { subject: 'Lamp', text: 'Dark', contact },
      });
      house.clock.set(house.clock.now().add({ minutes: count < 9 ? 30 + count : 130 }));
      await house.call('POST', `/tickets/${ticket.id}/messages`, { body: { type: 'reply', text: 'Charge it.' } });
    }
    const { html } = await get(house, `/help/${await slugOf(house)}/en/write`);
    expect(html).toContain('Half of this week’s letters waited 34\u00a0min at most, nine in ten 38\u00a0min.');
  });

  it('is one request when it is sent twice', async () => {
    const house = await openTestHouse();
    const { path, given } = await opened(house);
    const first = await post(house, path, given);
    // Back from the thanks one has the page that one had, and sends it again.
    expect((await get(house, path)).headers.get('cache-control')).toBe('private, no-cache');
    expect((await get(house, first.location)).headers.get('cache-control')).toBe('no-store');
    const second = await post(house, path, given);
    expect(second.location).toBe(first.location);
    expect((await house.call('GET', '/tickets/2')).status).toBe(404);
  });

  it('keeps words and files whatever it refuses', async () => {
    const house = await openTestHouse();
    const { path, given } = await opened(house);
    const photo = new File(['photo'], 'socket.jpg', { type: 'image/jpeg' });
    const refused = await post(house, path, { ...given, address: 'support' }, [photo]);
    expect(refused.status).toBe(422);
    expect(refused.html).toContain(`${WORDS}</textarea>`);
    expect(refused.html).toContain('This is not a whole mail address');
    const key = fileKeyIn(refused.html);
    const again = await post(house, path, { ...given, stamp: stampIn(refused.html), [key]: '1' });
    // The new page was looked at for no time at all.
    expect([again.status, again.html.includes(`${WORDS}</textarea>`)]).toEqual([422, true]);
    house.clock.set(house.clock.now().add({ seconds: 20 }));
    const sent = await post(house, path, { ...given, stamp: stampIn(again.html), [key]: '1' });
    expect(sent.status).toBe(303);
    const { body: messages } = await house.call('GET', '/tickets/1/messages');
    expect(messages.items[0].attachments).toMatchObject([{ name: 'socket.jpg' }]);
    expect(await house.runJobs()).toBeGreaterThan(0);
  });

  it.each([
    ['what only programs fill in', { website: 'https://pills.example' }],
    ['a stamp of their own', { stamp: '018f0000-0000-7000-8000-000000000001.abc.AAAAAAAAAAAAAAAAAAAAAA' }],
    ['no stamp', { stamp: '' }],
  ])('makes nothing of a form with %s', async (_what, change) => {
    const house = await openTestHouse();
    const { path, given } = await opened(house);
    const refused = await post(house, path, { ...given, ...change });
    expect([refused.status, refused.html.includes(`${WORDS}</textarea>`)]).toEqual([422, true]);
    expect((await house.call('GET', '/tickets/1')).status).toBe(404);
  });

  it('makes nothing of a form that is sent at once, or after a day', async () => {
    const house = await openTestHouse();
    const { path, html, given } = await opened(house);
    house.clock.set(house.clock.now().subtract({ seconds: 19 }));
    expect((await post(house, path, { ...given, stamp: stampIn(html) })).status).toBe(422);
    house.clock.set(house.clock.now().add({ hours: 25 }));
    expect((await post(house, path, { ...given, stamp: stampIn(html) })).status).toBe(422);
  });

  it('lets nobody fill a stranger’s mailbox', async () => {
    const house = await openTestHouse();
    const { path, given } = await opened(house);
    const answers = [];
    for (let count = 0; count < 12; count++)
      answers.push((await post(house, path, { ...given, words: `${WORDS} ${count}` })).status);
    expect(answers.filter((status) => status === 303)).toHaveLength(8);
    expect(answers.at(-1)).toBe(429);
  });

  it('lets nobody fill the disk: what one address brings is bounded before it is read, and its words are given back', async () => {
    const house = await openTestHouse();
    const { path, given } = await opened(house);
    const bring = async (below: string, address: string) => {
      const body = new FormData();
      for (const [name, value] of Object.entries({ ...given, stamp: '' })) body.set(name, value);
      body.append('files', new File([crypto.randomUUID()], 'photo.jpg', { type: 'image/jpeg' }));
      // It does not say how much it brings, so it may be all that a form may hold.
      const from = { incoming: { socket: { remoteAddress: address } } };
      const response = await house.app.request(`${ORIGIN}${path}${below}`, { method: 'POST', body }, from);
      return { status: response.status, html: await response.text() };
    };
    expect((await bring('', '192.0.2.7')).status).toBe(422);
    expect((await bring('/files', '192.0.2.7')).status).toBe(422);
    const refused = await bring('', '192.0.2.7');
    expect([refused.status, refused.html.includes(`${WORDS}</textarea>`)]).toEqual([429, true]);
    expect((await bring('/files', '192.0.2.7')).status).toBe(429);
    expect(await house.db.selectFrom('form_files').select('key').execute()).toHaveLength(2);
    expect((await bring('', '198.51.100.7')).status).toBe(422);
  });

  it('asks what its request type asks, and never what only the team sees', async () => {
    const house = await openTestHouse();
    const { body: types } = await house.call('GET', `/request-types?desk=${house.deskId}`);
    const type = types.items.find((each: { key: string }) => each.key === 'equipment');
    const form = type.form.map((item: object) => ({ ...item, required: true }));
    await house.call('PATCH', `/request-types/${type.id}`, { body: { form } });
    const { path, html, given } = await opened(house);
    const [item, neededBy, cost] = form.map((each: { fieldId: string }) => each.fieldId);
    expect(html).toContain(`name="f.${item}"`);
    expect(html).not.toContain(cost);
    const refused = await post(house, path, { ...given, type: type.id, [`f.${neededBy}`]: 'tomorrow' });
    expect(refused.html).toContain('We need this to help you.');
    expect(refused.html).toContain('A day is needed here');
    house.clock.set(house.clock.now().add({ seconds: 20 }));
    const whole = { ...given, type: type.id, [`f.${item}`]: 'A desk', [`f.${neededBy}`]: '2026-12-01' };
    expect((await post(house, path, { ...whole, stamp: stampIn(refused.html) })).status).toBe(303);
    const { body: ticket } = await house.call('GET', '/tickets/1');
    expect(ticket.requestType).toMatchObject({ key: 'equipment' });
    expect(JSON.stringify(ticket.fields)).toContain('A desk');
  });
});

/** Hannah comes in by the link that she is mailed. @returns her cookie */
async function signedIn(house: TestHouse, address: string): Promise<string> {
  await house.app.request(`${ORIGIN}/my/sign-in`, { method: 'POST', body: new URLSearchParams({ address }) });
  await house.runJobs();
  const { letter } = await house.db
    .selectFrom('outgoing')
    .select('letter')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  const path = /\/my\/enter\/[a-z2-7]{32}/.exec(letter.text)?.[0] ?? '';
  const entered = await house.app.request(ORIGIN + path, { method: 'POST', body: new URLSearchParams() });
  return entered.headers.get('set-cookie')?.split(';')[0] ?? '';
}

describe('whoever is signed in', () => {
  it('need not say where the answer goes, and cannot say another address; in a frame nobody is signed in', async () => {
    const house = await openTestHouse();
    const first = await opened(house);
    await post(house, first.path, first.given);
    const cookie = await signedIn(house, 'h.osei@northmail.example');
    const { path, html } = await opened(house);
    const headers = { cookie };
    const own = await (await house.app.request(ORIGIN + path, { headers })).text();
    expect(own).toContain('We answer to h.osei@northmail.example.');
    expect(own).not.toContain('name="address"');
    const framed = await (await house.app.request(`${ORIGIN}${path}?embed=1`, { headers })).text();
    expect(framed).not.toContain('h.osei');
    const body = new FormData();
    body.set('stamp', stampIn(html));
    body.set('words', 'Another question');
    body.set('address', 'somebody@else.example');
    const sent = await house.app.request(ORIGIN + path, { method: 'POST', body, headers });
    expect(sent.status).toBe(303);
    const { body: ticket } = await house.call('GET', '/tickets/2');
    expect(ticket.contact.address).toBe('h.osei@northmail.example');
    const thanks = await house.app.request(ORIGIN + (sent.headers.get('location') ?? ''), { headers });
    expect(await thanks.text()).toContain('href="/my/en"');
  });
});

describe('this may be it', () => {
  it('is shown while one writes, and before sending where there is no script', async () => {
    const house = await openTestHouse();
    await write(house);
    const { path, given } = await opened(house);
    const body = new URLSearchParams({ words: WORDS, stamp: given.stamp });
    const part = await house.app.request(`${ORIGIN}${path}/answers`, {
      method: 'POST',
      body,
      headers: { 'content-length': String(`${body}`.length) },
    });
    const html = await part.text();
    expect(html).toContain(RAIN);
    expect(html).toContain('rubber plug');
    const before = await post(house, path, given);
    expect(before.status).toBe(200);
    expect(before.html).toContain('Not sent yet');
    expect(before.html).toContain(`${WORDS}</textarea>`);
    expect((await house.call('GET', '/tickets/1')).status).toBe(404);
    house.clock.set(house.clock.now().add({ seconds: 20 }));
    const sent = await post(house, path, { ...given, stamp: stampIn(before.html), seen: '1' });
    expect(sent.status).toBe(303);
  });

  it('never shows what only the team reads', async () => {
    const house = await openTestHouse();
    await write(house, 'internal');
    const { path, given } = await opened(house);
    const sent = await post(house, path, given);
    expect(sent.status).toBe(303);
    const opening = `${path}/opened?visit=${given.stamp.split('.')[0]}&answer=luna-2-does-not-charge-after-rain`;
    expect((await get(house, opening)).status).toBe(404);
  });

  it('counts nothing by a link that anybody can write', async () => {
    const house = await openTestHouse();
    await write(house);
    const { path } = await opened(house);
    const invented = [crypto.randomUUID(), '-'.repeat(36), `${'0'.repeat(35)}-`];
    for (const visit of invented)
      expect((await get(house, `${path}/opened?visit=${visit}&answer=luna-2-does-not-charge-after-rain`)).status).toBe(
        303,
      );
    expect(await house.db.selectFrom('form_visits').select('id').execute()).toEqual([]);
  });

  it('is counted: shown, opened, and not sent within the hour', async () => {
    const house = await openTestHouse();
    await write(house);
    for (const sends of [false, true]) {
      const { path, given } = await opened(house);
      const before = await post(house, path, given);
      const link = /href="([^"]+\/opened\?[^"]+)"/.exec(before.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
      expect((await get(house, link)).status).toBe(303);
      house.clock.set(house.clock.now().add({ seconds: 20 }));
      if (sends) await post(house, path, { ...given, stamp: stampIn(before.html), seen: '1' });
      else await post(house, `${path}/solved`, { stamp: given.stamp });
    }
    const figures = async () => (await house.call('GET', `/form-figures?desk=${house.deskId}`)).body;
    expect(await figures()).toMatchObject({ shown: 0, opened: 0 });
    house.clock.set(house.clock.now().add({ minutes: 61 }));
    expect(await figures()).toMatchObject({ shown: 2, opened: 2, notSent: 1, sent: 1 });
  });
});

describe('on other sites', () => {
  it('is shown in a frame on those that the desk names, and on no other', async () => {
    const house = await openTestHouse();
    const path = `/help/${await slugOf(house)}/en/write`;
    const policy = async (query: string) => (await get(house, path + query)).headers.get('content-security-policy');
    expect(await policy('?embed=1')).toContain("frame-ancestors 'none'");
    await house.call('PATCH', `/contact-forms/${house.deskId}`, { body: { sites: ['https://shop.example/contact'] } });
    expect(await policy('?embed=1')).toContain('frame-ancestors https://shop.example');
    expect(await policy('')).toContain("frame-ancestors 'none'");
    const framed = await get(house, `${path}?embed=1&from=https://shop.example`);
    expect(framed.html).toContain('data-parent="https://shop.example"');
    expect((await get(house, `${path}?embed=1&from=https://evil.example`)).html).not.toContain('evil');
    const script = await get(house, `/help/${await slugOf(house)}/form.js`);
    expect(script.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(script.html.length).toBeLessThan(3_000);
    expect(script.html).toContain('Escríbenos');
    const slug = await slugOf(house);
    const onTo = async (lang: string) =>
      (await get(house, `/help/${slug}/write?embed=1&lang=${lang}`)).headers.get('location');
    expect(await onTo('it')).toBe(`/help/${slug}/it/write?embed=1`);
    expect(await onTo('xx')).toBe(`/help/${slug}/en/write?embed=1`);
  });

  it('takes no name of a site that would write rules into the policy of the page', async () => {
    const house = await openTestHouse();
    for (const site of ['https://a;report-uri', 'https://a,b.example', "https://'none'", 'https://*.example']) {
      const refused = await house.call('PATCH', `/contact-forms/${house.deskId}`, { body: { sites: [site] } });
      expect([site, refused.status]).toEqual([site, 422]);
    }
    const taken = await house.call('PATCH', `/contact-forms/${house.deskId}`, {
      body: { sites: ['https://[2001:db8::1]:8443/x', 'http://negozio.münchen.example'] },
    });
    expect(taken.body.sites).toEqual(['https://[2001:db8::1]:8443', 'http://negozio.xn--mnchen-3ya.example']);
  });

  it('is gone where the desk does not offer it', async () => {
    const house = await openTestHouse();
    const path = `/help/${await slugOf(house)}/en/write`;
    await house.call('PATCH', `/contact-forms/${house.deskId}`, { body: { offered: false } });
    expect((await get(house, path)).status).toBe(404);
    expect((await post(house, path, { words: WORDS })).status).toBe(404);
  });
});
