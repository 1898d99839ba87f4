import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Clock } from '../../server/platform/clock/index.ts';

/** What a page says before it is kept. */
export interface Rendered {
  body: string;
  type: string;
  headers: Record<string, string>;
  /** The article that it shows, whose readers are counted. */
  articleId?: string;
}

/** A page as it is sent, in every coding that readers take. */
export interface KeptPage {
  bodies: Record<Coding, Uint8Array<ArrayBuffer>>;
  /** A strong one for each coding, since their bytes differ (RFC 9110, 8.8.3.3). */
  tags: Record<Coding, string>;
  type: string;
  headers: Record<string, string>;
  articleId: string | undefined;
}

type Coding = 'br' | 'gzip' | 'identity';

/** What belongs to several desks at once. */
export const EVERY_DESK = '*';
const CODINGS = ['br', 'gzip', 'identity'] as const;
const MOST_PAGES = 3_000;
/** Times stand on pages ("until 18:00"), so one is made anew in the next minute; if it says the same, it has the same tag. */
const KEPT_SECONDS = 60;
const BROTLI_QUALITY = 5;
const LONGEST_ACCEPTED = 500;

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

interface Entry {
  page: KeptPage;
  deskId: string;
  /** In whole minutes of the house's clock. */
  minute: number;
}

export interface KeptPages {
  /**
   * The page of this key, from memory or made now; one that is being made is made once. `make` may find that there is none.
   * What a page shows belongs to one desk, or to EVERY_DESK.
   */
  page(deskId: string, key: string, make: () => Promise<Rendered | undefined>): Promise<KeptPage | undefined>;
  /** Something of this desk changed; null: of all. What is being made from what was there before is not kept. */
  forget(deskId: string | null): void;
}

/** Rendered pages in memory, those longest unasked given up first. */
export function keepPages(clock: Clock): KeptPages {
  const entries = new Map<string, Entry>();
  const making = new Map<string, Promise<KeptPage | undefined>>();
  const generations = new Map<string, number>();
  let everything = 0;
  const generationOf = (deskId: string): string => `${everything} ${generations.get(deskId) ?? 0}`;
  const minuteNow = (): number => Math.floor(clock.now().epochMilliseconds / 1_000 / KEPT_SECONDS);

  async function makeAndKeep(deskId: string, key: string, make: () => Promise<Rendered | undefined>) {
    const generation = generationOf(deskId);
    const minute = minuteNow();
    const rendered = await make();
    if (!rendered) return undefined;
    const page = await packed(rendered);
    if (generationOf(deskId) === generation) {
      entries.set(key, { page, deskId, minute });
      const oldest = entries.size > MOST_PAGES ? entries.keys().next().value : undefined;
      if (oldest !== undefined) entries.delete(oldest);
    }
    return page;
  }

  return {
    async page(deskId, key, make) {
      const known = entries.get(key);
      if (known && known.minute === minuteNow()) {
        entries.delete(key);
        entries.set(key, known);
        return known.page;
      }
      const place = `${generationOf(deskId)} ${key}`;
      const begun = making.get(place);
      if (begun) return begun;
      const made = makeAndKeep(deskId, key, make).finally(() => making.delete(place));
      making.set(place, made);
      return made;
    },
    forget(deskId) {
      if (deskId === null) {
        everything += 1;
        entries.clear();
        return;
      }
      const touched = [deskId, EVERY_DESK];
      for (const id of touched) generations.set(id, (generations.get(id) ?? 0) + 1);
      for (const [key, entry] of entries) if (touched.includes(entry.deskId)) entries.delete(key);
    },
  };
}

/** The answer to a reader, 304 where they have it already (RFC 9110, 13.1.2). */
export function answerWith(page: KeptPage, request: Request, cacheControl: string): Response {
  const coding = codingFor(request.headers.get('accept-encoding'));
  const headers: Record<string, string> = {
    ...page.headers,
    etag: page.tags[coding],
    vary: 'accept-encoding',
    'cache-control': cacheControl,
  };
  if (isKnown(request.headers.get('if-none-match'), page.tags[coding]))
    return new Response(null, { status: 304, headers });
  headers['content-type'] = page.type;
  if (coding !== 'identity') headers['content-encoding'] = coding;
  return new Response(page.bodies[coding], { status: 200, headers });
}

async function packed({ body, type, headers, articleId }: Rendered): Promise<KeptPage> {
  const bytes = new TextEncoder().encode(body);
  const [brotli, zipped] = await Promise.all([
    compressBrotli(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }),
    compressGzip(bytes),
  ]);
  const mark = createHash('sha256')
    .update(JSON.stringify([type, headers]))
    .update(bytes)
    .digest('base64url')
    .slice(0, 22);
  return {
    bodies: { br: new Uint8Array(brotli), gzip: new Uint8Array(zipped), identity: bytes },
    tags: { br: `"${mark}-br"`, gzip: `"${mark}-gz"`, identity: `"${mark}"` },
    type,
    headers,
    articleId,
  };
}

const codings = new Map<string, Coding>();
const MOST_CODINGS = 200;
const TAKEN = CODINGS.map(
  (coding) => [coding, new RegExp(`(?:^|[,\\s])${coding}(?![^,]*;\\s*q=0(?:\\.0*)?\\s*(?:,|$))`, 'i')] as const,
);

/** The best of ours that the reader takes; one given with q=0 is refused (RFC 9110, 12.5.3). Browsers say a handful of things. */
function codingFor(accepted: string | null): Coding {
  if (accepted === null || accepted.length > LONGEST_ACCEPTED) return 'identity';
  const known = codings.get(accepted);
  if (known) return known;
  const [coding] = TAKEN.find(([, takes]) => takes.test(accepted)) ?? (['identity'] as const);
  if (codings.size < MOST_CODINGS) codings.set(accepted, coding);
  return coding;
}

function isKnown(header: string | null, tag: string): boolean {
  if (header === null) return false;
  // A proxy in between may have made it weak; for a GET they are compared weakly.
  return header.split(',').some((one) => one.trim().replace(/^W\//, '') === tag || one.trim() === '*');
}
