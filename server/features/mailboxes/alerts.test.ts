import fc from 'fast-check';
import { expect, it } from 'vitest';
import { system } from '../../platform/access/index.ts';
import { act } from '../../platform/act.ts';
import type { TestHouse } from '../../testing/index.ts';
import { openTestHouse } from '../../testing/index.ts';
import { createDesk } from '../desks/index.ts';
import { alertWords } from './alert-letter.ts';
import type { WayFacts } from './alerts.ts';
import { newsNow, tellOfMail } from './alerts.ts';
import { noteTrouble, noteWell } from './health.ts';
import { insertMailbox } from './mailboxes.queries.ts';

const ADDRESS = 'support@officinalume.example';

async function follow(
  house: TestHouse,
  address: string,
  change: { send_by?: 'account' | 'house' } = {},
): Promise<void> {
  const at = house.clock.now().toString();
  await act(house.platform, system('test'), (one) =>
    insertMailbox(one.trx, {
      id: crypto.randomUUID(),
      address,
      receive_by: 'imap',
      imap_host: 'mail.officinalume.example',
      imap_port: 993,
      created_at: at,
      updated_at: at,
      ...change,
    }),
  );
}

/** Lets minutes pass, with the look of each. */
async function pass(house: TestHouse, minutes: number, meanwhile?: () => Promise<void>): Promise<void> {
  for (let minute = 0; minute < minutes; minute++) {
    house.clock.set(house.clock.now().add({ minutes: 1 }));
    await meanwhile?.();
    await tellOfMail.run(house.platform, {});
  }
}

interface Told {
  to: string;
  from: string;
  subject: string;
  text: string;
}

async function told(house: TestHouse): Promise<Told[]> {
  const rows = await house.db.selectFrom('outgoing').select('letter').orderBy('created_at').orderBy('id').execute();
  return rows.map(({ letter }) => ({
    to: letter.to[0]?.name ?? '',
    from: letter.from.address,
    subject: letter.subject,
    text: letter.text,
  }));
}

it('tells once, five minutes after letters stopped coming in, and once when they come again', async () => {
  const house = await openTestHouse();
  await house.teammate('manager', { deskId: house.deskId, name: 'Marta' });
  await house.teammate('agent', { deskId: house.deskId, name: 'Tomás' });
  await follow(house, ADDRESS);
  const fail = () => noteTrouble(house.platform, ADDRESS, 'in', { trouble: 'no_answer', answer: 'ETIMEDOUT' });
  await fail();
  await pass(house, 4, fail);
  expect(await told(house)).toEqual([]);
  await pass(house, 30, fail);
  const [first, ...others] = await told(house);
  expect(others).toEqual([]);
  expect(first).toMatchObject({ to: 'Marta', subject: `Letters to ${ADDRESS} do not come in` });
  expect(first?.text).toContain('Nov 19, 2026, 11:20');
  expect(first?.text).toContain('ETIMEDOUT');
  await noteWell(house.platform, ADDRESS, 'connected');
  await pass(house, 20);
  expect((await told(house)).map(({ subject }) => subject)).toEqual([
    `Letters to ${ADDRESS} do not come in`,
    `Letters to ${ADDRESS} come in again`,
  ]);
});

it('does not write with every flicker, nor of a short pause, nor of silence', async () => {
  const house = await openTestHouse();
  await house.teammate('owner');
  await follow(house, ADDRESS);
  await noteWell(house.platform, ADDRESS, 'connected');
  await pass(house, 60);
  const fail = () => noteTrouble(house.platform, ADDRESS, 'in', { trouble: 'broken_off', answer: null });
  await fail();
  await pass(house, 4);
  await noteWell(house.platform, ADDRESS, 'in');
  await pass(house, 5);
  expect(await told(house)).toEqual([]);
  await fail();
  await pass(house, 6);
  // Well for a minute at a time, seven times: the trouble has not ended.
  for (let time = 0; time < 7; time++) {
    await noteWell(house.platform, ADDRESS, 'connected');
    await pass(house, 1);
    await fail();
    await pass(house, 6);
  }
  expect(await told(house)).toHaveLength(1);
});

it('writes to those who were named, in their language, and never by the way that fails where there is another', async () => {
  const house = await openTestHouse({ config: { smtpUrl: undefined } });
  await house.teammate('owner', { name: 'Owen' });
  const chiara = await house.teammate('agent', { deskId: house.deskId, name: 'Chiara', locale: 'it' });
  await house.db.insertInto('mailbox_watchers').values({ desk_id: house.deskId, teammate_id: chiara.id }).execute();
  await act(house.platform, system('test'), (one) =>
    createDesk(one, {
      name: 'Orders',
      audience: 'public',
      languages: ['en'],
      timeZone: 'Europe/Rome',
      addresses: ['orders@officinalume.example'],
      fromName: 'Officina Lume',
      hours: [],
      replyTargetMinutes: 60,
    }),
  );
  await follow(house, ADDRESS, { send_by: 'account' });
  await follow(house, 'orders@officinalume.example', { send_by: 'account' });
  await noteTrouble(house.platform, ADDRESS, 'out', { trouble: 'refused', answer: '535 5.7.8 no' });
  await pass(house, 6);
  expect(await told(house)).toMatchObject([
    { to: 'Chiara', from: 'orders@officinalume.example', subject: `La posta da ${ADDRESS} non parte` },
  ]);
  const outgoing = await house.db.selectFrom('outgoing').select('letter').executeTakeFirstOrThrow();
  expect(outgoing.letter.automatic).toBe('auto-generated');
});

