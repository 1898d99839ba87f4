import { describe, expect, test } from 'vitest';
import { answer, asked, get, ORIGIN } from '../../testing/customer.ts';
import type { TestHouse } from '../../testing/index.ts';
import { openTestHouse } from '../../testing/index.ts';
import { networkLimit } from './network-limit.ts';

const GIULIA = 'g.ferraro@postanova.example';

async function send(house: TestHouse, path: string, fields: Record<string, string> = {}, cookie = '') {
  const response = await house.app.request(ORIGIN + path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: cookie ? { cookie } : {},
  });
  return {
    status: response.status,
    html: await response.text(),
    location: response.headers.get('location') ?? '',
    cookie: response.headers.get('set-cookie') ?? '',
  };
}

/** The links that were mailed to somebody, the latest last. */
async function linksTo(house: TestHouse, address: string, what: 'enter' | 'join'): Promise<string[]> {
  const rows = await house.db
    .selectFrom('outgoing')
    .select(['letter', 'recipients', 'secret'])
    .where('kind', '=', 'account')
    .orderBy('created_at')
    .execute();
  const theirs = rows.filter((row) => row.recipients.includes(address));
  expect(theirs.every((row) => row.secret && row.letter.automatic === 'auto-generated')).toBe(true);
  return theirs.flatMap((row) => new RegExp(`/my/${what}/[a-z2-7]{32}`).exec(row.letter.text)?.[0] ?? []);
}

async function ask(house: TestHouse, address: string, language = 'it') {
  const sent = await send(house, `/my/sign-in?lang=${language}`, { address });
  await house.runJobs();
  return sent;
}

/** @returns the cookie of somebody who came in by a mailed link. */
async function signedIn(house: TestHouse, address: string): Promise<string> {
  await ask(house, address);
  const link = (await linksTo(house, address, 'enter')).at(-1) ?? 'no link';
  const entered = await send(house, link);
  expect(entered.status).toBe(303);
  return entered.cookie.split(';')[0] ?? '';
}

const list = (house: TestHouse, cookie: string, path = '/my/it') => get(house, path, { cookie });

async function requestOf(house: TestHouse, address: string, subject: string, more: Record<string, unknown> = {}) {
  const { body, status } = await house.call('POST', '/tickets', {
    body: { subject, text: `About ${subject}.`, contact: { address, name: address.split('@')[0] }, ...more },
  });
  expect(status).toBe(201);
  return body as { id: string; number: number };
}

