import { createHash } from 'node:crypto';
import { z } from 'zod';
import { system } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { defineJob, PRIORITY } from '../../platform/jobs/index.ts';
import { isPublicAddress } from '../../platform/net/public-address.ts';
import type { Reach } from './fetching.ts';
import { fetchPicture, NoPicture } from './fetching.ts';
import { dropExpiredPictures, keepPicture, keptPicture } from './remote-images.queries.ts';

/** A picture is kept so long: a letter is read again, and its sender need not hear of each time. */
const KEPT_FOR = Temporal.Duration.from({ hours: 24 * 7 });
/** That there was none is believed so long. */
const MISSING_FOR = Temporal.Duration.from({ minutes: 10 });
/** Fetched at once in a process; more wait. */
const MOST_AT_ONCE = 8;
const SWEPT_AT_ONCE = 1_000;

export interface Picture {
  sha256: string;
  contentType: string;
  size: number;
}

const fetching = new Map<string, Promise<Picture | null>>();
let running = 0;
const turns: (() => void)[] = [];

/** The picture at an address: from what is kept, else fetched now, once for all who ask at the same time. Null: there is none. */
export function pictureAt(platform: Platform, address: string, reach?: Reach): Promise<Picture | null> {
  const addressSha256 = createHash('sha256').update(address).digest('hex');
  const key = `${platform.config.dataDir} ${addressSha256}`;
  // Also whoever looks for it among the kept is waited for: between that look and the fetch another could end.
  const under = fetching.get(key);
  if (under) return under;
  const asked = keptOrFetched(platform, address, addressSha256, reach).finally(() => fetching.delete(key));
  fetching.set(key, asked);
  return asked;
}

async function keptOrFetched(
  platform: Platform,
  address: string,
  addressSha256: string,
  reach: Reach | undefined,
): Promise<Picture | null> {
  const kept = await keptPicture(platform.db, addressSha256, platform.clock.now());
  if (!kept) return fetchAndKeep(platform, address, addressSha256, reach);
  const { blob_sha256: sha256, content_type: contentType, size } = kept;
  return sha256 !== null && contentType !== null ? { sha256, contentType, size: size ?? 0 } : null;
}

async function fetchAndKeep(
  platform: Platform,
  address: string,
  addressSha256: string,
  reach: Reach = { dns: platform.dns, mayConnect: isPublicAddress },
): Promise<Picture | null> {
  if (running >= MOST_AT_ONCE) await new Promise<void>((resolve) => turns.push(resolve));
  running++;
  try {
    const { bytes, contentType } = await fetchPicture(address, reach);
    const blob = await platform.storage.put(bytes);
    await act(platform, system('remote pictures'), (one) =>
      keepPicture(one.trx, addressSha256, { blob, contentType }, one.at, one.at.add(KEPT_FOR)),
    );
    return { sha256: blob.sha256, contentType, size: blob.size };
  } catch (error) {
    if (!(error instanceof NoPicture)) throw error;
    platform.log.debug({ part: 'remote-images', reason: error.message }, 'a picture of a letter was not to be had');
    await act(platform, system('remote pictures'), (one) =>
      keepPicture(one.trx, addressSha256, null, one.at, one.at.add(MISSING_FOR)),
    );
    return null;
  } finally {
    running--;
    turns.shift()?.();
  }
}

defineJob({
  name: 'remote-images.drop-expired',
  payload: z.object({}),
  priority: PRIORITY.background,
  recurs: '31 * * * *',
  async run(platform) {
    const drop = () =>
      act(platform, system('remote pictures'), (one) => dropExpiredPictures(one.trx, one.at, SWEPT_AT_ONCE));
    while ((await drop()) === SWEPT_AT_ONCE);
  },
});
