import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MailPlan } from '../../../testing/intake-worlds.ts';
import {
  anyMailPlan,
  anyWorldPlan,
  bareMail as bare,
  book,
  mailOf,
  PEOPLE,
  plainTicket,
  tokenOf,
  worldOf,
} from '../../../testing/intake-worlds.ts';
import { leastTime } from '../../../testing/least-time.ts';
import { decide } from './deciding.ts';
import { gather } from './gathering.ts';
import { quotedMarks } from './quoted-marks.ts';
import type { ReadInbound, RequestScope, World } from './world.ts';
import { addTo } from './world.ts';

const [ANNA = '', BRUNO = '', CARLA = ''] = PEOPLE;
const STRANGER = bare.from ?? '';

/** A mail with these words. */
function saying(text: string, plan: Partial<MailPlan> = {}, html: string | null = null): ReadInbound {
  const read = mailOf({ ...bare, ...plan });
  return { ...read, quoted: quotedMarks({ text, html }) };
}

/** Anna has an open request, ticket-0, and writes anew to a mailbox of this kind. */
function annaAgain(scope: RequestScope | null, proved = false): { world: World; read: ReadInbound } {
  const world = worldOf([{ ...plainTicket, known: { [ANNA]: true } }]);
  world.openRequests.set(ANNA, [{ ticketId: 'ticket-0', deskId: 'desk-support', proved }]);
  if (scope) Object.assign(world, { scopes: new Map([['support@lume.example', scope]]) });
  return { world, read: mailOf({ ...bare, from: ANNA }) };
}

describe('marks of our letters in what is quoted', () => {
  const token = tokenOf(0);
  const ours = '01990000-0000-7000-8000-000000000001@lume.example';

  it('lead to the thread where a program dropped its headers, and prove the thread and not the person', () => {
    const world = worldOf([plainTicket]);
    world.ticketByStatusToken.set('s'.repeat(32), 'ticket-0');
    addTo(world.messagesById, ours, { ticketId: 'ticket-0', messageId: 'reply', ours: true, toMany: false });
    for (const read of [
      saying(`Yes.\n> Your request: https://help.example/s/${'s'.repeat(32)}`),
      saying(`Yes.\n\nVon: Lume <support+${token.toUpperCase()}@lume.example>`),
      saying(`Yes.\n> Message-ID: <${ours}>`),
      saying(
        'Yes.',
        {},
        `<p>Yes</p><blockquote><a href="https://help.example/s/${'s'.repeat(32)}">here</a></blockquote>`,
      ),
    ])
      expect(decide(world, read)).toMatchObject({ kind: 'append', ticketId: 'ticket-0', joins: true });
  });

  it('count after the headers, on the desk that they belong to, and as whole tokens only', () => {
    const world = worldOf([plainTicket, plainTicket]);
    const quoting = `> support+${tokenOf(1)}@lume.example`;
    expect(decide(world, saying(quoting, { refers: [0] }))).toMatchObject({ kind: 'append', ticketId: 'ticket-0' });
    expect(decide(world, saying(quoting, { to: ['it@lume.example'] }))).toMatchObject({ kind: 'create' });
    expect(decide(world, saying(`support+${tokenOf(1)}b@lume.example`))).toMatchObject({ kind: 'create' });
    // A mail of somebody else's that is named in the words is no letter of ours.
    addTo(world.messagesById, ours, { ticketId: 'ticket-0', messageId: 'theirs', ours: false, toMany: false });
    expect(decide(world, saying(`<${ours}>`))).toMatchObject({ kind: 'create' });
  });

  it('are few, whatever stands in a mail, and found in no time', async () => {
    let marks = quotedMarks({ text: '', html: null });
    const took = await leastTime(500, () => {
      marks = quotedMarks({ text: `+${'a2'.repeat(16)}@x /s/${'b'.repeat(31)}`.repeat(50_000), html: null });
    });
    expect(took).toBeLessThan(500);
    expect(marks.replyTokens).toEqual(['a2'.repeat(16)]);
    expect(marks.statusTokens).toEqual([]);
  });
});