describe('coming in', () => {
  test('takes a link from the mail and a press, once, within twenty minutes', async () => {
    const house = await openTestHouse();
    await asked(house);
    const sent = await ask(house, `  ${GIULIA.toUpperCase()} `);
    expect([sent.status, sent.location]).toEqual([303, '/my/sign-in?sent=&lang=it']);
    const [link = ''] = await linksTo(house, GIULIA, 'enter');
    // Scanners look.
    for (let look = 0; look < 3; look++) expect((await get(house, link)).html).toContain(GIULIA);
    const entered = await send(house, link);
    expect([entered.status, entered.location]).toEqual([303, '/my/it']);
    expect(entered.cookie).toMatch(/; HttpOnly/);
    expect(entered.cookie).toMatch(/SameSite=Lax/);
    expect((await send(house, link)).status).toBe(404);
    const cookie = entered.cookie.split(';')[0] ?? '';
    const page = await list(house, cookie);
    expect(page.html).toContain('Luna 2 non si carica');
    expect(page.headers.get('cache-control')).toContain('no-store');
    // The address is theirs for sure now; and the word of the cookie stands nowhere.
    const { proved_at } = await house.db
      .selectFrom('identities')
      .select('proved_at')
      .where('value', '=', GIULIA)
      .executeTakeFirstOrThrow();
    expect(proved_at).not.toBeNull();
    const { token_hash } = await house.db
      .selectFrom('customer_sessions')
      .select('token_hash')
      .executeTakeFirstOrThrow();
    expect(cookie).not.toContain(token_hash);

    await ask(house, GIULIA);
    const late = (await linksTo(house, GIULIA, 'enter')).at(-1) ?? '';
    house.clock.set(house.clock.now().add({ minutes: 21 }));
    expect((await send(house, late)).status).toBe(404);

    const out = await send(house, '/my/sign-out', {}, cookie);
    expect(out.location).toContain('/my/sign-in');
    expect((await list(house, cookie)).status).toBe(303);
  });

  test('tells nobody whether an address is known, and mails only to those that are', async () => {
    const house = await openTestHouse();
    await asked(house);
    const known = await ask(house, GIULIA);
    const unknown = await ask(house, 'nobody@elsewhere.example');
    expect([unknown.status, unknown.location, unknown.html]).toEqual([known.status, known.location, known.html]);
    expect(await linksTo(house, 'nobody@elsewhere.example', 'enter')).toEqual([]);
    expect((await ask(house, 'no address')).status).toBe(422);
    // However often somebody asks.
    for (let more = 0; more < 5; more++) await ask(house, GIULIA);
    expect(await linksTo(house, GIULIA, 'enter')).toHaveLength(3);
    const foreign = await house.app.request(`${ORIGIN}/my/sign-in`, {
      method: 'POST',
      body: new URLSearchParams({ address: GIULIA }),
      headers: { 'sec-fetch-site': 'cross-site' },
    });
    expect(foreign.status).toBe(403);
  });

  test('ends when the person is blocked, erased, or made one with another', async () => {
    const house = await openTestHouse();
    await requestOf(house, 'blocked@mail.example', 'One');
    await requestOf(house, 'erased@mail.example', 'Two');
    const merged = await requestOf(house, 'merged@mail.example', 'Three');
    const other = await requestOf(house, 'other@mail.example', 'Four');
    const cookies: string[] = [];
    for (const name of ['blocked', 'erased', 'merged', 'other'])
      cookies.push(await signedIn(house, `${name}@mail.example`));
    for (const cookie of cookies) expect((await list(house, cookie)).status).toBe(200);
    await house.call('POST', '/sender-blocks', {
      body: { kind: 'address', value: 'blocked@mail.example', deskId: null },
    });
    await house.db
      .updateTable('contacts')
      .set({ erased_at: house.clock.now().toString() })
      .where('id', 'in', (eb) =>
        eb.selectFrom('identities').select('contact_id').where('value', '=', 'erased@mail.example'),
      )
      .execute();
    house.clock.set(house.clock.now().add({ minutes: 1 }));
    const idOf = async (ticket: { id: string }) => (await house.call('GET', `/tickets/${ticket.id}`)).body.contact.id;
    const [from, into] = [await idOf(merged), await idOf(other)];
    expect(
      (await house.call('POST', '/contact-merges', { body: { contactId: from, intoId: into } })).status,
    ).toBeLessThan(300);
    for (const cookie of cookies) expect((await list(house, cookie)).status).toBe(303);
    // Who comes in anew has the requests of both.
    house.clock.set(house.clock.now().add({ minutes: 1 }));
    const page = await list(house, await signedIn(house, 'other@mail.example'));
    expect(page.html).toContain('Three');
    expect(page.html).toContain('Four');
  });

  test('is limited for a network, whose IPv6 addresses are one', () => {
    let now = 0;
    const may = networkLimit(() => now);
    const asks = Array.from({ length: 25 }, (_, index) => may(`2001:db8:1:2::${index}`));
    expect(asks.filter(Boolean)).toHaveLength(20);
    expect(may('2001:db8:1:3::1')).toBe(true);
    expect(may('192.0.2.7')).toBe(true);
    now += 3_600_000 / 20 + 1;
    expect([may('2001:db8:1:2::99'), may('2001:db8:1:2::98')]).toEqual([true, false]);
  });
});

