import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { cast, contactOf, type DemoTicket, desks, personOf } from './company.ts';
import { isOpen } from './content/hours.ts';
import { demoTickets, firstDemoNumber } from './tickets.ts';

/** A workday at noon, a Saturday night, the first minutes of a Monday, the middle of the holidays, a change of clocks. */
const MOMENTS = [
  '2026-11-19T10:20:00Z',
  '2026-11-21T22:00:00Z',
  '2026-11-23T08:04:00Z',
  '2026-12-26T15:00:00Z',
  '2027-01-02T04:06:00Z',
  '2026-03-29T01:30:00Z',
  '2028-02-29T12:00:00Z',
].map((moment) => Temporal.Instant.from(moment));

const share = (tickets: readonly DemoTicket[], language: string) =>
  tickets.filter((ticket) => ticket.language === language).length / tickets.length;
const last = <T>(list: readonly T[]): T => list[list.length - 1] as T;
const notLater = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) <= 0;
const openings = (tickets: readonly DemoTicket[]) => tickets.map((ticket) => ticket.messages[0]?.text ?? '');
const textsOf = (ticket: DemoTicket) => [ticket.subject, ...ticket.messages.map((message) => message.text)];
const deskNamed = (key: string) => {
  const desk = desks.find((one) => one.key === key);
  if (!desk) throw new Error(`No desk ${key}`);
  return desk;
};

