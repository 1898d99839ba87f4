import { beforeEach, describe, expect, it } from 'vitest';
import { sql } from '../../platform/db/index.ts';
import type { Accounts } from '../../testing/accounts.ts';
import { openAccounts, PASSWORD } from '../../testing/accounts.ts';
import { ensureCompany, renewSetUpCode } from './first-start.ts';

let house: Accounts;

async function emptyHouse(): Promise<Accounts> {
  if (!house) house = await openAccounts();
  await sql`truncate company, teammates, desks, sign_in_tries, events cascade`.execute(house.platform.db);
  return house;
}

async function codeOf(one: Accounts): Promise<string> {
  const { setUpCode } = await ensureCompany(one.platform);
  if (setUpCode === null) throw new Error('no set-up is needed');
  return setUpCode;
}

const wish = (code: string) => ({
  code,
  companyName: 'Officina Lume',
  languages: ['it', 'en'],
  timeZone: 'Europe/Rome',
  owner: { name: 'Marta Rinaldi', email: 'Marta@officinalume.example', password: PASSWORD, locale: 'it' },
  desk: { name: 'Clienti', address: 'Supporto@officinalume.example' },
});

describe('setting the company up by the page', () => {
  beforeEach(emptyHouse);

  it('makes the company, its owner and its desk, and signs the owner in', async () => {
    const code = await codeOf(house);
    expect((await house.call('GET', '/setup')).body).toEqual({ needed: true, companyName: null });
    expect((await house.call('POST', '/setup/code-check', { body: { code } })).status).toBe(204);
    const { status, body, cookie } = await house.call('POST', '/setup', { body: wish(code) });
    expect(status).toBe(201);
    expect(body).toEqual({ needed: false, companyName: 'Officina Lume' });
    const { body: me } = await house.call('GET', '/me', { cookie });
    expect(me).toMatchObject({
      name: 'Marta Rinaldi',
      email: 'marta@officinalume.example',
      locale: 'it',
      timeZone: 'Europe/Rome',
      role: 'owner',
      company: { name: 'Officina Lume', languages: ['it', 'en'], timeZone: 'Europe/Rome' },
      desks: [{ name: 'Clienti', audience: 'public' }],
    });
    const addresses = await house.platform.db.selectFrom('desk_addresses').select('address').execute();
    expect(addresses).toEqual([{ address: 'supporto@officinalume.example' }]);
    expect(await house.eventNames()).toEqual(
      expect.arrayContaining(['company.set-up', 'desk.created', 'teammate.joined', 'teammate.signed-in']),
    );
    expect((await house.call('GET', '/setup')).body).toEqual({ needed: false, companyName: 'Officina Lume' });
  });

  it('is done once, even when two try at the same moment', async () => {
    const code = await codeOf(house);
    const other = { ...wish(code), owner: { ...wish(code).owner, email: 'other@officinalume.example' } };
    const answers = await Promise.all([
      house.call('POST', '/setup', { body: wish(code) }),
      house.call('POST', '/setup', { body: other }),
    ]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409]);
    expect((await house.call('POST', '/setup', { body: wish(code) })).status).toBe(409);
    expect(await house.platform.db.selectFrom('desks').select('id').execute()).toHaveLength(1);
  });

  it('leaves nothing behind when a part of it cannot be', async () => {
    const code = await codeOf(house);
    await house.desk('Taken');
    const clash = { ...wish(code), desk: { name: 'Clienti', address: 'taken@officinalume.example' } };
    expect((await house.call('POST', '/setup', { body: clash })).status).toBe(409);
    expect((await house.call('GET', '/setup')).body.needed).toBe(true);
    expect(await house.platform.db.selectFrom('teammates').select('id').execute()).toEqual([]);
    expect((await house.call('POST', '/setup', { body: wish(code) })).status).toBe(201);
  });

  it('wants the code of the latest start, not too many guesses, and says which field is wrong', async () => {
    const earlier = await codeOf(house);
    const code = await codeOf(house);
    for (const wrong of ['', earlier, 'AAAA-AAAA-AAAA']) {
      const { status, body } = await house.call('POST', '/setup', { body: wish(wrong) });
      expect(status).toBe(422);
      expect(body.errors[0].path).toBe('code');
    }
    for (let tried = 0; tried < 20; tried++) await house.call('POST', '/setup/code-check', { body: { code: 'AAAA' } });
    expect((await house.call('POST', '/setup/code-check', { body: { code } })).status).toBe(429);
  });

  it('takes a renewed code, and gives none once it is done', async () => {
    const first = await codeOf(house);
    const renewed = await renewSetUpCode(house.platform);
    expect((await house.call('POST', '/setup', { body: wish(first) })).status).toBe(422);
    expect((await house.call('POST', '/setup', { body: wish(renewed ?? '') })).status).toBe(201);
    expect(await renewSetUpCode(house.platform)).toBeNull();
    expect(await ensureCompany(house.platform)).toEqual({ setUpCode: null });
  });

  it('keeps the code only as a hash', async () => {
    const code = await codeOf(house);
    const rows = await house.platform.db.selectFrom('company').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(code.replaceAll('-', ''));
    expect(JSON.stringify(rows)).not.toContain(code);
  });
});

