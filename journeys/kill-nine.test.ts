import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStorage } from '../server/platform/storage/index.ts';
import { company } from './kit/cast.ts';
import { chance } from './kit/chance.ts';
import type { Installation } from './kit/installation.ts';
import { foundedByMarta, prepareInstallation } from './kit/installation.ts';
import type { Sink } from './kit/sink.ts';
import { openSink } from './kit/sink.ts';
import { postUntilTaken, sendUntilTaken } from './kit/stubborn-sender.ts';
import { until, untilGrownTo } from './kit/waiting.ts';

/** Somebody who sends mail may be told 250 at any moment, and any moment may be the last one of the process. */
const LONG = process.env.LONG_TESTS === '1';
const MAILS = LONG ? 500 : 200;
const KILLS = LONG ? 20 : 7;
/** Every so many kills the database goes with it, as when the power is cut. */
const WITH_DATABASE = 5;
/** Every so many kills the next start is killed too, before it is ready. */
const WHILE_STARTING = 7;
const SENDERS = 4;
const SEED = Number(process.env.KILL_SEED ?? Date.now() % 1_000_000);

interface Mail {
  id: string;
  from: string;
  /** The Message-ID of the mail it answers. */
  answers: string | undefined;
  attachment: string | undefined;
  byHttp: boolean;
  raw: Buffer;
}

let house: Installation;
let sink: Sink;

beforeAll(async () => {
  sink = await openSink();
  house = await prepareInstallation({ ...foundedByMarta, SMTP_URL: sink.url, LOG_LEVEL: 'warn' });
  await house.start();
});
afterAll(async () => {
  await house?.remove();
  await sink?.close();
});

test(`${KILLS} kills during ${MAILS} mails lose nothing and double nothing`, { timeout: 1_800_000 }, async () => {
  process.stdout.write(`kill -9 with seed ${SEED} (KILL_SEED=${SEED} walks it again)\n`);
  const next = chance(SEED);
  const mails = makeMails(next);
  const taken = new Set<string>();
  let tries = 0;

  const sending = Promise.all(
    Array.from({ length: SENDERS }, async (_, sender) => {
      for (const mail of mails.filter((_mail, index) => index % SENDERS === sender)) {
        // People answer what has been sent.
        if (mail.answers !== undefined)
          await until(`${mail.answers} is taken`, () => taken.has(mail.answers ?? ''), 600_000);
        tries += mail.byHttp
          ? await postUntilTaken(house, mail.raw)
          : await sendUntilTaken(house.smtpPort, mail.from, company.support, mail.raw);
        taken.add(mail.id);
      }
    }),
  );
  const killing = (async () => {
    for (let kill = 1; kill <= KILLS; kill++) {
      // Enough is left after the last one, however late it comes.
      const point = Math.floor((MAILS * (kill - 0.5 + 0.4 * (next() - 0.5))) / (KILLS + 1));
      await untilGrownTo(`${point} mails are taken`, point, () => taken.size);
      // Not always right after an answer: anywhere in the work on the next ones.
      await pause(next() * 40);
      if (kill % WITH_DATABASE === 0) await house.killDatabase();
      await house.kill();
      expect(taken.size, 'all mails were sent before the last kill').toBeLessThan(MAILS);
      if (kill % WHILE_STARTING === 0) {
        const starting = house.start().catch(() => undefined);
        await pause(100 + next() * 500);
        await house.kill();
        await starting;
      }
      await house.start();
    }
  })();
  await Promise.all([sending, killing]);
  expect(taken.size).toBe(MAILS);
  expect(tries, 'no kill has cut a dialogue').toBeGreaterThan(MAILS);

  await untilGrownTo('everything is taken in', MAILS, async () => {
    const [left = MAILS] = await numbers(`select count(*)::int as n from inbound where state = 'received'`);
    return MAILS - left;
  });
  await expectEachMailOnce(mails);
  await expectPeopleOnce(mails);
  await expectThreads(mails);
  await expectWholeTickets(mails);
  await expectAttachments(mails);
  await expectOneAcknowledgement(mails);
  expect(await house.stop()).toBe(0);
});

async function expectEachMailOnce(mails: readonly Mail[]): Promise<void> {
  const rows = await house.query<{ id: string; n: number }>(
    `select message_id_header as id, count(*)::int as n from messages where type = 'incoming' group by 1`,
  );
  const found = new Map(rows.map((row) => [row.id, row.n]));
  expect(
    mails.filter((mail) => !found.has(mail.id)).map((mail) => mail.id),
    'lost',
  ).toEqual([]);
  expect(
    rows.filter((row) => row.n > 1),
    'doubled',
  ).toEqual([]);
  expect(rows.length).toBe(mails.length);
  expect(await numbers(`select count(*)::int as n from inbound where state = 'kept'`), 'not understood').toEqual([0]);
}

async function expectPeopleOnce(mails: readonly Mail[]): Promise<void> {
  const people = new Set(mails.map((mail) => mail.from));
  expect(await numbers(`select count(*)::int as n from contacts`)).toEqual([people.size]);
  expect(await numbers(`select count(distinct value)::int as n from identities`)).toEqual([people.size]);
  expect(await numbers(`select count(*)::int as n from identities`)).toEqual([people.size]);
}

