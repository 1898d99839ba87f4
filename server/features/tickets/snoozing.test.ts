import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { system } from '../../platform/access/index.ts';
import { act } from '../../platform/act.ts';
import { mail, openTicketHouse } from '../../testing/tickets.ts';
import { wakeByCustomers } from './snoozing.ts';

const HOUR = 3_600_000;

async function openSnoozed(keep = false) {
  const house = await openTicketHouse();
  const marta = await house.teammate('agent', { name: 'Marta' });
  const first = mail({ 'Message-ID': '<first@postanova.example>' });
  const ticketId: string = (await house.take(first)).ticket.id;
  const until = house.clock.now().add({ hours: 20 });
  const on = (method: string, rest: string, body?: unknown) =>
    house.as(marta, method, `/tickets/${ticketId}${rest}`, body);
  await on('POST', '/messages', { type: 'reply', text: 'We look after it.' });
  await house.runJobs();
  const put = await on('PUT', '/snooze', { until: until.toString(), keep });
  const snooze = async () => (await on('GET', '/together')).body.snooze;
  const wokenBy = async () =>
    (await house.events()).filter(({ name }) => name === 'ticket.woken').map(({ payload }) => payload.reason);
  const answer = (headers: Record<string, string> = {}, text = 'Thank you!\r\n') =>
    house.take(
      mail({ 'In-Reply-To': '<first@postanova.example>', Subject: 'Re: Luna 2 does not charge', ...headers }, text),
    );
  return { house, marta, ticketId, until, on, put, snooze, wokenBy, answer };
}

describe('snoozing', () => {
  it('comes back at its time by itself: open, and known as just come back', async () => {
    const { house, ticketId, until, put, snooze, wokenBy } = await openSnoozed();
    expect(put.body.snooze).toMatchObject({ until: until.toString(), keep: false, by: { name: 'Marta' } });
    house.clock.set(until.subtract({ seconds: 1 }));
    await house.runJobs();
    expect(await snooze()).not.toBeNull();
    house.clock.set(until);
    await house.runJobs();
    expect(await snooze()).toBeNull();
    expect(await wokenBy()).toEqual(['time']);
    expect((await house.ticket(ticketId)).status).toBe('open');
    const row = await house.db.selectFrom('tickets').select('woken_at').where('id', '=', ticketId).executeTakeFirst();
    expect(row?.woken_at?.toString()).toBe(until.toString());
  });

  it('moved to a later time comes back once, then', async () => {
    const { house, until, on, snooze, wokenBy } = await openSnoozed();
    const later = until.add({ hours: 5 });
    await on('PUT', '/snooze', { until: later.toString() });
    house.clock.set(until);
    await house.runJobs();
    expect(await wokenBy()).toEqual([]);
    expect((await snooze()).until).toBe(later.toString());
    house.clock.set(later);
    await house.runJobs();
    expect(await wokenBy()).toEqual(['time']);
  });

  it('comes back when the customer writes, and not when a program does', async () => {
    const { snooze, wokenBy, answer } = await openSnoozed();
    await answer({ 'Auto-Submitted': 'auto-replied' }, 'I am away.\r\n');
    expect(await snooze()).not.toBeNull();
    await answer();
    expect(await snooze()).toBeNull();
    expect(await wokenBy()).toEqual(['customer']);
  });

  it('kept to its date, outlasts a thank you', async () => {
    const { house, until, snooze, wokenBy, answer } = await openSnoozed(true);
    await answer();
    expect((await snooze()).keep).toBe(true);
    house.clock.set(until);
    await house.runJobs();
    expect(await wokenBy()).toEqual(['time']);
  });

  it('ends by hand, with solving, and is not for what is solved; refuses what is no time to come', async () => {
    const { house, until, on, snooze, wokenBy } = await openSnoozed();
    await on('DELETE', '/snooze');
    expect(await snooze()).toBeNull();
    await on('PUT', '/snooze', { until: until.toString() });
    for (const bad of ['2026-11-19T10:20:00Z', '2028-01-01T00:00:00Z'])
      expect((await on('PUT', '/snooze', { until: bad })).status).toBe(422);
    await on('POST', '/solution');
    expect(await snooze()).toBeNull();
    expect((await on('PUT', '/snooze', { until: until.toString() })).status).toBe(409);
    house.clock.set(until);
    await house.runJobs();
    expect(await wokenBy()).toEqual([]);
  });

  it('of any batch of mails, exactly the written ones without a fixed date come back', async () => {
    const house = await openTicketHouse();
    const ids: string[] = [];
    for (let n = 0; n < 6; n++) ids.push((await house.take(mail({ Subject: `Number ${n}` }))).ticket.id);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ snoozed: fc.boolean(), keep: fc.boolean(), written: fc.boolean() }), {
          minLength: 6,
          maxLength: 6,
        }),
        async (cases) => {
          await house.db.deleteFrom('ticket_snoozes').execute();
          for (const [n, { snoozed, keep }] of cases.entries()) {
            if (!snoozed) continue;
            const until = house.clock.now().add({ milliseconds: HOUR }).toString();
            await house.call('PUT', `/tickets/${ids[n]}/snooze`, { body: { until, keep } });
          }
          const before = (await house.events()).length;
          await act(house.platform, system('intake'), (one) =>
            wakeByCustomers(
              one,
              ids.filter((_, n) => cases[n]?.written),
            ),
          );
          const woken = (await house.events(before)).map(({ ticketId }) => ticketId).sort();
          const expected = ids.filter((_, n) => cases[n]?.snoozed && cases[n]?.written && !cases[n]?.keep).sort();
          expect(woken).toEqual(expected);
          const left = await house.db.selectFrom('ticket_snoozes').select('ticket_id').execute();
          expect(left.map((row) => row.ticket_id).sort()).toEqual(
            ids.filter((id, n) => cases[n]?.snoozed && !expected.includes(id)).sort(),
          );
        },
      ),
      { numRuns: 20 },
    );
  });
});
