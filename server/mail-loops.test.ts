import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { buffer } from 'node:stream/consumers';
import nodemailer from 'nodemailer';
import { SMTPServer } from 'smtp-server';
import { expect, it, onTestFinished } from 'vitest';
import { createDesk } from './features/desks/index.ts';
import { system } from './platform/access/index.ts';
import { act } from './platform/act.ts';
import type { TestHouse } from './testing/index.ts';
import { mail, openTicketHouse } from './testing/tickets.ts';

/**
 * Programs that answer programs, with real SMTP between them: whatever is lost of the marks on the way, it ends, and nobody
 * has to pull a plug.
 */

interface Carried {
  from: string;
  to: string[];
  raw: string;
}

interface PostOffice {
  url: string;
  /** All that was ever handed in. */
  carried: Carried[];
  /** Brings what has come in since to whoever has the domain. @returns how many letters that were. */
  deliver(): Promise<number>;
  /** Letters to this domain go to this port, changed on the way as said. */
  serves(domain: string, port: number, onTheWay?: (letter: Carried) => Carried): void;
}

/** A mail server between houses: it takes everything and passes it on. */
async function openPostOffice(): Promise<PostOffice> {
  const carried: Carried[] = [];
  const routes = new Map<string, { port: number; onTheWay: (letter: Carried) => Carried }>();
  const smtp = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    closeTimeout: 100,
    onData(stream, { envelope }, done) {
      buffer(stream).then((bytes) => {
        const from = envelope.mailFrom ? envelope.mailFrom.address : '';
        carried.push({ from, to: envelope.rcptTo.map(({ address }) => address), raw: bytes.toString() });
        done();
      }, done);
    },
  });
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => smtp.close(() => resolve())));
  let brought = 0;
  return {
    url: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`,
    carried,
    serves: (domain, port, onTheWay = (letter) => letter) => routes.set(domain, { port, onTheWay }),
    async deliver() {
      const letters = carried.slice(brought);
      brought = carried.length;
      for (const letter of letters) {
        const route = routes.get(letter.to[0]?.split('@')[1] ?? '');
        if (!route) continue;
        const { from, to, raw } = route.onTheWay(letter);
        const way = nodemailer.createTransport({ host: '127.0.0.1', port: route.port, ignoreTLS: true });
        await way.sendMail({ envelope: { from: from || '', to }, raw });
        way.close();
      }
      return letters.length;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}

/** A house that takes mail on a port of its own and sends by the post office; with one desk more, at this address. */
async function openHouseAt(office: PostOffice, options: { empty?: boolean; address?: string } = {}) {
  const smtpPort = await freePort();
  const config = { smtpUrl: office.url, smtpPort, lmtpPort: 0, host: '127.0.0.1' };
  const house = await openTicketHouse({ config, empty: options.empty ?? false });
  const receivers = await house.startReceivers();
  onTestFinished(async () => {
    for (const receiver of receivers) await receiver.close();
  });
  const { address } = options;
  const settings = { name: 'Help', audience: 'public' as const, languages: ['en' as const], timeZone: 'Europe/Rome' };
  const desk =
    address &&
    (await act(house.platform, system('test'), (one) => createDesk(one, { ...settings, addresses: [address] })));
  return { ...house, smtpPort, otherDeskId: desk ? desk.id : '' };
}

/** Lets everything happen that follows, for `hours` at least. @returns how many letters were carried. */
async function settle(office: PostOffice, houses: readonly TestHouse[], hours: number): Promise<number> {
  const before = office.carried.length;
  for (let round = 0; round < 12 * hours; round++) {
    for (const house of houses) {
      house.clock.set(house.clock.now().add({ minutes: 5 }));
      await house.runJobs();
    }
    await office.deliver();
    for (const house of houses) await house.runJobs();
  }
  return office.carried.length - before;
}

/** What a careless gateway does: every mark of a program and of a thread is gone, and the sender is whoever From names. */
function withoutMarks(letter: Carried): Carried {
  const end = letter.raw.indexOf('\r\n\r\n');
  const head = letter.raw
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
    .filter((line) => !/^(?:auto-submitted|x-auto|precedence|in-reply-to|references|reply-to|list-|x-)/i.test(line));
  const from = /^From:.*?([^\s<]+@[^\s>]+)/im.exec(head.join('\n'))?.[1] ?? '';
  const bare = (address: string) => address.replace(/\+[^@]*/, '');
  const words = letter.raw.slice(end).replace(/\S+@\S+|https?:\S+/g, 'x');
  return { from: bare(from), to: letter.to.map(bare), raw: head.join('\r\n').replace(/[#＃]\d+/g, '') + words };
}

const OURS = 'support@officinalume.example';
const THEIRS = 'help@luce.example';

it('two houses: the automatic answer of one to a letter of the other is heard, and gets none', async () => {
  const office = await openPostOffice();
  const one = await openHouseAt(office);
  const other = await openHouseAt(office, { empty: true, address: THEIRS });
  office.serves('officinalume.example', one.smtpPort);
  office.serves('luce.example', other.smtpPort);
  const number = await writtenBy(other, OURS);
  // The letter itself, and the automatic answer of the one who got it.
  expect(await settle(office, [one, other], 3)).toBe(2);
  expect((await one.call('GET', '/tickets')).body.items).toHaveLength(1);
  expect(await other.ticket(number)).toMatchObject({ status: 'waiting' });
  expect((await other.messages(number)).at(-1)).toMatchObject({ type: 'incoming', automatic: 'auto_reply' });
});

it('two houses behind gateways that take every mark away: it ends by itself', async () => {
  const office = await openPostOffice();
  const one = await openHouseAt(office);
  const other = await openHouseAt(office, { empty: true, address: THEIRS });
  office.serves('officinalume.example', one.smtpPort, withoutMarks);
  office.serves('luce.example', other.smtpPort, withoutMarks);
  await writtenBy(other, OURS);
  const automatic = (await settle(office, [one, other], 1)) - 1;
  expect(automatic).toBeGreaterThan(0);
  expect(automatic).toBeLessThanOrEqual(2);
  // Nothing goes round any more, however long one waits.
  expect(await settle(office, [one, other], 4)).toBe(0);
});

it('two desks of one house, and a forwarder between them who takes every mark away: it ends by itself', async () => {
  const office = await openPostOffice();
  const house = await openHouseAt(office);
  office.serves('officinalume.example', house.smtpPort);
  // Whatever comes to them goes to the other desk, as if they had written it.
  const away = 'away@riders.example';
  let turn = 0;
  office.serves('riders.example', house.smtpPort, (letter) => {
    const { raw } = withoutMarks(letter);
    const to = ['it@officinalume.example', OURS][turn++ % 2] ?? OURS;
    const named = raw.replace(/^From:.*$/im, `From: <${away}>`).replace(/^To:.*$/im, `To: <${to}>`);
    return { from: away, to: [to], raw: named.replace(/^Message-ID:.*$/im, `Message-ID: <${turn}@riders.example>`) };
  });
  await house.take(mail({ From: `<${away}>`, To: OURS }));
  const automatic = await settle(office, [house], 1);
  expect(automatic).toBeGreaterThan(0);
  expect(automatic).toBeLessThanOrEqual(2);
});

it('two desks of one house never answer each other', async () => {
  const office = await openPostOffice();
  const house = await openHouseAt(office);
  office.serves('officinalume.example', house.smtpPort);
  const own = await house.take(mail({ From: 'it@officinalume.example', To: OURS, Subject: 'Out of office' }));
  expect(own).toMatchObject({ outcome: 'ignored', reason: 'own mail' });
  expect(await settle(office, [house], 2)).toBe(0);
});

/** Somebody of this house writes a letter to that address. @returns the number of its ticket. */
async function writtenBy(house: Awaited<ReturnType<typeof openHouseAt>>, to: string): Promise<number> {
  const { body: ticket } = await house.call('POST', '/tickets', {
    body: { subject: 'An order', text: 'Words', contact: { address: to }, desk: house.otherDeskId },
  });
  const reply = { type: 'reply', text: 'How many lamps do you need?' };
  expect((await house.call('POST', `/tickets/${ticket.id}/messages`, { body: reply })).status).toBe(201);
  return ticket.number;
}