describe.each(MOMENTS)('the 400 tickets as of %s', (now) => {
  const tickets = demoTickets(now);
  const customer = tickets.filter((ticket) => ticket.deskKey === 'customer');

  test('are exactly 400, oldest first, within one year', () => {
    expect(tickets).toHaveLength(400);
    const created = tickets.map((ticket) => ticket.createdAt);
    expect(created.every((at, place) => place === 0 || notLater(created[place - 1] as Temporal.Instant, at))).toBe(
      true,
    );
    expect(notLater(now.subtract({ hours: 366 * 24 }), created[0] as Temporal.Instant)).toBe(true);
  });

  test('hold nothing from the future, and letters follow each other in time', () => {
    for (const ticket of tickets) {
      const times = [...ticket.messages.map((message) => message.at), ticket.solvedAt, ticket.closedAt].filter(
        (at) => at !== undefined,
      );
      expect(ticket.messages[0]?.at.equals(ticket.createdAt), ticket.subject).toBe(true);
      for (const [place, at] of times.entries()) {
        expect(notLater(at, now), ticket.subject).toBe(true);
        if (place > 0) expect(notLater(times[place - 1] as Temporal.Instant, at), ticket.subject).toBe(true);
      }
    }
  });

  test('are answered in opening hours', () => {
    for (const ticket of tickets) {
      for (const message of ticket.messages.filter((one) => one.kind !== 'incoming')) {
        expect(isOpen(deskNamed(ticket.deskKey), message.at), `${ticket.subject} ${message.at}`).toBe(true);
      }
    }
  });

  test('stand as their last letter says', () => {
    for (const ticket of tickets) {
      const letters = ticket.messages.filter((message) => message.kind !== 'note');
      const newest = last(letters).kind;
      const about = `${ticket.subject}: ${ticket.status}`;
      expect(letters[0]?.kind, about).toBe('incoming');
      if (ticket.status === 'new')
        expect(
          letters.map((letter) => letter.kind),
          about,
        ).toEqual(['incoming']);
      if (ticket.status === 'waiting' || ticket.status === 'on_hold') expect(newest, about).toBe('reply');
      const done = ticket.status === 'solved' || ticket.status === 'closed';
      expect(ticket.solvedAt !== undefined, about).toBe(done);
      expect(ticket.closedAt !== undefined, about).toBe(ticket.status === 'closed');
      if (ticket.status !== 'new' && ticket.status !== 'open') expect(ticket.assigneeKey, about).toBeDefined();
    }
  });

  test('close after seven quiet days and not before', () => {
    for (const { solvedAt, status, closedAt, subject } of tickets) {
      if (!solvedAt) continue;
      const end = solvedAt.add({ hours: 7 * 24 });
      if (status === 'closed') expect(closedAt?.equals(end), subject).toBe(true);
      else expect(notLater(now, end), subject).toBe(true);
    }
  });

  test('leave on the customer desk 14 due soon, 9 that nobody has and 31 with the customer', () => {
    const due = customer.filter(
      (ticket) =>
        ['new', 'open'].includes(ticket.status) &&
        last(ticket.messages.filter((m) => m.kind !== 'note')).kind === 'incoming',
    );
    expect(due).toHaveLength(14);
    expect(customer.filter((ticket) => !ticket.assigneeKey)).toHaveLength(9);
    expect(customer.filter((ticket) => ticket.status === 'waiting')).toHaveLength(31);
    const mine = customer.filter(
      (ticket) => ticket.assigneeKey === cast.marta.key && ['new', 'open'].includes(ticket.status),
    );
    expect(mine).toHaveLength(6);
  });

  test('are 40% Italian, 25% English, 20% Spanish and 15% Romanian', () => {
    expect(['it', 'en', 'es', 'ro'].map((language) => share(tickets, language))).toEqual([0.4, 0.25, 0.2, 0.15]);
  });

  test('name only people who are there, on their own side of the counter', () => {
    for (const ticket of tickets) {
      const asker = ticket.deskKey === 'it' ? personOf(ticket.contactKey) : contactOf(ticket.contactKey);
      expect(asker, ticket.contactKey).toBeDefined();
      if (ticket.assigneeKey) expect(personOf(ticket.assigneeKey), ticket.assigneeKey).toBeDefined();
      for (const message of ticket.messages) {
        if (message.kind === 'incoming') expect(message.byKey).toBe(ticket.contactKey);
        else expect(personOf(message.byKey), message.byKey).toBeDefined();
      }
    }
  });

  test('are answered by people who may work on that desk and speak that language', () => {
    for (const ticket of tickets) {
      for (const reply of ticket.messages.filter((message) => message.kind === 'reply')) {
        const person = personOf(reply.byKey);
        const theirs = person?.grants.map((grant) => grant.desk) ?? [];
        expect(theirs.includes('all') || theirs.includes(ticket.deskKey), reply.byKey).toBe(true);
        expect(person?.speaks, reply.byKey).toContain(ticket.language);
      }
    }
  });

  test('begin with 400 different letters, none of them with an unfilled slot', () => {
    expect(new Set(openings(tickets)).size).toBe(400);
    for (const text of tickets.flatMap(textsOf)) {
      expect(text).not.toMatch(/[{}]|undefined|NaN|\bnull\b/);
      expect(text).toBe(text.trim());
    }
    expect(tickets.flatMap((ticket) => ticket.messages).filter((message) => message.text === '')).toEqual([]);
  });

  test('have the ten letters of today as the newest of their desk, Giulia’s as #4127', () => {
    const newest = customer.slice(-10);
    expect(new Set(newest.map((ticket) => ticket.contactKey))).toEqual(
      new Set([
        'giulia-ferraro',
        'hannah-whitlock',
        'alejandro-ruiz',
        'andrei-popescu',
        'carmen-ortega',
        'velo-bristol',
        'oliver-nash',
        'bianca-moretti',
        'ciprian-ilie',
        'studio-bici-roma',
      ]),
    );
    const giulia = tickets[4127 - firstDemoNumber(tickets)];
    expect(giulia?.subject).toBe('Luna 2 non si carica più dopo la pioggia');
  });
});