describe('what is one request', () => {
  it('is the thread, or suggested, or the person’s open one, as the mailbox wants it', () => {
    const chosen = (scope: RequestScope | null) => {
      const { world, read } = annaAgain(scope);
      return decide(world, read);
    };
    expect(chosen('thread')).toMatchObject({ kind: 'create', suggest: null });
    const suggested = { kind: 'create', suggest: { ticketId: 'ticket-0', reason: 'same_person' } };
    expect(chosen('suggest')).toMatchObject(suggested);
    expect(chosen(null)).toMatchObject(suggested);
    expect(chosen('person')).toMatchObject({ kind: 'append', ticketId: 'ticket-0', joins: false });
  });

  it('is joined as unconfirmed by a mail that nothing proves, and never by one that is shown to be forged', () => {
    const trusting = (verified: 'yes' | 'no' | null, proved = false) => {
      const { world, read } = annaAgain('person', proved);
      if (verified) Object.assign(read.intake, { trust: { verified } });
      const decision = decide(world, read);
      const [message] = gather(world, book, [read]).messages;
      return { decision, unconfirmed: message?.unconfirmed };
    };
    expect(trusting(null)).toMatchObject({ decision: { kind: 'append' }, unconfirmed: true });
    expect(trusting(null, true)).toMatchObject({ decision: { kind: 'append' }, unconfirmed: false });
    expect(trusting('yes')).toMatchObject({ decision: { kind: 'append' }, unconfirmed: false });
    expect(trusting('no', true).decision).toMatchObject({ kind: 'create', suggest: { reason: 'not_verified' } });
  });

  it('is never joined by programs, lists, strangers, or on another desk', () => {
    const { world, read } = annaAgain('person');
    const other = mailOf({ ...bare, from: ANNA, to: ['it@lume.example'] });
    for (const odd of [
      { ...read, intake: { ...read.intake, noAutoReply: 'List-Id or another List header' } },
      { ...read, intake: { ...read.intake, isAutoReply: true } },
      mailOf({ ...bare, from: STRANGER }),
      other,
    ])
      expect(decide(world, odd)).toMatchObject({ kind: 'create', suggest: null });
  });

  it('is known within one batch too', () => {
    const world = worldOf([plainTicket]);
    Object.assign(world, { scopes: new Map([['support@lume.example', 'person']]) });
    const mails = [0, 1].map((letter) => mailOf({ ...bare, from: CARLA, letter }));
    const { results } = gather(world, book, mails);
    expect(results.map(({ outcome }) => outcome)).toEqual(['created', 'appended']);
    expect(results[1]?.ticketId).toBe(results[0]?.ticketId);
  });
});

describe('colleagues of one organization', () => {
  /** Anna and Bruno write from posta.example, which shares its tickets on the support desk. */
  function sharing(desks: string[]): World {
    const world = worldOf([{ ...plainTicket, known: { [ANNA]: true } }]);
    const posta = { id: 'posta', deskIds: new Set(desks) };
    Object.assign(world, { sharing: new Map([['posta.example', posta]]) });
    return world;
  }
  const numbered = (from: string) => mailOf({ ...bare, from, number: 0 });

  it('are known in each other’s tickets where they share them, and nowhere else', () => {
    expect(decide(sharing(['desk-support']), numbered(BRUNO))).toMatchObject({ kind: 'append', joins: false });
    expect(decide(sharing(['desk-it']), numbered(BRUNO))).toMatchObject({ kind: 'create' });
    expect(decide(sharing(['desk-support']), numbered(CARLA))).toMatchObject({ kind: 'create' });
    for (const verified of ['yes', 'unknown']) {
      const mail = numbered(BRUNO);
      Object.assign(mail.intake, { trust: { verified } });
      const { participants, messages } = gather(sharing(['desk-support']), book, [mail]);
      expect(participants).toMatchObject([{ role: 'cc', confirmed: verified === 'yes' }]);
      expect(messages).toMatchObject([{ unconfirmed: verified !== 'yes' }]);
    }
  });

  it('are strangers again once taken out, or when their mail is shown to be forged', () => {
    const world = sharing(['desk-support']);
    world.tickets.get('ticket-0')?.removed.add(BRUNO);
    expect(decide(world, numbered(BRUNO))).toMatchObject({ kind: 'create' });
    const forged = numbered(BRUNO);
    Object.assign(forged.intake, { trust: { verified: 'no' } });
    expect(decide(sharing(['desk-support']), forged)).toMatchObject({ kind: 'create' });
  });
});

