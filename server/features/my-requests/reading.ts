import type { Mark } from '../../../contract/satisfaction.ts';
import type { Status } from '../../../contract/tickets.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { decodeCursor, encodeCursor } from '../../platform/http/paging.ts';
import { closestLanguage } from '../../platform/i18n/index.ts';
import { deskBook } from '../desks/index.ts';
import { marksOf } from '../satisfaction/index.ts';
import type { StatusLink } from '../tickets/index.ts';
import { openStatusLinkAs } from '../tickets/index.ts';
import type { RequestRow } from './requests.queries.ts';
import { noteRead, requestByNumber, requestsOf } from './requests.queries.ts';
import type { Reader } from './signing-in.queries.ts';
import { actorOf } from './signing-in.ts';

const MOST_OPEN = 100;
const MOST_OVER = 20;
const LONGEST_WORDS = 200;
const LARGEST_NUMBER = 9_007_199_254_740_991;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/;
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

export interface OwnRequest {
  number: number;
  subject: string;
  status: Status;
  /** Zone of the reader, where it is known; else the desk's. */
  timeZone: string;
  createdAt: Temporal.Instant;
  statusChangedAt: Temporal.Instant;
  dueAt: Temporal.Instant | null;
  solvedAt: Temporal.Instant | null;
  /** Names of those of ours who answered. */
  repliers: string[];
  replies: number;
  /** We answered, and the reader has not looked since. */
  isNew: boolean;
  /** Whose it is, where it is a colleague's. */
  of: string | null;
  mark: Mark | null;
}

export interface OwnRequests {
  open: OwnRequest[];
  over: OwnRequest[];
  /** Where those that are over go on; null at the end. */
  more: string | null;
}

/** All requests of a reader, or those with these words; first those that go on. */
export async function readRequests(
  platform: Platform,
  reader: Reader,
  asked: { words?: string | undefined; after?: string | undefined },
): Promise<OwnRequests> {
  const { db } = platform;
  const words = asked.words?.replaceAll('\0', '').trim().slice(0, LONGEST_WORDS) || null;
  const after = keyOf(asked.after);
  const [open, over] = await Promise.all([
    after ? [] : requestsOf(db, reader, { words, over: false, after: null, limit: MOST_OPEN }),
    requestsOf(db, reader, { words, over: true, after, limit: MOST_OVER + 1 }),
  ]);
  const shown = over.slice(0, MOST_OVER);
  const last = shown.at(-1);
  const marks = await marksOf(
    db,
    shown.map((row) => row.id),
  );
  const book = await deskBook(db);
  const present = (row: RequestRow): OwnRequest => ({
    number: row.number,
    subject: row.subject,
    status: row.status,
    timeZone: reader.timeZone ?? book.desk(row.desk_id)?.timeZone ?? 'UTC',
    createdAt: row.created_at,
    statusChangedAt: row.status_changed_at,
    dueAt: row.reply_due_at,
    solvedAt: row.solved_at,
    repliers: row.repliers,
    replies: row.replies,
    isNew:
      row.status !== 'closed' &&
      row.reply_at !== null &&
      isLater(row.reply_at, row.read_at) &&
      isLater(row.reply_at, row.wrote_at),
    of: row.shared ? row.contact_name : null,
    mark: marks.get(row.id) ?? null,
  });
  return {
    open: open.map(present),
    over: shown.map(present),
    more: over.length > MOST_OVER && last ? encodeCursor([last.last_message_at.toString(), last.id]) : null,
  };
}

/**
 * One request of theirs, as its status page has it.
 * @returns undefined where there is none of that number that this reader may see.
 */
export async function openOwnRequest(
  platform: Platform,
  reader: Reader,
  number: string,
): Promise<StatusLink | undefined> {
  const wanted = /^\d{1,16}$/.test(number) ? Number(number) : 0;
  if (wanted < 1 || wanted > LARGEST_NUMBER) return undefined;
  const found = await requestByNumber(platform.db, reader, wanted);
  if (!found) return undefined;
  const holder = {
    contactId: reader.ownContactId,
    identityId: reader.identityId,
    name: reader.name,
    address: reader.address,
    language: reader.language,
    timeZone: reader.timeZone,
  };
  return openStatusLinkAs(platform, found.id, holder, found.shared);
}

/** They have seen what is there now. */
export async function noteOwnRead(platform: Platform, reader: Reader, ticketId: string): Promise<void> {
  await act(platform, actorOf(reader), (one) => noteRead(one.trx, reader.contactId, ticketId, one.at));
}

/** What the pages of a reader speak, before they chose. */
export function languageOf(reader: Reader, offered: readonly string[]) {
  return closestLanguage(reader.language, offered);
}

function isLater(at: Temporal.Instant, than: Temporal.Instant | null): boolean {
  return than === null || Temporal.Instant.compare(at, than) > 0;
}

/** Cursors come from browsers: one that is none of ours is the beginning. */
function keyOf(cursor: string | undefined): [string, string] | null {
  if (cursor === undefined || cursor.length > 300) return null;
  try {
    const [at, id] = decodeCursor(cursor, 2) ?? [];
    return typeof at === 'string' && INSTANT.test(at) && typeof id === 'string' && UUID.test(id) ? [at, id] : null;
  } catch (error) {
    // Problem 422: it was written by hand.
    if (error instanceof Error) return null;
    throw error;
  }
}
