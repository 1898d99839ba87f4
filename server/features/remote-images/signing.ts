import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Platform } from '../../platform/act.ts';
import type { Db } from '../../platform/db/index.ts';
import { escapeText } from '../../platform/html/index.ts';
import { houseSecret } from '../../platform/secrets/index.ts';

/** Longer addresses carry more about their reader than about a picture, and do not fit into a request. */
const LONGEST_ADDRESS = 4_000;
const MAC_BYTES = 16;

const keys = new WeakMap<Db, Promise<string>>();

function keyOf(platform: Platform): Promise<string> {
  const { db, clock } = platform;
  const known = keys.get(db);
  if (known) return known;
  const asked = houseSecret(db, clock, 'remote-images');
  keys.set(db, asked);
  asked.catch(() => keys.delete(db));
  return asked;
}

/** Signs addresses of pictures: only what stood in a letter is fetched, so this is no open proxy. */
export async function pictureSigner(platform: Platform): Promise<(address: string) => string | undefined> {
  const key = await keyOf(platform);
  return (address) => {
    if (address.length > LONGEST_ADDRESS) return undefined;
    return `/api/v1/remote-images/${macOf(key, address).toString('base64url')}.${Buffer.from(address).toString('base64url')}`;
  };
}

/** @returns the address, or undefined for what nobody here has signed. */
export async function openSigned(platform: Platform, signed: string): Promise<string | undefined> {
  const [mac = '', packed = ''] = signed.split('.');
  const address = Buffer.from(packed, 'base64url').toString('utf8');
  const given = Buffer.from(mac, 'base64url');
  if (address.length > LONGEST_ADDRESS || given.length !== MAC_BYTES) return undefined;
  return timingSafeEqual(given, macOf(await keyOf(platform), address)) ? address : undefined;
}

function macOf(key: string, address: string): Buffer {
  return createHmac('sha256', key).update(address).digest().subarray(0, MAC_BYTES);
}

/**
 * In HTML that was cleaned, makes the addresses of remote pictures, which wait in `data-remote-src`, into ours. Exact because
 * cleaned HTML holds no `>` or `"` within an attribute.
 */
export function withSignedPictures(cleanedHtml: string, sign: (address: string) => string | undefined): string {
  return cleanedHtml.replace(/<img [^>]*>/g, (tag) =>
    tag.replace(/ data-remote-src="([^"]*)"/, (_attribute, escaped: string) => {
      const address = sign(unescapeAttribute(escaped));
      return address === undefined ? '' : ` data-remote-src="${escapeText(address)}"`;
    }),
  );
}

function unescapeAttribute(value: string): string {
  return value
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