describe('a letter that a teammate passes on', () => {
  const MARTA = 'marta@lume-house.example';
  function passedOn(change: { verified?: 'yes' | 'no'; teammate?: boolean; desk?: boolean } = {}) {
    const world = worldOf([plainTicket]);
    if (change.teammate !== false) Object.assign(world, { teammates: new Map([[MARTA, 'marta']]) });
    if (change.desk === false)
      Object.assign(world.deskByAddress.get('support@lume.example') ?? {}, { teammatesForward: false });
    const read = mailOf({ ...bare, from: MARTA, cc: [CARLA] });
    Object.assign(read.intake, {
      trust: { verified: change.verified ?? 'yes' },
      forwarded: {
        from: { name: 'Anna', address: ANNA },
        subject: 'Lamp',
        date: null,
        messageId: 'a@b',
        text: 'Dark.',
        above: 'Yours?',
      },
    });
    const gathered = gather(world, book, [read]);
    if (change.desk === false)
      Object.assign(world.deskByAddress.get('support@lume.example') ?? {}, { teammatesForward: true });
    return gathered;
  }

  it('makes its writer the customer, with the teammate’s words as a note', () => {
    const { created, messages, notes, participants, people } = passedOn();
    expect(created).toMatchObject([{ sender: { address: ANNA }, forwardedBy: 'marta' }]);
    expect(messages).toMatchObject([{ sender: { address: ANNA }, passedOn: { text: 'Dark.' } }]);
    expect(notes).toMatchObject([{ teammateId: 'marta', text: 'Yours?' }]);
    // Neither the teammate nor whom they copied is in it.
    expect(participants).toHaveLength(1);
    expect(people.map(({ address }) => address)).toEqual([ANNA]);
  });

  it('is a letter of whoever sent it, unless it is sure that a teammate did and the desk wants it', () => {
    for (const gathered of [passedOn({ verified: 'no' }), passedOn({ teammate: false }), passedOn({ desk: false })])
      expect(gathered.created).toMatchObject([{ sender: { address: MARTA }, forwardedBy: null }]);
  });
});

describe('newsletters and lists', () => {
  it('whoever answers what went to many begins a request of their own', () => {
    const world = worldOf([plainTicket]);
    const newsletter = mailOf({ ...bare, letter: 1 });
    newsletter.intake.noAutoReply = 'List-Id or another List header';
    const answers = [ANNA, BRUNO, CARLA].map((from, index) => {
      const read = mailOf({ ...bare, from, letter: 2 + index });
      Object.assign(read.intake, { inReplyTo: 'letter-1@x', references: ['letter-1@x'] });
      return read;
    });
    const { results } = gather(world, book, [newsletter, ...answers]);
    expect(new Set(results.map(({ ticketId }) => ticketId)).size).toBe(4);
    // The same where the newsletter never came here: an id that is merely named proves nothing.
    const { results: apart } = gather(worldOf([plainTicket]), book, answers);
    expect(new Set(apart.map(({ ticketId }) => ticketId)).size).toBe(3);
  });
});

