import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { TicketHouse } from '../../../testing/tickets.ts';
import { mail, openTicketHouse } from '../../../testing/tickets.ts';

interface Plan {
  from: string;
  to: readonly string[];
  cc: string | null;
  /** Answers this one of the run's mails, which may come after it or never. */
  answers: number | null;
  /** Names this one of the run's tickets. */
  number: number | null;
  /** Is the same letter as this one before it. */
  again: number | null;
  automatic: boolean;
}

const SUPPORT = 'support@officinalume.example';
const IT = 'it@officinalume.example';
const anyIndex = (freq: number) => fc.option(fc.nat(4), { freq });
const anyPlan: fc.Arbitrary<Plan> = fc.record({
  from: fc.constantFrom('anna', 'bruno', 'carla'),
  to: fc.constantFrom([SUPPORT], [IT], [IT, SUPPORT], [SUPPORT, IT]),
  cc: fc.option(fc.constantFrom('anna', 'dora'), { freq: 1 }),
  answers: anyIndex(2),
  number: anyIndex(1),
  again: anyIndex(1),
  automatic: fc.boolean(),
});

/** What stands in the house about the people of this domain, in words that do not depend on when it came there. */
async function standing(house: TicketHouse, domain: string, base: number) {
  const local = (address: string) => address.replace(`@${domain}`, '');
  const { body } = await house.call('GET', '/tickets?limit=200');
  const own = body.items.filter((each: { contact: { address: string } }) =>
    each.contact.address.endsWith(`@${domain}`),
  );
  const events = await house.events();
  const tickets = [];
  for (const { number } of own.sort((a: { number: number }, b: { number: number }) => a.number - b.number)) {
    const ticket = await house.ticket(number);
    const messages = await house.messages(number);
    tickets.push({
      number: number - base,
      desk: ticket.desk.name,
      status: ticket.status,
      dueAt: ticket.dueAt,
      snippet: ticket.snippet,
      contact: local(ticket.contact.address),
      participants: ticket.participants
        .map((each: { address: string; confirmed: boolean }) => `${local(each.address)} ${each.confirmed}`)
        .sort(),
      links: ticket.links.map((each: { number: number; kind: string }) => [each.number - base, each.kind]),
      messages: messages
        .filter((each) => each.type === 'incoming')
        .map((each) => [each.visibleText, each.fromUnconfirmed]),
      // An acknowledgement stands after all that was there when it was written.
      acknowledged: messages.filter((each) => each.type === 'auto').length,
      events: events
        .filter((event) => event.ticketId === ticket.id)
        .map((event) => event.name)
        .sort(),
    });
  }
  const letters = (await house.outbox()).flatMap((each) => each.to).filter((address) => address.endsWith(`@${domain}`));
  return { tickets, letters: letters.map(local).sort() };
}

it('takes in many at once as it would one after another: the same tickets, threads, people, links, letters and events', async () => {
  const house = await openTicketHouse();
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(anyPlan, { minLength: 2, maxLength: 5 }), async (plans) => {
      const run = ++runs;
      const ways = [];
      for (const together of [true, false]) {
        const domain = `run${run}-${together ? 'together' : 'apart'}.example`;
        const rows = await house.db.selectFrom('tickets').select('number').orderBy('number', 'desc').limit(1).execute();
        const base = rows[0]?.number ?? 0;
        const mails = plans.map((plan, index) => {
          // The same letter again is the same in all but the way it came.
          const letter = plan.again === null || plan.again >= index ? index : plan.again;
          const words = plans[letter] ?? plan;
          const raw = mail(
            {
              From: `${words.from}@${domain}`,
              To: words.to.join(', '),
              Cc: words.cc && `${words.cc}@${domain}`,
              'Message-ID': `<${letter}@${domain}>`,
              'In-Reply-To': words.answers === null ? null : `<${words.answers}@${domain}>`,
              Subject: words.number === null ? 'The lamp' : `Re: #${base + 1 + words.number} the lamp`,
              ...(words.automatic ? { 'Auto-Submitted': 'auto-replied' } : {}),
            },
            `Letter ${letter}\r\n`,
          );
          return { raw, from: `${words.from}@${domain}`, to: [...plan.to] };
        });
        if (together) await house.deliver(...mails);
        else for (const each of mails) await house.deliver(each);
        ways.push(await standing(house, domain, base));
      }
      expect(ways[0]).toEqual(ways[1]);
    }),
    { numRuns: 5, endOnFailure: true, interruptAfterTimeLimit: 20_000 },
  );
}, 60_000);
