import type pg from 'pg';
import type { TicketFilter } from '../../contract/filter.ts';
import { VIEWS } from '../../contract/tickets.ts';
import { BENCH_LANGUAGES, vocabularyOf } from './words.ts';

/** One thing that somebody waits for. */
export interface DeskCall {
  name: string;
  /** Milliseconds that its p95 may take. */
  most: number;
  paths: string[];
}
export type DeskCalls = DeskCall[];

const PAGE = 50;
/** With the built-in views they are twenty. */
const SAVED: Record<string, TicketFilter> = {
  'Urgent, nobody has it': { priority: ['urgent'], assignee: ['none'], status: ['new', 'open'] },
  'Late this week': { late: true, created: { after: '-7d' } },
  'Mine, solved this month': { assignee: ['me'], solved: { after: '-1m' } },
  'With a file, in work': { hasAttachment: true, status: ['new', 'open', 'waiting'] },
  'Not in Italian': { status: ['new', 'open'], not: { language: ['it'] } },
  'High or urgent, waiting': { priority: ['high', 'urgent'], status: ['waiting', 'on_hold'] },
  'Of the last two days': { created: { after: '-2d' } },
};

/** Gives the asker their saved views, where they have none yet. */
export async function makeViews(origin: string, headers: Record<string, string>): Promise<void> {
  const listed = await fetch(`${origin}/api/v1/views`, { headers });
  const known = JSON.stringify(await listed.json());
  for (const [name, filter] of Object.entries(SAVED)) {
    if (known.includes(JSON.stringify(name))) continue;
    const made = await fetch(`${origin}/api/v1/views`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ name, filter }),
    });
    if (!made.ok) throw new Error(`making a view answered ${made.status}: ${await made.text()}`);
  }
}

/** All that is measured, each with many different questions, so that nothing is read twice from a warm place only. */
export async function deskCalls(client: pg.Client): Promise<DeskCalls> {
  const long = await ticketsOf(client, 30);
  const any = await ticketsOf(client, 6);
  const views = await client.query<{ id: string }>(`select id from views where deleted_at is null`);
  const search = (q: string) => `/api/v1/search?${new URLSearchParams({ q, limit: '20' })}`;
  const words = BENCH_LANGUAGES.map((language) => vocabularyOf(language));
  const year = new Date().getFullYear();
  const { rows: rare } = await client.query<{ word: string }>(
    `select word from search_words where documents between 5 and 200 and length(word) > 5 order by md5(word) limit 160`,
  );
  const common = words.flatMap((some, turn) =>
    some
      .slice(1, 12)
      .map((word) => `${word} status:closed lang:${BENCH_LANGUAGES[turn]} before:${year}-0${1 + (word.length % 9)}`),
  );
  return [
    {
      name: 'first page of a view',
      most: 25,
      paths: [...VIEWS, ...views.rows.map(({ id }) => id)].map((view) => `/api/v1/tickets?view=${view}&limit=${PAGE}`),
    },
    { name: 'a ticket of 30 messages', most: 20, paths: long.map(({ number }) => `/api/v1/tickets/${number}`) },
    {
      name: 'its messages',
      most: 20,
      paths: long.map(({ id }) => `/api/v1/tickets/${id}/messages?limit=${PAGE}`),
    },
    { name: `counts of ${VIEWS.length + views.rows.length} views`, most: 40, paths: ['/api/v1/tickets/counts'] },
    {
      name: 'search of a rare word',
      most: 30,
      paths: [
        ...rare.map(({ word }) => search(word)),
        ...any.map(({ number }) => search(`OL-${Number(number) - 1_000}`)),
      ],
    },
    { name: 'of a common one, three operators', most: 100, paths: common.map(search) },
    { name: 'similar tickets', most: 100, paths: any.map(({ id }) => `/api/v1/tickets/${id}/similar`) },
  ];
}

interface Sample {
  id: string;
  number: string;
}

/** With so many messages, here and there in the years. */
async function ticketsOf(client: pg.Client, messages: number): Promise<Sample[]> {
  const { rows } = await client.query<Sample>(
    `select id, number::text as number from tickets t where merged_into_id is null and spam_at is null
       and desk_id = (select id from desks order by position limit 1)
       and number % 7 = 3 and (select count(*) from messages m where m.ticket_id = t.id) = $1 order by md5(id::text) limit 60`,
    [messages],
  );
  return rows;
}

/** Changes of tickets that the asker sees, each of one that no other change touches. */
export async function changesOf(client: pg.Client, headers: Record<string, string>) {
  const { rows } = await client.query<{ id: string; priority: string }>(
    `select id, priority from tickets where status = 'open' and merged_into_id is null and spam_at is null
     order by md5(id::text) limit 40`,
  );
  return rows.map(({ id, priority }) => ({
    path: `/api/v1/tickets/${id}/priority`,
    body: { priority: priority === 'low' ? 'normal' : 'low' },
    headers,
    ticketId: id,
  }));
}
