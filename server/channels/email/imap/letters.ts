import type { FetchMessageObject, ImapFlow } from 'imapflow';
import { LIMITS } from '../../../../contract/shapes.ts';
import type { NewInbound } from '../../../features/tickets/index.ts';
import { acceptInbound } from '../../../features/tickets/index.ts';
import { errorFacts } from '../../../platform/log/index.ts';
import type { StoredBlob } from '../../../platform/storage/index.ts';
import type { Progress } from './host.ts';
import type { AccountSession } from './session.ts';
import { accountTroubleOf } from './troubles.ts';
import { uidRanges } from './uid-ranges.ts';

/** Letters that one commit takes over, and the bytes of them that may be in memory; two batches are under way at once. */
const BATCH_LETTERS = 64;
const BATCH_BYTES = 4 * 1024 * 1024;
/** A larger one passes piece by piece, and alone. */
const WHOLE_BYTES = 1024 * 1024;
const PIECE_BYTES = 512 * 1024;
/** After so many tries at which the server refused it or the connection broke, a letter is set aside. */
const MOST_TRIES = 5;
/** Of a letter that is not taken, so much of its beginning is kept. */
const BEGINNING_BYTES = 64 * 1024;
/** Who is answered automatically after so long wonders. */
const LATE_AFTER_HOURS = 48;

export interface LetterInAccount {
  uid: number;
  size: number;
  arrivedAt: Temporal.Instant | null;
  /** It lay there before we came, or before the numbers changed. */
  isOld: boolean;
  messageId: string | null;
}

interface FetchedLetter {
  letter: LetterInAccount;
  raw: StoredBlob;
}

export interface LetterBatch {
  kind: 'whole' | 'in_pieces' | 'too_large' | 'unreadable';
  letters: LetterInAccount[];
}

/** Cuts letters into what is fetched at once. What was in a fetch that failed comes alone, so that it can spoil no other. */
export function batchesOf(letters: readonly LetterInAccount[], suspects: ReadonlyMap<number, number>): LetterBatch[] {
  const batches: LetterBatch[] = [];
  let open: LetterBatch | undefined;
  let bytes = 0;
  for (const letter of letters) {
    const tries = suspects.get(letter.uid) ?? 0;
    const kind =
      letter.size > LIMITS.mailBytes
        ? 'too_large'
        : tries >= MOST_TRIES
          ? 'unreadable'
          : letter.size > WHOLE_BYTES
            ? 'in_pieces'
            : 'whole';
    if (kind !== 'whole' || tries > 0) {
      batches.push({ kind, letters: [letter] });
      open = undefined;
      continue;
    }
    if (!open || open.letters.length >= BATCH_LETTERS || bytes + letter.size > BATCH_BYTES) {
      open = { kind, letters: [] };
      bytes = 0;
      batches.push(open);
    }
    open.letters.push(letter);
    bytes += letter.size;
  }
  return batches;
}

/**
 * Fetches a batch into the storage. A letter that has gone meanwhile is not among the result.
 * @throws what the connection throws; each letter of the batch is a suspect then
 */
export async function readAhead(
  session: AccountSession,
  letters: readonly LetterInAccount[],
): Promise<FetchedLetter[]> {
  const { suspects } = session;
  try {
    const [first] = letters;
    const fetched =
      first && first.size > WHOLE_BYTES ? await fetchInPieces(session, first) : await fetchWhole(session, letters);
    for (const { uid } of letters) suspects.delete(uid);
    return fetched;
  } catch (error) {
    if (!session.signal.aborted) for (const { uid } of letters) suspects.set(uid, (suspects.get(uid) ?? 0) + 1);
    throw error;
  }
}

async function fetchWhole(
  { client, platform }: AccountSession,
  letters: readonly LetterInAccount[],
): Promise<FetchedLetter[]> {
  const byUid = new Map(letters.map((letter) => [letter.uid, letter]));
  const uids = uidRanges(letters.map((letter) => letter.uid));
  const found = await client.fetchAll(uids, { uid: true, source: true }, { uid: true });
  const fetched = await Promise.all(
    found.map(async ({ uid, source }: FetchMessageObject) => {
      const letter = byUid.get(uid);
      return letter && source ? { letter, raw: await platform.storage.put(source) } : null;
    }),
  );
  return fetched.filter((one) => one !== null).sort((a, b) => a.letter.uid - b.letter.uid);
}

