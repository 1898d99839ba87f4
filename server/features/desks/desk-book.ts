import type { WeeklyHours } from '../../../contract/desks.ts';
import type { Db, Selectable } from '../../platform/db/index.ts';
import { readDeskBook } from './desks.queries.ts';
import type { QuotedHistory, TemplatesTable } from './desks.tables.ts';

export type StoredTemplate = Selectable<TemplatesTable>;

/** A desk as mails, hours and lists need it, with its addresses and its own templates. */
export interface DeskEntry {
  id: string;
  name: string;
  audience: 'public' | 'internal';
  languages: string[];
  timeZone: string;
  hours: WeeklyHours;
  replyTargetMinutes: number;
  quietDays: number;
  fromName: string;
  helpUrl: string | null;
  autoReply: boolean;
  quotedHistory: QuotedHistory;
  teammatesForward: boolean;
  /** Lower case; the first is the one that the desk writes from. */
  addresses: string[];
  /** Only those that somebody changed; for the others stand ours. */
  templates: readonly StoredTemplate[];
  companyName: string;
  /** Its place among the desks, lowest first. */
  position: number;
}

/** All desks at one moment: never changed, only replaced. */
export interface DeskBook {
  companyName: string;
  all(): readonly DeskEntry[];
  /** The desk that strangers reach when no address of ours is named. */
  first(): DeskEntry | undefined;
  desk(id: string): DeskEntry | undefined;
  /** Without regard to case. */
  byAddress(address: string): DeskEntry | undefined;
}

/** Without an event (another process changed something, the reader of events was away) a book is at most this old. */
const STALE_AFTER_MS = 1_000;

interface Shelf {
  book: Promise<DeskBook>;
  readAt: number;
}

const shelves = new WeakMap<Db, Shelf>();

/** The book of this database, kept in the process: the intake asks for it with every mail. */
export function deskBook(db: Db): Promise<DeskBook> {
  const shelf = shelves.get(db);
  // The machine's own steady clock, on purpose: how long a copy may be kept has nothing to do with a moved clock.
  const now = performance.now();
  if (shelf && now - shelf.readAt < STALE_AFTER_MS) return shelf.book;
  const book = readBook(db);
  shelves.set(db, { book, readAt: now });
  book.catch(() => {
    if (shelves.get(db)?.book === book) shelves.delete(db);
  });
  return book;
}

/** A desk, an address, a template or the company's name changed: the next asker reads anew. */
export function invalidateDeskBook(db: Db): void {
  shelves.delete(db);
}

/** As deskBook, read just now: for screens that show what was changed a moment ago, by whichever process. */
export async function readBook(db: Db): Promise<DeskBook> {
  const { desks, addresses, templates, companyName } = await readDeskBook(db);
  const entries = desks.map(
    (desk): DeskEntry => ({
      id: desk.id,
      name: desk.name,
      audience: desk.audience,
      languages: desk.languages,
      timeZone: desk.time_zone,
      hours: desk.hours,
      replyTargetMinutes: desk.reply_target_minutes,
      quietDays: desk.quiet_days,
      fromName: desk.from_name,
      helpUrl: desk.help_url,
      autoReply: desk.auto_reply,
      quotedHistory: desk.quoted_history,
      teammatesForward: desk.teammates_forward ?? desk.audience === 'public',
      addresses: addresses.filter((row) => row.desk_id === desk.id).map((row) => row.address),
      templates: templates.filter((row) => row.desk_id === desk.id),
      companyName,
      position: desk.position,
    }),
  );
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const byAddress = new Map(entries.flatMap((entry) => entry.addresses.map((address) => [address, entry] as const)));
  return {
    companyName,
    all: () => entries,
    first: () => entries[0],
    desk: (id) => byId.get(id),
    byAddress: (address) => byAddress.get(address.toLowerCase()),
  };
}
