import fc from 'fast-check';
import { expect, it } from 'vitest';
import { system } from '../../platform/access/index.ts';
import { act } from '../../platform/act.ts';
import { sql } from '../../platform/db/index.ts';
import { mail, openTicketHouse } from '../../testing/tickets.ts';
import { learnTicket } from './learning.ts';

it('what was learnt depends on what was last said of each letter, and on no order and no change of mind', async () => {
  const house = await openTicketHouse();
  const words = ['cheap pills', 'my lamp is broken', 'cheap lamp', 'win a prize'];
  const tickets: string[] = [];
  for (const text of words) tickets.push((await house.take(mail({ Subject: text }, `${text}, please\r\n`))).ticket.id);
  const say = (ticket: number, spam: boolean) =>
    act(house.platform, system('test'), (one) => learnTicket(one, tickets[ticket] ?? '', spam, { byHand: true }));
  const memory = async () => ({
    features: (
      await sql`select feature, spam, wanted from spam_features where spam + wanted > 0 order by feature`.execute(
        house.db,
      )
    ).rows,
    learnt: (await sql`select spam, wanted from spam_learnt`.execute(house.db)).rows,
  });
  const remembered = new Map<string, unknown>();
  const anyVerdicts = fc.array(fc.boolean(), { minLength: words.length, maxLength: words.length });
  const anyBefore = fc.array(fc.tuple(fc.nat(words.length - 1), fc.boolean()), { maxLength: 4 });
  const anyOrder = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 });
  await fc.assert(
    fc.asyncProperty(anyBefore, anyOrder, anyVerdicts, async (before, order, verdicts) => {
      for (const [ticket, spam] of before) await say(ticket, spam);
      for (const ticket of order) await say(ticket, verdicts[ticket] ?? false);
      const now = await memory();
      const key = verdicts.join();
      if (remembered.has(key)) expect(now).toEqual(remembered.get(key));
      remembered.set(key, now);
      expect(now.learnt).toEqual([
        { spam: verdicts.filter(Boolean).length, wanted: verdicts.filter((spam) => !spam).length },
      ]);
    }),
    { numRuns: 25 },
  );
});
