import { buffer } from 'node:stream/consumers';
import type { z } from 'zod';
import type { Outgoing, OutgoingDetail, OutgoingQuery, outgoingDetail } from '../../../contract/tickets.ts';
import type { Actor } from '../../platform/access/index.ts';
import { desksWhere, may } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { escapeText } from '../../platform/html/index.ts';
import { decodeCursor, pageOf } from '../../platform/http/paging.ts';
import { fieldProblem, notFound } from '../../platform/http/problem.ts';
import { BlobMissing } from '../../platform/storage/index.ts';
import { hiddenRecipients, troublesOfOthers, withoutHidden } from './blind-copies.ts';
import { mayCancel, mayChange, maySee } from './cancelling.ts';
import { outgoingChannel } from './channels.ts';
import { troublesOf } from './delivery-troubles.queries.ts';
import type { OutgoingRow } from './outbox.queries.ts';
import type { ShownOutgoing } from './reading.queries.ts';
import { outgoingAfter, shownOutgoing } from './reading.queries.ts';
import { reasonInWords } from './reasons.ts';
import { messageOf } from './sending.ts';
import { mayBeRetried } from './states.ts';

/** Bytes of raw mail in one answer; in a list, mails beyond it come without. */
const MOST_RAW_BYTES = 64 * 1024 * 1024;
/** Bytes of pictures that are put into the HTML of one mail that is looked at. */
const MOST_PICTURE_BYTES = 4 * 1024 * 1024;

/** The outgoing mail that this actor may read, newest first. */
export async function listOutgoing(platform: Platform, actor: Actor, query: OutgoingQuery) {
  const scope = { desks: desksWhere(actor, 'outbox.read'), account: may(actor, 'mail.inspect') };
  const rows = await outgoingAfter(platform.db, scope, query, keyOf(query.cursor), query.limit);
  const raws = new Map<string, string>();
  let room = MOST_RAW_BYTES;
  for (const row of query.raw === 'false' ? [] : rows.slice(0, query.limit)) {
    const raw = await rawFor(platform, actor, row, room);
    if (raw === null) continue;
    raws.set(row.id, raw);
    room -= raw.length;
  }
  const now = platform.clock.now();
  return pageOf(
    rows,
    query.limit,
    (row) => [row.created_at.toString(), row.id],
    (row) => present(actor, row, raws.get(row.id) ?? null, now),
  );
}

/** One mail with its words and what other servers said of it. @throws Problem 404. */
export async function readOutgoing(platform: Platform, actor: Actor, id: string): Promise<OutgoingDetail> {
  const row = await shownOutgoing(platform.db, id);
  if (!row || !maySee(actor, row)) throw notFound('message');
  const hidden = hiddenRecipients(actor, row);
  const open = !row.secret || maySeeSecrets(platform, actor);
  return {
    ...present(actor, row, await rawFor(platform, actor, row, MOST_RAW_BYTES), platform.clock.now()),
    html: open ? await withPictures(platform, row) : null,
    text: open ? row.letter.text : null,
    troubles: troublesOfOthers(hidden, (await troublesOf(platform.db, [row.id])).get(row.id) ?? []),
    answers: row.answers.map(({ at, text }) => ({
      at,
      text: withoutHidden(hidden, reasonInWords(text, localeOf(actor)) ?? text),
    })),
  } satisfies z.infer<typeof outgoingDetail>;
}

function present(actor: Actor, row: ShownOutgoing, raw: string | null, now: Temporal.Instant): Outgoing {
  const hidden = hiddenRecipients(actor, row);
  const lastError = reasonInWords(row.last_error, localeOf(actor));
  return {
    id: row.id,
    kind: row.kind,
    to: row.recipients.filter((recipient) => !hidden.includes(recipient)),
    subject: row.subject,
    state: row.state,
    sendAt: row.send_at.toString(),
    attempts: row.attempts,
    nextTryAt: row.next_try_at?.toString() ?? null,
    giveUpAt: row.give_up_at.toString(),
    lastError: lastError === null ? null : withoutHidden(hidden, lastError),
    sentAt: row.sent_at?.toString() ?? null,
    createdAt: row.created_at.toString(),
    desk: row.desk_id === null ? null : { id: row.desk_id, name: row.desk_name ?? '' },
    ticket:
      row.ticket_id === null || row.ticket_number === null
        ? null
        : { id: row.ticket_id, number: row.ticket_number, subject: row.ticket_subject ?? '' },
    authorName: row.author_name,
    raw,
    can: { cancel: mayCancel(actor, row, now), retry: mayBeRetried(row.state) && mayChange(actor, row) },
  };
}

/** What only the reader of a mail should have is shown to owners of a machine that cannot send it anywhere else. */
function maySeeSecrets({ config }: Platform, actor: Actor): boolean {
  return may(actor, 'mail.inspect') && config.smtpUrl === undefined && isLoopback(config.host);
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
}

async function rawFor(platform: Platform, actor: Actor, row: ShownOutgoing, room: number): Promise<string | null> {
  if (row.secret) {
    if (!maySeeSecrets(platform, actor) || row.letter.text === '') return null;
    return (
      await buffer(await outgoingChannel(row.channel).compose(platform, messageOf(row, platform.clock.now())))
    ).toString('utf8');
  }
  if (row.raw_sha256 === null || (row.raw_size ?? 0) > room) return null;
  try {
    return Buffer.from(await platform.storage.read(row.raw_sha256)).toString('utf8');
  } catch (error) {
    if (error instanceof BlobMissing) return null;
    throw error;
  }
}

/** The mail's HTML with its own pictures put in, as far as they are small. */
async function withPictures(platform: Platform, row: OutgoingRow): Promise<string> {
  let { html } = row.letter;
  let room = MOST_PICTURE_BYTES;
  for (const file of row.letter.attachments) {
    const name = `"cid:${escapeText(file.contentId ?? '')}"`;
    if (!file.contentId || !/^image\/(?:png|gif|jpeg|webp)$/.test(file.contentType) || !html.includes(name)) continue;
    if (file.size > room || !(await platform.storage.has(file.sha256))) continue;
    room -= file.size;
    const bytes = Buffer.from(await platform.storage.read(file.sha256)).toString('base64');
    html = html.replaceAll(name, `"data:${file.contentType};base64,${bytes}"`);
  }
  return html;
}

function localeOf(actor: Actor): string | null {
  return 'locale' in actor ? actor.locale : null;
}

function keyOf(cursor: string | undefined): readonly [string, string] | null {
  const key = decodeCursor(cursor, 2);
  if (key === null) return null;
  const [at, id] = key.map(String);
  if (at && id && INSTANT.test(at) && UUID.test(id)) return [at, id];
  throw fieldProblem('cursor', 'This cursor is not from here. Leave it out to begin at the start.');
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