async function fetchInPieces({ client, platform }: AccountSession, letter: LetterInAccount): Promise<FetchedLetter[]> {
  const raw = await platform.storage.put(piecesOf(client, letter.uid));
  return raw.size === 0 ? [] : [{ letter, raw }];
}

async function* piecesOf(client: ImapFlow, uid: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < LIMITS.mailBytes; ) {
    const source = { start, maxLength: PIECE_BYTES };
    const found = await client.fetchOne(String(uid), { uid: true, source }, { uid: true });
    const piece = found ? found.source : undefined;
    if (!piece || piece.length === 0) return;
    yield piece;
    start += piece.length;
    // A shorter piece is the last; a longer one comes from a server that gives the whole, whatever it is asked.
    if (piece.length !== PIECE_BYTES) return;
  }
}

/** Commits what was fetched, marks it in the account, and writes down how far we are. */
export async function bringIn(
  session: AccountSession,
  progress: Progress,
  fetched: readonly FetchedLetter[],
): Promise<void> {
  const last = fetched.at(-1);
  if (!last) return;
  const { platform, account, host } = session;
  await acceptInbound(
    platform,
    fetched.map(({ letter, raw }) => inboundOf(session, progress, letter, raw)),
  );
  await host.noteLetters(account.address);
  await markRead(
    session,
    fetched.map(({ letter }) => letter.uid),
  );
  await host.keepProgress(account.id, account.folder, { ...progress, lastUid: last.letter.uid });
}

/** Keeps the beginning of a letter that is not taken, where people see it with the reason; the letter itself stays where it is. */
export async function setAside(
  session: AccountSession,
  progress: Progress,
  letter: LetterInAccount,
  because: 'too_large' | 'unreadable',
): Promise<void> {
  const { platform, account, client } = session;
  // What broke the connection every time is not asked for again.
  const source = { start: 0, maxLength: BEGINNING_BYTES };
  const found =
    because === 'too_large'
      ? await client.fetchOne(String(letter.uid), { uid: true, source }, { uid: true })
      : undefined;
  const raw = await platform.storage.put((found ? found.source : undefined) ?? new Uint8Array());
  const keptBecause =
    because === 'too_large'
      ? `It has ${megabytes(letter.size)} MB, and at most ${megabytes(LIMITS.mailBytes)} MB are taken. It is still in the folder “${account.folder}” of the account.`
      : `The mail server did not hand it over in ${MOST_TRIES} tries. It is still in the folder “${account.folder}” of the account.`;
  await acceptInbound(platform, [{ ...inboundOf(session, progress, letter, raw), keptBecause }]);
  session.suspects.delete(letter.uid);
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1_048_576);
}

function inboundOf(
  { platform, account }: AccountSession,
  progress: Progress,
  letter: LetterInAccount,
  raw: StoredBlob,
): NewInbound {
  const isLate =
    letter.arrivedAt !== null && platform.clock.now().since(letter.arrivedAt).total('hours') > LATE_AFTER_HOURS;
  return {
    channel: 'email',
    externalId: `${account.id}:${progress.uidValidity}:${letter.uid}`,
    mailbox: account.address,
    envelope: { from: null, to: [], peer: account.host, ...(isLate ? { late: true } : {}) },
    raw,
  };
}

/** As chosen for the mailbox. A server that will not have it marked keeps nobody's letter from us. */
async function markRead(session: AccountSession, uids: readonly number[]): Promise<void> {
  const { account, client, platform, host } = session;
  if (account.afterReading === 'leave') return;
  const range = uidRanges(uids);
  try {
    const done =
      account.afterReading === 'move' && account.moveTo !== null
        ? await client.messageMove(range, account.moveTo, { uid: true })
        : await client.messageFlagsAdd(range, ['\\Seen'], { uid: true });
    if (done === false) throw new Error('The server did not mark the letters as read.');
  } catch (error) {
    if (!client.usable) throw error;
    platform.log.warn({ part: 'imap', ...errorFacts(error) }, 'letters that were taken in could not be marked');
    await host.noteTrouble(account.address, { ...accountTroubleOf(error), nextTryAt: null });
  }
}
