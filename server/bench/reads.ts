import type pg from 'pg';
import type { TicketFilter } from '../../contract/filter.ts';
import { SORTS } from '../../contract/filter.ts';
import { VIEWS } from '../../contract/tickets.ts';
import { LANES } from '../../contract/views.ts';
import { encodeCursor } from '../platform/http/paging.ts';
import type { Filled } from './filling.ts';
import { SIZES } from './filling.ts';

/** A call that a screen makes; `path` answers another one each time, so that nothing is read twice from a warm place only. */
export interface Read {
  name: string;
  path(turn: number): string;
  /** Given for a POST. */
  body?(turn: number): unknown;
  /** By whom: a page of the public needs nobody. */
  anonymous?: boolean;
}

const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
/** As the screens ask. */
const PAGE = 50;
const SEARCHES: Record<string, string[]> = {
  'a name': ['rossi', 'popescu', 'garcia', 'smith', 'marino'],
  'an address': ['lucia.serra', 'anna.costa1', 'owen.ward', 'iris.sala2'],
  'half of everybody': ['example', 'mail.', 'er.example'],
  'two letters': ['ma', 'xx', 'an', 'ou'],
  nobody: ['qzxw', 'nobody-is-called-so'],
};

/** Of the kinds that people keep as views. */
const FILTERS: Record<string, TicketFilter> = {
  'urgent and unassigned': { priority: ['urgent'], assignee: ['none'], status: ['new', 'open'] },
  'late this week': { late: true, created: { after: '-7d' } },
  'solved this month by me': { assignee: ['me'], solved: { after: '-1m' } },
  'with a file, in work': { hasAttachment: true, status: ['new', 'open', 'waiting'] },
  'a tag nobody uses': { tags: ['nobody-uses-this'] },
  'not in Italian, of email': { channel: ['email'], not: { language: ['it'] } },
  'of VIPs': { vip: true },
};

/** Every read of a screen, and writing a reply. */
export async function readsOf(client: pg.Client, { smallDesk, largeDesk }: Filled): Promise<Read[]> {
  const sample = await sampleTickets(client);
  const ticket = (turn: number) => sample[turn % sample.length] as Sample;
  const reads: Read[] = [];
  const list = (name: string, query: (turn: number) => Record<string, string | undefined>): void => {
    reads.push({ name, path: (turn) => `/api/v1/tickets?${new URLSearchParams(given(query(turn)))}` });
  };
  for (const view of VIEWS) {
    list(`tickets ${view}`, () => ({ view }));
    list(`tickets ${view}, deep`, (turn) => ({ view, cursor: deepCursor(turn) }));
  }
  list('tickets next, small desk', () => ({ view: 'next', desk: smallDesk }));
  list('tickets all, small desk', () => ({ view: 'all', desk: smallDesk }));
  list('tickets all, small desk, deep', (turn) => ({ view: 'all', desk: smallDesk, cursor: deepCursor(turn) }));
  list('tickets solved, large desk', () => ({ view: 'solved', desk: largeDesk }));
  list('tickets next, a language', () => ({ view: 'next', language: 'ro' }));
  list('tickets all, a language', () => ({ view: 'all', language: 'es' }));
  list('tickets all, a language nobody writes', () => ({ view: 'all', language: 'de' }));
  list('tickets waiting, small desk, a language', () => ({ view: 'waiting', desk: smallDesk, language: 'it' }));
  list('tickets of a status', (turn) => ({ status: ['new', 'on_hold', 'solved', 'closed'][turn % 4] }));
  list('tickets of an assignee', (turn) => ({ assignee: ticket(turn).assignee }));
  list('tickets of a contact', (turn) => ({ contact: ticket(turn).contact }));
  for (const sort of SORTS) list(`tickets all, by ${sort}`, () => ({ view: 'all', sort }));
  for (const [name, filter] of Object.entries(FILTERS))
    list(`tickets, ${name}`, () => ({ filter: JSON.stringify(filter) }));
  for (const by of LANES) reads.push({ name: `board by ${by}`, path: () => `/api/v1/tickets/board?view=all&by=${by}` });
  reads.push(
    { name: 'the next ticket', path: (turn) => `/api/v1/tickets/next?after=${ticket(turn).id}` },
    { name: 'counts', path: () => '/api/v1/tickets/counts' },
    { name: 'counts, small desk', path: () => `/api/v1/tickets/counts?desk=${smallDesk}` },
    { name: 'a ticket', path: (turn) => `/api/v1/tickets/${ticket(turn).number}` },
    { name: 'its messages', path: (turn) => `/api/v1/tickets/${ticket(turn).id}/messages?limit=${PAGE}` },
    { name: 'its events', path: (turn) => `/api/v1/tickets/${ticket(turn).id}/events?limit=${PAGE}` },
    { name: 'contacts', path: () => `/api/v1/contacts?limit=${PAGE}` },
    { name: 'a contact', path: (turn) => `/api/v1/contacts/${ticket(turn).contact}` },
  );
  for (const [whom, words] of Object.entries(SEARCHES)) {
    const path = (turn: number) => `/api/v1/contacts?limit=${PAGE}&q=${words[turn % words.length]}`;
    reads.push({ name: `contacts, ${whom}`, path });
  }
  const outbox = (query: string) => () => `/api/v1/outbox?raw=false&limit=${PAGE}${query}`;
  reads.push(
    { name: 'outbox', path: outbox('') },
    { name: 'outbox, failed', path: outbox('&state=failed') },
    { name: 'outbox, small desk, bounced', path: outbox(`&state=bounced&desk=${smallDesk}`) },
    { name: 'outbox, kept', path: outbox('&state=kept') },
    { name: 'outbox, deep', path: (turn) => outbox(`&cursor=${deepCursor(turn)}`)() },
    { name: 'status page', path: (turn) => `/s/${ticket(turn).token}`, anonymous: true },
    {
      name: 'POST a reply',
      path: (turn) => `/api/v1/tickets/${ticket(turn).id}/messages`,
      body: () => ({ type: 'reply', html: '<p>Good morning, a new lamp leaves today.</p>' }),
    },
  );
  return reads;
}

interface Sample {
  id: string;
  number: string;
  token: string;
  contact: string;
  assignee: string;
}

async function sampleTickets(client: pg.Client): Promise<Sample[]> {
  const { rows } = await client.query<Sample>(
    `select id, number::text as number, status_token as token, contact_id as contact, assignee_id as assignee from tickets
     where merged_into_id is null and assignee_id is not null and number % 401 = 7 order by md5(id::text)`,
  );
  return rows;
}

/** A place somewhere between a month after the beginning and a month before today, as a cursor of any list by time names it. */
function deepCursor(turn: number): string {
  const days = 30 + ((turn * 97) % (SIZES.days - 60));
  const at = Temporal.Now.instant()
    .subtract({ hours: days * 24 })
    .toString({ smallestUnit: 'second' });
  return encodeCursor([at, LAST_ID]);
}

function given(query: Record<string, string | undefined>): Record<string, string> {
  const known = Object.entries({ limit: String(PAGE), ...query }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return Object.fromEntries(known);
}
