import { createDesk } from '../features/desks/index.ts';
import { acceptInbound } from '../features/tickets/index.ts';
import type { Actor } from '../platform/access/index.ts';
import { system } from '../platform/access/index.ts';
import { act } from '../platform/act.ts';
import { allJobDefinitions } from '../platform/jobs/definition.ts';
import type { Answer, TestHouse } from './index.ts';
import { openTestHouse } from './index.ts';

/** How a raw mail reached us; without it, by HTTP and for whomever its headers name. */
export interface Delivery {
  raw: string;
  from?: string;
  to?: string[];
}

export interface WrittenEvent {
  name: string;
  ticketId: string | null;
  deskId: string | null;
  actor: string;
  payload: Record<string, unknown>;
}

export interface TicketHouse extends TestHouse {
  /** "IT desk", internal, at it@officinalume.example. */
  itDeskId: string;
  /** Calls the API as this actor: who is signed in is proved elsewhere. */
  as(actor: Actor, method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** One mail by HTTP. @returns what became of it. */
  take(raw: string, mailbox?: string): Promise<Answer['body']>;
  /** Mails by their envelopes, all accepted at once, then taken in together. */
  deliver(...mails: Delivery[]): Promise<void>;
  ticket(idOrNumber: string | number): Promise<Answer['body']>;
  messages(idOrNumber: string | number): Promise<Answer['body'][]>;
  /** Letters on their way or gone, newest first. */
  outbox(): Promise<Answer['body'][]>;
  /** In the order of their writing, since `after` of them were there. */
  events(after?: number): Promise<WrittenEvent[]>;
  /** Does a recurring job now. */
  doJob(name: string): Promise<void>;
}

/** A test house with two desks, in which one can act as anybody and receive mail in any way. */
export async function openTicketHouse(...how: Parameters<typeof openTestHouse>): Promise<TicketHouse> {
  const house = await openTestHouse(...how);
  const { id: itDeskId } = await act(house.platform, system('test'), (one) =>
    createDesk(one, {
      name: 'IT desk',
      audience: 'internal',
      languages: ['en', 'it'],
      timeZone: 'Europe/Rome',
      addresses: ['it@officinalume.example'],
      fromName: 'IT',
      hours: [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '18:00' })),
    }),
  );
  const actors = new Map<string, Actor>();
  const recognise = house.auth.actorOf;
  house.auth.actorOf = async (request) =>
    actors.get(request.headers.get('x-acting') ?? '') ?? recognise.call(house.auth, request);

  return {
    ...house,
    itDeskId,
    as(actor, method, path, body, headers = {}) {
      const acting = crypto.randomUUID();
      actors.set(acting, actor);
      return house.call(method, path, { body, token: null, headers: { ...headers, 'x-acting': acting } });
    },
    async take(raw, mailbox) {
      const query = mailbox === undefined ? '' : `?mailbox=${encodeURIComponent(mailbox)}`;
      const taken = await house.call('POST', `/inbound/email${query}`, {
        body: raw,
        headers: { 'content-type': 'message/rfc822' },
      });
      if (taken.status !== 201) throw new Error(`the mail was not taken: ${JSON.stringify(taken.body)}`);
      return taken.body;
    },
    async deliver(...mails) {
      const inbound = [];
      for (const { raw, from, to } of mails) {
        const envelope = { from: from ?? null, to: to ?? [] };
        inbound.push({ channel: 'email', envelope, raw: await house.platform.storage.put(Buffer.from(raw)) });
      }
      await acceptInbound(house.platform, inbound);
      await house.runJobs();
    },
    ticket: async (idOrNumber) => (await house.call('GET', `/tickets/${idOrNumber}`)).body,
    messages: async (idOrNumber) => (await house.call('GET', `/tickets/${idOrNumber}/messages?limit=200`)).body.items,
    outbox: async () => (await house.call('GET', '/outbox?limit=200')).body.items,
    async events(after = 0) {
      const rows = await house.db.selectFrom('events').selectAll().orderBy('id').execute();
      return rows.slice(after).map((row) => ({
        name: row.name,
        ticketId: row.ticket_id,
        deskId: row.desk_id,
        actor: row.actor_id === null ? row.actor_kind : `${row.actor_kind} ${row.actor_id}`,
        payload: row.payload as Record<string, unknown>,
      }));
    },
    async doJob(name) {
      const definition = allJobDefinitions().find((each) => each.name === name);
      if (!definition) throw new Error(`there is no job ${name}`);
      await definition.run(house.platform, definition.payload.parse({}));
    },
  };
}

const PLAIN = 'Good morning, my Luna 2 does not charge any more since the rain. What can I do?\r\n';

/** A raw mail (RFC 5322); a header that is null is left out. */
export function mail(headers: Record<string, string | null> = {}, text = PLAIN): string {
  const all: Record<string, string | null> = {
    From: 'Giulia Ferraro <g.ferraro@postanova.example>',
    To: 'support@officinalume.example',
    Subject: 'Luna 2 does not charge',
    'Message-ID': `<${crypto.randomUUID()}@postanova.example>`,
    Date: 'Thu, 19 Nov 2026 11:10:00 +0100',
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=utf-8',
    ...headers,
  };
  const lines = Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]));
  return `${lines.join('\r\n')}\r\n\r\n${text}`;
}

/** The parts of a multipart body, and the Content-Type that goes with it. */
export function parts(kind: string, ...bodies: string[]): { headers: Record<string, string>; body: string } {
  const boundary = `=_${crypto.randomUUID()}`;
  const written = bodies.map((body) => `--${boundary}\r\n${body}\r\n`).join('');
  return {
    headers: { 'Content-Type': `multipart/${kind}; boundary="${boundary}"` },
    body: `${written}--${boundary}--\r\n`,
  };
}

/** The report of a mail server that a letter came back (RFC 3464). */
export function deliveryReport(of: {
  messageId: string;
  recipient: string;
  action?: 'failed' | 'delayed';
  to?: string;
}): string {
  const failed = of.action !== 'delayed';
  const { headers, body } = parts(
    'report; report-type=delivery-status',
    'Content-Type: text/plain\r\n\r\nYour message could not be delivered.',
    [
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.postanova.example',
      '',
      `Final-Recipient: rfc822; ${of.recipient}`,
      `Action: ${failed ? 'failed' : 'delayed'}`,
      `Status: ${failed ? '5.1.1' : '4.4.1'}`,
      'Diagnostic-Code: smtp; 550 5.1.1 No such user here',
    ].join('\r\n'),
    `Content-Type: text/rfc822-headers\r\n\r\nMessage-ID: <${of.messageId}>\r\nSubject: Re: Luna 2\r\n`,
  );
  return mail(
    {
      From: 'Mail Delivery Subsystem <mailer-daemon@postanova.example>',
      To: of.to ?? 'support@officinalume.example',
      Subject: 'Undelivered Mail Returned to Sender',
      'Auto-Submitted': 'auto-replied',
      ...headers,
    },
    body,
  );
}