describe('the text of the tickets', () => {
  const tickets = demoTickets(MOMENTS[0] as Temporal.Instant);

  test('is the same at every start', () => {
    expect(demoTickets(MOMENTS[0] as Temporal.Instant)).toEqual(tickets);
  });

  test('is about more than forty things', () => {
    const categories = new Set(tickets.map((ticket) => ticket.category));
    expect(categories.size).toBeGreaterThan(40);
  });

  test('has threads of one to nine letters and a single one of forty', () => {
    const lengths = tickets.map((ticket) => ticket.messages.length).sort((a, b) => a - b);
    expect(lengths[0]).toBe(1);
    expect(last(lengths)).toBe(40);
    expect(lengths.at(-2)).toBeLessThanOrEqual(9);
  });

  test('holds what screens find hard: no subject, a very long one, emoji, right to left, heavy HTML', () => {
    expect(tickets.some((ticket) => ticket.subject === '')).toBe(true);
    expect(tickets.some((ticket) => ticket.subject.length > 250)).toBe(true);
    expect(tickets.some((ticket) => /\p{Emoji_Presentation}/u.test(ticket.subject))).toBe(true);
    const letters = tickets.flatMap((ticket) => ticket.messages);
    expect(letters.some((letter) => /\p{Script=Arabic}{3}/u.test(letter.text))).toBe(true);
    expect(letters.some((letter) => letter.html?.includes('<table'))).toBe(true);
  });

  test('is written in proper Romanian letters and typographic apostrophes', () => {
    const romanian = tickets
      .filter((ticket) => ticket.language === 'ro')
      .flatMap(textsOf)
      .join(' ');
    expect(romanian).toMatch(/[ăâîșț]/);
    // The look-alikes with a cedilla come from old keyboards.
    expect(romanian).not.toMatch(/[şţ]/);
    for (const text of tickets.flatMap(textsOf)) expect(text).not.toMatch(/\w'\w/);
  });

  test('never says “ticket” to a customer', () => {
    const replies = tickets.flatMap((ticket) => ticket.messages).filter((message) => message.kind === 'reply');
    expect(replies.filter((reply) => /\bticket/i.test(reply.text))).toEqual([]);
  });

  test('speaks to Italians with Lei and to Romanians with dumneavoastră', () => {
    const replies = (language: string) =>
      tickets
        .filter((ticket) => ticket.language === language && ticket.deskKey === 'customer')
        .flatMap((ticket) => ticket.messages.filter((message) => message.kind === 'reply'))
        .map((message) => message.text);
    expect(replies('it').filter((text) => /\b(ciao|ti mando|puoi|il tuo|la tua)\b/i.test(text))).toEqual([]);
    expect(replies('ro').filter((text) => /\b(salut|poți|îți|tău)\b/i.test(text))).toEqual([]);
  });
});

describe('attachments', () => {
  const files = demoTickets(MOMENTS[0] as Temporal.Instant).flatMap((ticket) =>
    ticket.messages.flatMap((message) => message.attachments ?? []),
  );

  test('come now and then, pictures and documents', () => {
    expect(files.length).toBeGreaterThan(30);
    expect(new Set(files.map((file) => file.contentType))).toEqual(new Set(['image/png', 'application/pdf']));
  });

  test('are pictures whose pixels can be unpacked', () => {
    for (const file of files.filter((one) => one.contentType === 'image/png')) {
      const bytes = Buffer.from(file.content);
      expect(bytes.subarray(1, 4).toString()).toBe('PNG');
      const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
      const data = bytes.indexOf('IDAT');
      const pixels = inflateSync(bytes.subarray(data + 4, data + 4 + bytes.readUInt32BE(data - 4)));
      expect(pixels.length).toBe(height * (1 + width * 3));
    }
  });

  test('are documents whose table points at their objects', () => {
    for (const file of files.filter((one) => one.contentType === 'application/pdf')) {
      const text = Buffer.from(file.content).toString('latin1');
      expect(text.startsWith('%PDF-1.4')).toBe(true);
      const table = Number(/startxref\n(\d+)/.exec(text)?.[1]);
      expect(text.slice(table, table + 4)).toBe('xref');
      for (const [place, [, offset]] of [...text.slice(table).matchAll(/^(\d{10}) 00000 n/gm)].entries()) {
        expect(text.slice(Number(offset)).startsWith(`${place + 1} 0 obj`)).toBe(true);
      }
    }
  });
});