it('an absence note to a closed ticket is kept in it, and opens nothing', () => {
  const world = worldOf([{ ...plainTicket, status: 'closed', known: { [ANNA]: true } }]);
  const gathered = gather(world, book, [mailOf({ ...bare, from: ANNA, token: 0, isAutoReply: true })]);
  expect(gathered.results).toMatchObject([{ outcome: 'appended', ticketId: 'ticket-0' }]);
  expect(world.tickets.get('ticket-0')).toMatchObject({ status: 'closed', replyDueAt: null });
});

it('mails fall into the same requests however often each comes, and in whichever order answers follow what they answer', () => {
  /** Of each letter: which earlier one it answers, or none. */
  const letters = fc.array(fc.option(fc.nat(20)), { minLength: 1, maxLength: 10 });
  const times = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 10, maxLength: 10 });
  fc.assert(
    fc.property(letters, times, fc.array(fc.nat(), { minLength: 40, maxLength: 40 }), (answered, repeated, dice) => {
      const parents = answered.map((to, index) => (to === null || index === 0 ? null : to % index));
      const write = (index: number): ReadInbound => {
        const read = mailOf({ ...bare, from: `p${index}@altrove.example`, letter: 100 + index });
        const parent = parents[index];
        if (parent != null) Object.assign(read.intake, { inReplyTo: `letter-${100 + parent}@x` });
        return read;
      };
      const rootOf = (index: number): number => {
        const parent = parents[index];
        return parent == null ? index : rootOf(parent);
      };
      // Any order in which no answer comes before what it answers.
      const left = new Map(parents.map((_, index) => [index, repeated[index] ?? 1]));
      const seen = new Set<number>();
      const order: number[] = [];
      while (left.size > 0) {
        const ready = [...left.keys()].filter((index) => parents[index] == null || seen.has(parents[index] ?? -1));
        const next = ready[(dice[order.length] ?? 0) % ready.length] ?? 0;
        order.push(next);
        seen.add(next);
        const times = (left.get(next) ?? 1) - 1;
        if (times === 0) left.delete(next);
        else left.set(next, times);
      }
      const { results } = gather(worldOf([plainTicket]), book, order.map(write));
      const ticketOf = new Map<number, string | null>();
      results.forEach((result, at) => {
        const root = rootOf(order[at] ?? 0);
        if (!ticketOf.has(root)) ticketOf.set(root, result.ticketId);
        expect(result.ticketId).toBe(ticketOf.get(root));
      });
      expect(new Set(ticketOf.values()).size).toBe(ticketOf.size);
    }),
    { numRuns: 200 },
  );
});

it('nobody unknown becomes confirmed, whatever the mailboxes want', () => {
  const scopes = fc.constantFrom<RequestScope>('thread', 'suggest', 'person');
  fc.assert(
    fc.property(anyWorldPlan, fc.array(anyMailPlan, { minLength: 1, maxLength: 4 }), scopes, (plans, mails, scope) => {
      const world = worldOf(plans);
      Object.assign(world, { scopes: new Map([...world.deskByAddress.keys()].map((address) => [address, scope])) });
      for (const [id, ticket] of world.tickets)
        for (const [address, confirmed] of ticket.participants)
          if (confirmed && ticket.mergedIntoId === null && !ticket.discarded)
            addTo(world.openRequests, address, { ticketId: id, deskId: ticket.deskId, proved: false });
      const known = new Map([...world.tickets].map(([id, ticket]) => [id, new Map(ticket.participants)]));
      const gathered = gather(world, book, mails.map(mailOf));
      for (const message of gathered.messages) {
        const before = known.get(message.ticketId);
        if (!before || message.unconfirmed) continue;
        const copied = gathered.participants.some(
          (row) => row.ticketId === message.ticketId && row.confirmed && row.identityId === message.person.identityId,
        );
        expect(before.get(message.sender.address) === true || copied).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});