it('says in one letter what fails together', async () => {
  const house = await openTestHouse();
  await house.teammate('owner', { name: 'Owen' });
  const more = ['a', 'b', 'c', 'd'].map((name) => `${name}@officinalume.example`);
  for (const address of more) {
    await house.call('POST', `/desks/${house.deskId}/addresses`, { body: { address } });
    await follow(house, address);
    await noteTrouble(house.platform, address, 'in', { trouble: 'no_answer', answer: null });
  }
  await pass(house, 10);
  expect(await told(house)).toHaveLength(1);
  expect((await told(house))[0]?.subject).toBe(
    'Letters to a@officinalume.example, b@officinalume.example, and 2 others do not come in',
  );
});

it('is silent on a mailbox that is paused or handed over by now', async () => {
  const house = await openTestHouse();
  await house.teammate('owner');
  await follow(house, ADDRESS);
  await noteTrouble(house.platform, ADDRESS, 'in', { trouble: 'no_answer', answer: null });
  await house.db.updateTable('mailboxes').set({ paused_at: house.clock.now().toString() }).execute();
  await pass(house, 10);
  expect(await told(house)).toEqual([]);
  const health = await house.db.selectFrom('mailbox_health').selectAll().executeTakeFirstOrThrow();
  expect(health).toMatchObject({ in_failing_since: null, in_trouble: null });
});

it('tells two weeks and three days before a permission ends, and not of one that renews itself', async () => {
  const house = await openTestHouse();
  const owen = await house.teammate('owner', { name: 'Owen', locale: 'es' });
  await follow(house, ADDRESS);
  const permissionId = crypto.randomUUID();
  const at = house.clock.now();
  await house.db
    .insertInto('mail_permissions')
    .values({
      id: permissionId,
      provider: 'google',
      account: 'lume@gmail.example',
      given_by: owen.id,
      given_at: at.toString(),
      refresh_token_sealed: 'sealed',
      access_ends_at: at.add({ hours: 24 * 60 }).toString(),
      refresh_ends_at: at.add({ hours: 20 * 24 }).toString(),
      refreshed_at: at.toString(),
      updated_at: at.toString(),
    })
    .execute();
  await house.db.updateTable('mailboxes').set({ auth: 'oauth2', permission_id: permissionId }).execute();
  const days: number[] = [];
  for (let day = 0; day <= 21; day++) {
    house.clock.set(at.add({ hours: day * 24 }));
    await tellOfMail.run(house.platform, {});
    await tellOfMail.run(house.platform, {});
    if ((await told(house)).length > days.length) days.push(day);
  }
  expect(days).toEqual([6, 17]);
  expect((await told(house))[0]?.subject).toBe('El permiso para lume@gmail.example termina el 9 de diciembre de 2026');
  await house.db.updateTable('mail_permissions').set({ refresh_rolls: true, end_told_at: null }).execute();
  house.clock.set(at.add({ hours: 18 * 24 }));
  await tellOfMail.run(house.platform, {});
  expect(await told(house)).toHaveLength(2);
});

it('tells of a failure and of its end in turns, whatever comes and goes', () => {
  const begin = Temporal.Instant.from('2026-11-19T10:20:00Z');
  const stretch = fc.record({ fails: fc.boolean(), minutes: fc.integer({ min: 1, max: 12 }) });
  fc.assert(
    fc.property(fc.array(stretch, { maxLength: 30 }), (stretches) => {
      const way: WayFacts = { since: null, told: null, troubleAt: null };
      const news: string[] = [];
      let at = begin;
      let alike = 0;
      for (const { fails, minutes } of stretches) {
        alike = fails === (way.since !== null) ? alike : 0;
        if (!fails && way.since) Object.assign(way, { since: null, troubleAt: at });
        for (let minute = 0; minute < minutes; minute++) {
          if (fails) Object.assign(way, { since: way.since ?? at, troubleAt: at });
          at = at.add({ minutes: 1 });
          alike++;
          const kind = newsNow(way, at);
          if (kind === null) continue;
          news.push(kind);
          way.told = kind === 'failing' ? at : null;
          // Nothing is told that has not lasted, and nothing that is not so.
          expect(kind === 'failing').toBe(fails);
          expect(alike).toBeGreaterThanOrEqual(kind === 'failing' ? 5 : 2);
        }
        // Nor is anything kept back that has.
        if (minutes >= 5) expect(way.told !== null).toBe(fails);
      }
      expect(news).toEqual(news.map((_, turn) => (turn % 2 === 0 ? 'failing' : 'recovered')));
    }),
  );
});

it.each(['en', 'it', 'es', 'ro'] as const)('speaks %s in every kind of alert, without HTML from outside', (locale) => {
  const reader = { name: '<b>Marta</b>', locale, timeZone: 'Europe/Rome' };
  const house = { companyName: 'Officina Lume', publicUrl: 'https://help.lume.example' };
  const since = Temporal.Instant.from('2026-11-19T10:20:00Z');
  const common = { addresses: ['a@lume.example'], desks: ['Orders'] };
  const words = [
    ...(['in', 'out'] as const).flatMap((way) => [
      alertWords(
        { kind: 'failing', way, ...common, since, trouble: 'refused', answer: '<script>x</script>' },
        reader,
        house,
      ),
      alertWords({ kind: 'recovered', way, ...common }, reader, house),
    ]),
    alertWords({ kind: 'ending', account: 'a@lume.example', desks: ['Orders'], endsAt: since }, reader, house),
  ];
  for (const { subject, html, text } of words) {
    expect(subject).toContain('a@lume.example');
    expect(html).not.toMatch(/<script>|<b>Marta/);
    expect(text).toContain('https://help.lume.example/settings/mail');
    expect(`${subject}${text}`).not.toMatch(/mailboxes\.|\{|undefined/);
  }
  expect(new Set(words.map(({ subject }) => subject)).size).toBe(words.length);
});
