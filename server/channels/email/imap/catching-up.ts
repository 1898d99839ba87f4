import type { ImapFlow, MailboxObject } from 'imapflow';
import { countWaiting, knownLetters } from '../../../features/tickets/index.ts';
import type { Progress } from './host.ts';
import type { LetterInAccount } from './letters.ts';
import { batchesOf, bringIn, readAhead, setAside } from './letters.ts';
import type { AccountSession } from './session.ts';
import { uidRanges } from './uid-ranges.ts';

/** Letters whose sizes and dates are asked for at once. */
const LOOK_AHEAD = 500;
/** With so many originals waiting to be understood, no more are fetched: new letters by other ways wait behind them. */
const MOST_WAITING = 1_000;
const BREATH_MS = 250;
/** A search by day compares days without a zone (RFC 9051, 6.4.4): the day before is asked for too, and the instant compared. */
const DAY_MS = 24 * 60 * 60 * 1_000;

/**
 * Opens the folder and brings in, oldest first, every letter that has not been here. Each batch is committed, then marked in the
 * account, then the place in the folder is written down: whoever dies between two of these does the same again, and the letters'
 * numbers (mailbox, UIDVALIDITY, UID) make them the same originals.
 * @returns whether any letter came
 */
export async function catchUp(session: AccountSession): Promise<boolean> {
  const { account, client, host } = session;
  const folder = await client.mailboxOpen(account.folder, { readOnly: account.afterReading === 'leave' });
  let progress = await placeIn(session, folder);
  const uids = await lettersBehind(session, progress);
  let came = false;
  for (let from = 0; from < uids.length; from += LOOK_AHEAD) {
    const some = uids.slice(from, from + LOOK_AHEAD);
    const wanted = await wantedOf(session, progress, some);
    if (await bringInAll(session, progress, wanted)) came = true;
    progress = { ...progress, lastUid: some.at(-1) ?? progress.lastUid };
    await host.keepProgress(account.id, account.folder, progress);
  }
  const beforeNew = progress.firstNewUid - 1;
  if (progress.lastUid < beforeNew)
    await host.keepProgress(account.id, account.folder, { ...progress, lastUid: beforeNew });
  return came;
}

/** Where we are in the folder; at its beginning when we were never here or its numbers have changed. */
async function placeIn({ account, host, client }: AccountSession, folder: MailboxObject): Promise<Progress> {
  const uidValidity = Number(folder.uidValidity);
  const uidNext = folder.uidNext || (await highestUid(client)) + 1;
  const known = await host.progress(account.id, account.folder);
  // A folder that was brought back from a backup may have its old UIDVALIDITY and give numbers again that it gave before.
  if (known && known.uidValidity === uidValidity && uidNext > known.lastUid) return known;
  const anew: Progress = { uidValidity, lastUid: 0, firstNewUid: uidNext };
  await host.keepProgress(account.id, account.folder, anew);
  return anew;
}

async function highestUid(client: ImapFlow): Promise<number> {
  const last = await client.fetchOne('*', { uid: true });
  return last ? last.uid : 0;
}

/** UIDs behind our place, ascending. Of what lay there before us only what `startWith` names. */
async function lettersBehind({ account, client }: AccountSession, progress: Progress): Promise<number[]> {
  const { lastUid, firstNewUid } = progress;
  const uids: number[] = [];
  if (lastUid + 1 < firstNewUid) {
    const since = new Date(account.followedFrom.epochMilliseconds - DAY_MS);
    const chosen =
      account.startWith === 'all'
        ? {}
        : account.startWith === 'unseen'
          ? { or: [{ seen: false }, { since }] }
          : { since };
    const found = await client.search({ uid: `${lastUid + 1}:${firstNewUid - 1}`, ...chosen }, { uid: true });
    uids.push(...(found || []));
  }
  const found = await client.search({ uid: `${Math.max(lastUid + 1, firstNewUid)}:*` }, { uid: true });
  // "n:*" names the last letter even where its number is lower (RFC 9051, 9: seq-range).
  for (const uid of found || []) if (uid > lastUid && uid >= firstNewUid) uids.push(uid);
  return uids.sort((a, b) => a - b);
}

/** Which of these are to be taken in, with their sizes. What came by this address before is left out. */
async function wantedOf(
  { platform, account, client }: AccountSession,
  progress: Progress,
  uids: readonly number[],
): Promise<LetterInAccount[]> {
  const query = { uid: true, size: true, internalDate: true, flags: true, headers: ['message-id'] };
  const letters: LetterInAccount[] = [];
  for await (const found of client.fetch(uidRanges(uids), query, { uid: true })) {
    const arrivedAt = instantOf(found.internalDate);
    const isOld = found.uid < progress.firstNewUid;
    const since = arrivedAt === null || Temporal.Instant.compare(arrivedAt, account.followedFrom) >= 0;
    const chosen =
      account.startWith === 'all' || since || (account.startWith === 'unseen' && !found.flags?.has('\\Seen'));
    if (isOld && !chosen) continue;
    letters.push({ uid: found.uid, size: found.size ?? 0, arrivedAt, isOld, messageId: messageIdIn(found.headers) });
  }
  letters.sort((a, b) => a.uid - b.uid);
  const asked = letters.flatMap((letter) =>
    letter.isOld && letter.messageId !== null ? [{ ...letter, messageId: letter.messageId }] : [],
  );
  if (asked.length === 0) return letters;
  const known = await knownLetters(platform.db, account.address, asked);
  const knownUids = new Set(asked.filter((_, place) => known.has(place)).map((letter) => letter.uid));
  return letters.filter((letter) => !knownUids.has(letter.uid));
}

function instantOf(date: Date | string | undefined): Temporal.Instant | null {
  const milliseconds = date === undefined ? Number.NaN : new Date(date).getTime();
  return Number.isNaN(milliseconds) ? null : Temporal.Instant.fromEpochMilliseconds(milliseconds);
}

function messageIdIn(header: Buffer | undefined): string | null {
  return /^message-id:\s*<([^<>\s]{1,998})>/im.exec(header?.toString('latin1') ?? '')?.[1] ?? null;
}

/** Fetches one batch while the one before it is being committed. @returns whether there was anything. */
async function bringInAll(
  session: AccountSession,
  progress: Progress,
  letters: readonly LetterInAccount[],
): Promise<boolean> {
  let finishing: Promise<void> = Promise.resolve();
  try {
    for (const batch of batchesOf(letters, session.suspects)) {
      session.signal.throwIfAborted();
      await breathe(session);
      const [first] = batch.letters;
      if (first && (batch.kind === 'too_large' || batch.kind === 'unreadable')) {
        await finishing;
        await setAside(session, progress, first, batch.kind);
        continue;
      }
      const fetched = await readAhead(session, batch.letters);
      await finishing;
      finishing = bringIn(session, progress, fetched);
      // Whoever fetches meanwhile hears of it when it waits for it.
      finishing.catch(() => undefined);
    }
  } finally {
    await finishing;
  }
  return letters.length > 0;
}

async function breathe({ platform, signal }: AccountSession): Promise<void> {
  while ((await countWaiting(platform.db, MOST_WAITING)) >= MOST_WAITING) {
    signal.throwIfAborted();
    await new Promise((resolve) => setTimeout(resolve, BREATH_MS));
  }
}