describe('setting the company up from the settings', () => {
  beforeEach(emptyHouse);

  const start = (settings: object) =>
    ensureCompany({ ...house.platform, config: { ...house.platform.config, ...settings } });

  it('makes "Sportello" with the desk "Support" and the owner of ADMIN_EMAIL', async () => {
    const settings = {
      adminEmail: 'marta.rinaldi@officinalume.example',
      adminPassword: PASSWORD,
      supportAddress: 'help@officinalume.example',
    };
    expect(await start(settings)).toEqual({ setUpCode: null });
    const { status, cookie } = await house.signIn(settings.adminEmail);
    expect(status).toBe(200);
    const { body } = await house.call('GET', '/me', { cookie });
    expect(body).toMatchObject({
      name: 'Marta Rinaldi',
      role: 'owner',
      company: { name: 'Sportello' },
      desks: [{ name: 'Support', audience: 'public' }],
    });
    expect((await house.call('GET', '/setup')).body.needed).toBe(false);
  });

  it('changes nothing at later starts, whatever the settings then say', async () => {
    const settings = { adminEmail: 'marta@officinalume.example', adminPassword: PASSWORD };
    await start(settings);
    await start({ ...settings, adminPassword: 'another password' });
    await start({ adminEmail: 'other@officinalume.example', adminPassword: PASSWORD });
    expect((await house.signIn('marta@officinalume.example')).status).toBe(200);
    expect((await house.signIn('other@officinalume.example')).status).toBe(401);
    expect(await house.platform.db.selectFrom('desks').select('id').execute()).toHaveLength(1);
  });

  it('needs no owner where only API_TOKEN is given, and makes one when ADMIN_EMAIL comes later', async () => {
    const settings = { apiToken: 'a token that is long enough' };
    await start(settings);
    expect(await house.platform.db.selectFrom('teammates').select('id').execute()).toEqual([]);
    expect((await house.call('GET', '/setup')).body.needed).toBe(false);
    await start({ ...settings, adminEmail: 'marta@officinalume.example', adminPassword: PASSWORD });
    expect((await house.signIn('marta@officinalume.example')).status).toBe(200);
  });

  it('is the same when two processes start at once', async () => {
    const settings = { adminEmail: 'marta@officinalume.example', adminPassword: PASSWORD };
    await Promise.all([start(settings), start(settings)]);
    expect(await house.platform.db.selectFrom('desks').select('id').execute()).toHaveLength(1);
    expect(await house.platform.db.selectFrom('teammates').select('id').execute()).toHaveLength(1);
  });
});

describe('the company', () => {
  beforeEach(emptyHouse);

  it('is read by everybody in it and changed by owners', async () => {
    const { cookie } = await house.call('POST', '/setup', { body: wish(await codeOf(house)) });
    await house.person('Ioana', ['manager', null]);
    const { cookie: manager } = await house.signIn('ioana@officinalume.example');
    const seen = await house.call('GET', '/company', { cookie: manager });
    expect(seen.body).toMatchObject({ name: 'Officina Lume', can: { change: false } });
    const body = { name: 'Lume', languages: ['it', 'ro', 'it'] };
    expect((await house.call('PATCH', '/company', { cookie: manager, body })).status).toBe(403);
    const changed = await house.call('PATCH', '/company', { cookie, body });
    expect(changed.body).toMatchObject({ name: 'Lume', languages: ['it', 'ro'], timeZone: 'Europe/Rome' });
    expect((await house.call('PATCH', '/company', { cookie, body })).status).toBe(200);
    expect((await house.eventNames()).filter((name) => name === 'company.changed')).toHaveLength(1);
    expect((await house.call('GET', '/company')).status).toBe(401);
  });
});