async function expectThreads(mails: readonly Mail[]): Promise<void> {
  const rows = await house.query<{ id: string; ticket: string }>(
    `select message_id_header as id, ticket_id as ticket from messages where type = 'incoming'`,
  );
  const ticketOf = new Map(rows.map((row) => [row.id, row.ticket]));
  const astray = mails.filter(({ id, answers }) => answers !== undefined && ticketOf.get(id) !== ticketOf.get(answers));
  expect(
    astray.map(({ id, answers, byHttp }) => ({ id, answers, byHttp })),
    'answers beside their thread',
  ).toEqual([]);
}

async function expectWholeTickets(mails: readonly Mail[]): Promise<void> {
  const openers = mails.filter((mail) => mail.answers === undefined);
  expect(await numbers(`select count(*)::int as n from tickets`)).toEqual([openers.length]);
  // Every one with its first message, its person and its event; every message with its own event.
  const [half] = await house.query<Record<string, number>>(`select
    (select count(*)::int from tickets t where not exists (select from messages m where m.ticket_id = t.id and m.type = 'incoming')) as mute,
    (select count(*)::int from tickets t where not exists (select from ticket_participants p where p.ticket_id = t.id)) as nobody,
    (select count(*)::int from tickets t where (select count(*) from events e where e.ticket_id = t.id and e.name = 'ticket.created') <> 1) as "without event",
    (select count(*)::int from (select payload->>'messageId' from events where name = 'message.received' group by 1 having count(*) > 1) twice) as "told twice",
    (select count(*)::int from messages m where m.type = 'incoming' and not exists
      (select from events e where e.name = 'message.received' and e.payload->>'messageId' = m.id::text)) as "not told"`);
  expect(half).toEqual({ mute: 0, nobody: 0, 'without event': 0, 'told twice': 0, 'not told': 0 });
}

async function expectAttachments(mails: readonly Mail[]): Promise<void> {
  const storage = await openStorage({ storageUrl: `file://${house.dataDir}/blobs` });
  const rows = await house.query<{ id: string; sha: string; size: string }>(
    `select m.message_id_header as id, a.blob_sha256 as sha, a.size from attachments a join messages m on m.id = a.message_id`,
  );
  const wanted = mails.flatMap((mail) => (mail.attachment === undefined ? [] : [`${mail.id} ${mail.attachment}`]));
  expect(rows.map((row) => `${row.id} ${row.sha}`).sort()).toEqual(wanted.sort());
  const blobs = await house.query<{ sha256: string; size: string }>(`select sha256, size from blobs`);
  for (const { sha256, size } of blobs) {
    const bytes = await storage.read(sha256);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    expect(bytes.byteLength).toBe(Number(size));
  }
}

/** Once per person and period, whatever died between: in the outbox, and in what really left. */
async function expectOneAcknowledgement(mails: readonly Mail[]): Promise<void> {
  const people = [...new Set(mails.map((mail) => mail.from))].sort();
  const rows = await house.query<{ to: string }>(`select recipients[1] as to from outgoing where kind = 'auto'`);
  expect(rows.map((row) => row.to).sort()).toEqual(people);
  const received = (await sink.letters()).flatMap((letter) => letter.to);
  expect(received.length, 'letters that came twice').toBe(new Set(received).size);
}

async function numbers(question: string): Promise<number[]> {
  return (await house.query<{ n: number }>(question)).map((row) => row.n);
}

function makeMails(next: () => number): Mail[] {
  const mails: Mail[] = [];
  for (let index = 0; index < MAILS; index++) {
    const id = `ride.${SEED}.${index}@riders.example`;
    const earlier = mails[Math.floor(next() * mails.length)];
    const answered = earlier && next() < 1 / 3 ? earlier : undefined;
    // Few people write much, so that several mails of one person are under way at once.
    const from = answered?.from ?? `rider${Math.floor(next() * 60)}@riders.example`;
    const bytes = next() < 0.15 ? bytesOf(next, 5_000 + Math.floor(next() * 60_000)) : undefined;
    mails.push({
      id,
      from,
      answers: answered?.id,
      attachment: bytes && createHash('sha256').update(bytes).digest('hex'),
      byHttp: next() < 0.15,
      raw: letter({ id, from, answers: answered?.id, bytes, index }),
    });
  }
  return mails;
}

function letter(mail: {
  id: string;
  from: string;
  answers: string | undefined;
  bytes: Buffer | undefined;
  index: number;
}): Buffer {
  const words = [
    'Content-Type: text/plain; charset=utf-8',
    '',
    `Light number ${mail.index} blinks twice when it rains.`,
    '',
  ];
  const lines = [
    `From: ${mail.from}`,
    `To: ${company.support}`,
    `Subject: Light number ${mail.index}`,
    `Message-ID: <${mail.id}>`,
    'Date: Sat, 21 Nov 2026 10:00:00 +0100',
    'MIME-Version: 1.0',
    ...(mail.answers === undefined ? [] : [`In-Reply-To: <${mail.answers}>`, `References: <${mail.answers}>`]),
    ...(mail.bytes === undefined
      ? words
      : [
          'Content-Type: multipart/mixed; boundary="part"',
          '',
          '--part',
          ...words,
          '--part',
          'Content-Type: application/octet-stream',
          'Content-Disposition: attachment; filename="ride.fit"',
          'Content-Transfer-Encoding: base64',
          '',
          ...(mail.bytes.toString('base64').match(/.{1,76}/g) ?? []),
          '--part--',
          '',
        ]),
  ];
  return Buffer.from(lines.join('\r\n'));
}

function bytesOf(next: () => number, size: number): Buffer {
  const bytes = Buffer.alloc(size);
  for (let at = 0; at + 4 <= size; at += 4) bytes.writeUInt32LE(Math.floor(next() * 0xffffffff), at);
  return bytes;
}