describe('what one sees', () => {
  test('is one’s own, with what happens next; no note, nothing set aside, nothing of another', async () => {
    const house = await openTestHouse();
    const mine = await asked(house);
    await requestOf(house, 'somebody@else.example', 'A secret of somebody else');
    const spam = await requestOf(house, GIULIA, 'Set aside as spam');
    await house.call('POST', `/tickets/${spam.id}/spam`);
    await answer(house, mine.id, { type: 'note', text: 'PSST: always complains.' });
    const cookie = await signedIn(house, GIULIA);
    const first = await list(house, cookie);
    expect(first.html).toContain('Luna 2 non si carica');
    for (const never of ['A secret of', 'PSST', 'Set aside']) expect(first.html).not.toContain(never);
    expect(first.html).not.toContain('nuova risposta');
    house.clock.set(house.clock.now().add({ minutes: 1 }));
    await answer(house, mine.id, { type: 'reply', text: 'Ci manda due foto della presa?' });
    const answered = await list(house, cookie);
    expect(answered.html).toContain('nuova risposta');
    expect(answered.html).toContain(`href="/my/it/${mine.number}#reply"`);
    house.clock.set(house.clock.now().add({ minutes: 1 }));
    const page = await list(house, cookie, `/my/it/${mine.number}`);
    expect(page.html).toContain('Ci manda due foto della presa?');
    expect(page.html).not.toContain('PSST');
    expect((await list(house, cookie)).html).not.toContain('nuova risposta');
    // By words of the thread, without regard to accents; never by a note's.
    expect((await list(house, cookie, '/my/it?q=FOTO+della')).html).toContain('Luna 2 non si carica');
    for (const nothing of ['PSST', 'secret', '%25', '_'])
      expect((await list(house, cookie, `/my/it?q=${nothing}`)).html).not.toContain('Luna 2 non si carica');
    const other = await requestOf(house, 'somebody@else.example', 'Another');
    for (const path of [
      `/my/it/${other.number}`,
      `/my/it/${spam.number}`,
      '/my/it/999999',
      '/my/it/99999999999999999999',
    ])
      expect((await list(house, cookie, path)).status).toBe(404);
  });

  test('stays in the language that it is read in, and says what is open only of all requests', async () => {
    const house = await openTestHouse();
    const { number } = await asked(house);
    const cookie = await signedIn(house, GIULIA);
    const english = await list(house, cookie, `/my/en/${number}`);
    expect(english.html).toContain('<html lang="en"');
    expect(english.html).toContain('<a href="/my/en">');
    const chosen = await list(house, cookie, `/my/en/${number}?lang=it`);
    expect(chosen.html).toContain('<html lang="it"');
    expect(chosen.html).toContain('<a href="/my/it">');
    expect((await list(house, cookie)).html).toContain('Una aspetta noi.');
    const looked = await list(house, cookie, '/my/it?q=zzz');
    expect(looked.html).toContain('Nulla di suo parla di «zzz»');
    expect(looked.html).not.toContain('Non c’è nulla di aperto.');
    const missing = await list(house, cookie, '/my/en/99999');
    expect([missing.status, missing.html.includes('href="/my/en"')]).toEqual([404, true]);
  });

  test('is of internal desks nothing, unless one is a teammate', async () => {
    const house = await openTestHouse();
    const made = await house.call('POST', '/desks', {
      body: {
        name: 'IT',
        audience: 'internal',
        languages: ['en'],
        timeZone: 'Europe/Rome',
        address: 'it@officinalume.example',
      },
    });
    expect(made.status).toBe(201);
    await requestOf(house, 'outside@mail.example', 'Inside matter', { desk: 'IT' });
    expect((await list(house, await signedIn(house, 'outside@mail.example'))).html).not.toContain('Inside matter');
    const agent = await house.teammate('agent');
    const { email } = await house.db
      .selectFrom('teammates')
      .select('email')
      .where('id', '=', agent.id)
      .executeTakeFirstOrThrow();
    await requestOf(house, email, 'My laptop', { desk: 'IT' });
    expect((await list(house, await signedIn(house, email))).html).toContain('My laptop');
  });

  test('is of colleagues what their organization shares, and an answer joins', async () => {
    const house = await openTestHouse();
    const mine = await requestOf(house, 'anna@alta.example', 'My own');
    const theirs = await requestOf(house, 'bruno@alta.example', 'The lamp of Bruno');
    await requestOf(house, 'carla@other.example', 'Nothing of ours');
    const cookie = await signedIn(house, 'anna@alta.example');
    expect((await list(house, cookie)).html).not.toContain('The lamp of Bruno');
    await house.call('POST', '/organizations', {
      body: { name: 'Alta', domains: ['alta.example'], sharesOn: [house.deskId] },
    });
    const shared = await list(house, cookie);
    expect(shared.html).toContain('The lamp of Bruno');
    expect(shared.html).not.toContain('Nothing of ours');
    const body = new FormData();
    body.set('text', 'I know that lamp too.');
    const written = await house.app.request(`${ORIGIN}/my/it/${theirs.number}/messages`, {
      method: 'POST',
      body,
      headers: { cookie },
    });
    expect(written.headers.get('location')).toMatch(new RegExp(`^/my/it/${theirs.number}\\?`));
    const { items } = (await house.call('GET', `/tickets/${theirs.id}/messages`)).body;
    expect(items.at(-1) ?? items[0]).toBeDefined();
    expect(JSON.stringify(items)).toContain('anna@alta.example');
    const { participants } = (await house.call('GET', `/tickets/${theirs.id}`)).body;
    expect(participants).toHaveLength(2);
    expect(mine.number).not.toBe(theirs.number);
  });
});

