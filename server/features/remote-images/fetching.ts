import { getOutside, NotGot } from '../../platform/net/getting.ts';
import type { Reach as GuardedReach } from '../../platform/net/guarded-lookup.ts';
import { pictureType } from './picture-type.ts';

export const MOST_BYTES = 5 * 1024 * 1024;
const LONGEST_MS = 5_000;
const PORTS = new Set([80, 443, 8080, 8443]);
/** What browsers say when they say little: nothing of us, nothing of who reads. */
const HEADERS = { accept: 'image/*', 'user-agent': 'Mozilla/5.0' };

/** Where one may go; a test may allow its own machine. */
export interface Reach extends GuardedReach {
  mayUsePort?(port: number): boolean;
  /** Milliseconds for all of it. */
  longest?: number;
}

export class NoPicture extends Error {
  override name = 'NoPicture';
}

/**
 * Fetches a picture that a stranger named, within five seconds and five megabytes, as everything outside is asked for.
 * @throws NoPicture
 */
export async function fetchPicture(address: string, reach: Reach): Promise<{ bytes: Uint8Array; contentType: string }> {
  let bytes: Uint8Array;
  try {
    bytes = await getOutside(address, reach, {
      headers: HEADERS,
      mostBytes: MOST_BYTES,
      longestMs: reach.longest ?? LONGEST_MS,
      mayUsePort: reach.mayUsePort ?? ((port) => PORTS.has(port)),
      anonymous: true,
    });
  } catch (error) {
    if (error instanceof NotGot) throw new NoPicture(error.message, { cause: error });
    throw error;
  }
  const contentType = pictureType(bytes);
  if (contentType === null) throw new NoPicture('no picture of a kind that is shown');
  return { bytes, contentType };
}
