import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MailPlan, TicketPlan } from '../../../testing/intake-worlds.ts';
import {
  anyMailPlan,
  anyOwnAddress,
  anyWorldPlan,
  bareMail as bare,
  book,
  endOf,
  IT,
  mailOf,
  PEOPLE,
  plainTicket,
  SUPPORT,
  tokenOf,
  worldOf,
} from '../../../testing/intake-worlds.ts';
import { decide } from './deciding.ts';
import type { Gathered } from './gathered.ts';
import { gather } from './gathering.ts';
import type { ReadInbound } from './world.ts';
import { addTo, contentKey } from './world.ts';

const outcomes = (gathered: Gathered) => gathered.results.map((result) => result.outcome);

/** A mail that is shown to be from whom it says. */
function proved(plan: MailPlan): ReadInbound {
  const read = mailOf(plan);
  Object.assign(read.intake, { trust: { verified: 'yes' } });
  return read;
}

describe('what becomes of a mail, in any world', () => {
  it('adds only to a ticket that is open to it: not merged, not closed, not thrown away', () => {
    fc.assert(
      fc.property(anyWorldPlan, anyMailPlan, (plans, mail) => {
        const world = worldOf(plans);
        const decision = decide(world, mailOf(mail));
        if (decision.kind !== 'append') return;
        const ticket = world.tickets.get(decision.ticketId);
        expect(ticket).toMatchObject({ mergedIntoId: null, discarded: false });
        // What a program says is kept where it belongs, and opens nothing.
        if (!mail.isAutoReply) expect(ticket?.status).not.toBe('closed');
      }),
      { numRuns: 500 },
    );
  });

  it('never takes a stranger for one of the conversation', () => {
    fc.assert(
      fc.property(anyWorldPlan, fc.array(anyMailPlan, { minLength: 1, maxLength: 4 }), (plans, mails) => {
        const world = worldOf(plans);
        const before = new Map([...world.tickets].map(([id, ticket]) => [id, new Map(ticket.participants)]));
        const gathered = gather(world, book, mails.map(proved));
        for (const message of gathered.messages) {
          const known = before.get(message.ticketId);
          // What a program says brings nobody in, so whoever is copied later comes in by that.
          if (!known || message.quiet) continue;
          const vouchedFor = known.get(message.sender.address) === true;
          const copiedByKnown = gathered.participants.some(
            (row) => row.ticketId === message.ticketId && row.confirmed && row.identityId === message.person.identityId,
          );
          expect(message.unconfirmed).toBe(!vouchedFor && !copiedByKnown);
        }
        // Whoever comes in as confirmed was copied by somebody who was so already.
        for (const row of gathered.participants) {
          const known = before.get(row.ticketId);
          if (!known || !row.confirmed) continue;
          const writers = gathered.messages.filter(
            (message) => message.ticketId === row.ticketId && !message.unconfirmed,
          );
          expect(writers.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('lets nobody in by a number alone', () => {
    fc.assert(
      fc.property(anyWorldPlan, anyMailPlan, (plans, mail) => {
        const world = worldOf(plans);
        const read = mailOf({ ...mail, token: null, refers: [] });
        const decision = decide(world, read);
        if (decision.kind !== 'append') return;
        expect(world.tickets.get(decision.ticketId)?.participants.get(mail.from ?? '')).toBe(true);
      }),
      { numRuns: 500 },
    );
    const world = worldOf([plainTicket]);
    expect(decide(world, mailOf({ ...bare, number: 0 }))).toMatchObject({
      kind: 'create',
      linkTo: { ticketId: 'ticket-0', kind: 'unknown_sender' },
    });
  });

  it('believes the token before the references, and these before the number', () => {
    fc.assert(
      fc.property(anyWorldPlan, anyMailPlan, (plans, mail) => {
        const world = worldOf(plans);
        const decision = decide(world, mailOf(mail));
        const target =
          decision.kind === 'append'
            ? decision.ticketId
            : decision.kind === 'create'
              ? decision.linkTo?.ticketId
              : null;
        const end = (ticket: number): string | undefined => endOf(world, `ticket-${ticket}`)?.id;
        const byToken = mail.token === null ? undefined : end(mail.token);
        const byReference = mail.refers
          .toReversed()
          .map(end)
          .find((id) => id !== undefined);
        const byNumber = mail.number === null ? undefined : end(mail.number);
        expect(target ?? undefined).toBe(byToken ?? byReference ?? byNumber);
      }),
      { numRuns: 1_000 },
    );
  });

  it('ends in a ring of merges, and hides nothing in it', () => {
    const ring = [0, 1, 2].map((index): TicketPlan => ({ ...plainTicket, mergedInto: (index + 1) % 3 }));
    const itself: TicketPlan = { ...plainTicket, mergedInto: 3 };
    const world = worldOf([...ring, itself]);
    for (const ticket of [0, 1, 2, 3])
      expect(decide(world, mailOf({ ...bare, token: ticket }))).toMatchObject({ kind: 'create', linkTo: null });
  });

  it('passes our own mail by, by whatever name it comes back', () => {
    fc.assert(
      fc.property(anyWorldPlan, anyMailPlan, anyOwnAddress, fc.boolean(), (plans, mail, own, tagged) => {
        const from = (tagged ? own.replace('@', `+${tokenOf(1)}@`) : own).toUpperCase();
        expect(decide(worldOf(plans), mailOf({ ...mail, from }))).toEqual({ kind: 'ignored', reason: 'own mail' });
      }),
    );
    const world = worldOf([plainTicket]);
    addTo(world.messagesById, 'letter-0@x', {
      ticketId: 'ticket-0',
      messageId: 'our-reply',
      ours: true,
      toMany: false,
    });
    expect(decide(world, mailOf(bare))).toMatchObject({ kind: 'ignored' });
  });

  it('begins again, linked, after what is closed or thrown away', () => {
    for (const over of [{ status: 'closed' as const }, { discarded: true }]) {
      const world = worldOf([{ ...plainTicket, ...over, desk: 1, known: { [PEOPLE[0] ?? '']: true } }]);
      for (const way of [{ token: 0 }, { refers: [0] }, { number: 0 }]) {
        expect(decide(world, mailOf({ ...bare, from: PEOPLE[0] ?? '', ...way }))).toMatchObject({
          kind: 'create',
          deskIds: ['desk-it'],
          linkTo: { ticketId: 'ticket-0', kind: 'follow_up' },
        });
      }
    }
  });

  it('takes, of several numbers, the one in which the writer is known', () => {
    const world = worldOf([plainTicket, { ...plainTicket, known: { [PEOPLE[0] ?? '']: true } }]);
    const read = mailOf({ ...bare, from: PEOPLE[0] ?? '' });
    read.intake.subject = 'My order #100, ticket #101';
    expect(decide(world, read)).toMatchObject({ kind: 'append', ticketId: 'ticket-1' });
  });
});

describe('the same mail again', () => {
  it('is one, by whichever address of the desk it came', () => {
    fc.assert(
      fc.property(anyWorldPlan, anyMailPlan, anyOwnAddress, anyOwnAddress, (plans, mail, one, other) => {
        const world = worldOf(plans);
        const first = gather(world, book, [mailOf({ ...mail, to: [one] })]).results[0];
        const second = gather(world, book, [mailOf({ ...mail, to: [other] })]).results[0];
        const deskOf = (address: string) => book.byAddress(address)?.id;
        if (deskOf(one) === deskOf(other))
          expect(second).toMatchObject({ outcome: 'duplicate', ticketId: first?.ticketId });
        expect(second?.ticketId).toBeTruthy();
      }),
      { numRuns: 300 },
    );
  });

  it('is found again after its ticket has moved to another desk', () => {
    const world = worldOf([{ ...plainTicket, desk: 1 }]);
    const mail: MailPlan = { ...bare, token: 0 };
    expect(outcomes(gather(world, book, [mailOf(mail), mailOf(mail)]))).toEqual(['appended', 'duplicate']);
  });

  it('is another message with other words under the same Message-ID', () => {
    const world = worldOf([plainTicket]);
    const forged = mailOf(bare);
    forged.intake.contentHash = 'other content';
    expect(outcomes(gather(world, book, [mailOf(bare), forged]))).toEqual(['created', 'created']);
    // And an answer goes to the thread that had the id first.
    const [, oldest] = [...world.tickets.keys()];
    const answer = mailOf({ ...bare, letter: 5 });
    answer.intake.inReplyTo = 'letter-0@x';
    expect(decide(world, answer)).toMatchObject({ kind: 'append', ticketId: oldest });
  });

  it('is in its thread once, when a second desk was sent a copy of the answer', () => {
    const world = worldOf([plainTicket]);
    const answer: MailPlan = { ...bare, refers: [0] };
    const gathered = gather(world, book, [mailOf(answer), mailOf({ ...answer, to: IT })]);
    expect(outcomes(gathered)).toEqual(['appended', 'duplicate']);
  });
});

describe('one letter to two desks', () => {
  it('makes two linked tickets in the order in which they are addressed', () => {
    for (const to of [
      ['support@lume.example', 'it@lume.example'],
      ['it@lume.example', 'aiuto@lume.example'],
    ]) {
      const world = worldOf([plainTicket]);
      const gathered = gather(world, book, [mailOf({ ...bare, to })]);
      const wanted = to.map((address) => book.byAddress(address)?.id);
      expect(gathered.created.map(({ ticket }) => ticket.deskId)).toEqual(wanted);
      const [first, second] = gathered.created.map(({ ticket }) => ticket.id);
      expect(gathered.links.map(({ ticket, other, kind }) => [ticket.id, other.id, kind])).toEqual([
        [second, first, 'second_desk'],
      ]);
      // A copy of it to either desk brings nothing new.
      expect(outcomes(gather(world, book, [mailOf({ ...bare, to: SUPPORT }), mailOf({ ...bare, to: IT })]))).toEqual([
        'duplicate',
        'duplicate',
      ]);
    }
  });

  it('is linked too where each desk got its own copy', () => {
    const world = worldOf([plainTicket]);
    const gathered = gather(world, book, [mailOf(bare), mailOf({ ...bare, to: IT })]);
    expect(outcomes(gathered)).toEqual(['created', 'created']);
    const [first, second] = gathered.created.map(({ ticket }) => ticket.id);
    expect(gathered.links.map(({ ticket, other, kind }) => [ticket.id, other.id, kind])).toEqual([
      [second, first, 'second_desk'],
    ]);
  });

  it('is answered on the desk that the answer names', () => {
    const world = worldOf([plainTicket]);
    gather(world, book, [mailOf({ ...bare, to: ['support@lume.example', 'it@lume.example'] })]);
    const answer = mailOf({ ...bare, to: IT, letter: 5 });
    answer.intake.inReplyTo = 'letter-0@x';
    const decision = decide(world, answer);
    expect(decision.kind === 'append' && world.tickets.get(decision.ticketId)?.deskId).toBe('desk-it');
  });
});

describe('who takes part', () => {
  it('never counts an address of ours in', () => {
    fc.assert(
      fc.property(anyWorldPlan, fc.array(anyMailPlan, { maxLength: 4 }), (plans, mails) => {
        const gathered = gather(worldOf(plans), book, mails.map(mailOf));
        const ours = [...SUPPORT, ...IT];
        const joined = gathered.people.map((person) => person.address.replace(/\+[^@]*/, ''));
        expect(joined.filter((address) => ours.includes(address))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('brings nobody back as confirmed whom a teammate has taken out', () => {
    const [anna = '', bruno = ''] = PEOPLE;
    const world = worldOf([{ ...plainTicket, known: { [anna]: true } }]);
    world.tickets.get('ticket-0')?.removed.add(bruno);
    const gathered = gather(world, book, [mailOf({ ...bare, from: anna, refers: [0], cc: [bruno, PEOPLE[2] ?? ''] })]);
    expect(gathered.participants.map((row) => row.confirmed)).toEqual([false, true]);
  });

  it('an answer by a program changes no status and owes no reply', () => {
    fc.assert(
      fc.property(anyWorldPlan, anyMailPlan, (plans, mail) => {
        const world = worldOf(plans);
        const before = new Map([...world.tickets].map(([id, { status }]) => [id, status]));
        const gathered = gather(world, book, [mailOf({ ...mail, isAutoReply: true })]);
        for (const { ticket, lastIncomingAt } of gathered.appended.values()) {
          expect(ticket).toMatchObject({ status: before.get(ticket.id), replyDueAt: null });
          expect(lastIncomingAt).toBeNull();
        }
      }),
    );
  });

  it('the key of a message is its content and its id', () => {
    const intake = mailOf(bare).intake;
    expect(contentKey(intake)).not.toBe(contentKey({ ...intake, messageId: null }));
  });
});