describe('what one does, from the mail’s link and signed in alike', () => {
  test.each(['link', 'signed in'])('solves, opens again, and has somebody in: %s', async (way) => {
    const house = await openTestHouse();
    const mine = await asked(house);
    const cookie = way === 'link' ? '' : await signedIn(house, GIULIA);
    const path = way === 'link' ? mine.path : `/my/it/${mine.number}`;
    const status = async () => (await house.call('GET', `/tickets/${mine.id}`)).body.status;
    expect((await send(house, `${path}/solution`, {}, cookie)).location).toContain('done=solved');
    expect(await status()).toBe('solved');
    expect((await get(house, `${path}?done=solved`, { cookie })).html).toContain('Bene che funzioni');
    await send(house, `${path}/reopening`, {}, cookie);
    expect(await status()).toBe('open');

    for (const wrong of ['', 'nobody', 'support@officinalume.example'])
      expect((await send(house, `${path}/people`, { address: wrong }, cookie)).location).toContain('failed=address');
    await send(house, `${path}/people`, { address: 'Paolo@Ferraro.example' }, cookie);
    await house.runJobs();
    const people = async () =>
      (await house.call('GET', `/tickets/${mine.id}`)).body.participants.filter(
        (one: { role: string }) => one.role === 'cc',
      );
    expect(await people()).toMatchObject([{ confirmed: false }]);
    const [link = ''] = await linksTo(house, 'paolo@ferraro.example', 'join');
    const letter = await house.db.selectFrom('outgoing').select('letter').where('kind', '=', 'account').execute();
    // Nobody can have us send their own words to a stranger.
    expect(JSON.stringify(letter.at(-1)?.letter)).not.toContain('Luna 2');
    expect((await get(house, link)).html).toContain(String(mine.number));
    expect(await people()).toMatchObject([{ confirmed: false }]);
    const joined = await send(house, link);
    expect(joined.location).toContain(mine.path);
    expect(await people()).toMatchObject([{ confirmed: true }]);
    expect((await send(house, link)).status).toBe(404);
  });

  test('asks no more people in a day than anybody needs', async () => {
    const house = await openTestHouse();
    const mine = await asked(house);
    for (let count = 0; count < 12; count++)
      await send(house, `${mine.path}/people`, { address: `person${count}@mail.example` });
    const rows = await house.db.selectFrom('participant_invitations').select('id').execute();
    expect(rows).toHaveLength(10);
  });
});
