import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Platform } from '../../platform/act.ts';
import type { Db } from '../../platform/db/index.ts';
import { newId } from '../../platform/ids/index.ts';
import { houseSecret } from '../../platform/secrets/index.ts';

/** Nobody reads a form and fills it in within this time. */
const QUICKEST_SECONDS = 3;
/** A page that lay open for longer is sent once more, with a fresh stamp. */
const OLDEST_SECONDS = 24 * 60 * 60;
/** Clocks of two of our processes may differ by this. */
const AHEAD_SECONDS = 60;
const MAC_BYTES = 16;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const keys = new WeakMap<Db, Promise<string>>();

function keyOf(platform: Platform): Promise<string> {
  const { db, clock } = platform;
  const known = keys.get(db);
  if (known) return known;
  const asked = houseSecret(db, clock, 'contact-form');
  keys.set(db, asked);
  asked.catch(() => keys.delete(db));
  return asked;
}

/** What a stamp says of its page: `visit` makes what happens on it one, and tells nothing of who it is. */
export type ReadStamp =
  | { kind: 'good' | 'too-quick' | 'too-old'; visit: string }
  /** Not one of ours, or of another desk's page. */
  | { kind: 'none' };

/** A word for a page that is shown now: which desk's it is, when it was made, and that it was made here. */
export async function stampForm(platform: Platform, deskId: string, visit = newId()): Promise<string> {
  const seconds = Math.floor(platform.clock.now().epochMilliseconds / 1000).toString(36);
  return `${visit}.${seconds}.${macOf(await keyOf(platform), `${deskId} ${visit} ${seconds}`).toString('base64url')}`;
}

export async function readStamp(platform: Platform, deskId: string, stamp: string): Promise<ReadStamp> {
  const [visit = '', seconds = '', mac = '', ...rest] = stamp.slice(0, 200).split('.');
  const given = Buffer.from(mac, 'base64url');
  if (rest.length > 0 || !UUID.test(visit) || given.length !== MAC_BYTES) return { kind: 'none' };
  if (!timingSafeEqual(given, macOf(await keyOf(platform), `${deskId} ${visit} ${seconds}`))) return { kind: 'none' };
  const age = platform.clock.now().epochMilliseconds / 1000 - Number.parseInt(seconds, 36);
  if (age < -AHEAD_SECONDS || age > OLDEST_SECONDS) return { kind: 'too-old', visit };
  return { kind: age < QUICKEST_SECONDS ? 'too-quick' : 'good', visit };
}

/** The address of a page that tells what became of a form holds this, so that nobody reads of others by counting. */
export async function signReceipt(platform: Platform, inboundId: string): Promise<string> {
  return `${inboundId}.${macOf(await keyOf(platform), `receipt ${inboundId}`).toString('base64url')}`;
}

/** @returns the id of the inbound original; undefined for what nobody here has signed. */
export async function openReceipt(platform: Platform, receipt: string): Promise<string | undefined> {
  const [inboundId = '', mac = ''] = receipt.slice(0, 200).split('.');
  const given = Buffer.from(mac, 'base64url');
  if (!UUID.test(inboundId) || given.length !== MAC_BYTES) return undefined;
  return timingSafeEqual(given, macOf(await keyOf(platform), `receipt ${inboundId}`)) ? inboundId : undefined;
}

function macOf(key: string, words: string): Buffer {
  return createHmac('sha256', key).update(words).digest().subarray(0, MAC_BYTES);
}
