import type { CentreTexts } from '../../../contract/help-centre.ts';
import { centreTexts } from '../../../contract/help-centre.ts';
import type { Language } from '../../../contract/shapes.ts';
import { LANGUAGES } from '../../../contract/shapes.ts';
import type { Platform } from '../../platform/act.ts';
import type { Db } from '../../platform/db/index.ts';
import type { DeskEntry } from '../desks/index.ts';
import { deskBook } from '../desks/index.ts';
import type { CentreColours } from './colours.ts';
import { coloursFrom } from './colours.ts';
import type { CentreRow } from './help-centre.queries.ts';
import { readCentres } from './help-centre.queries.ts';

/** A desk's help centre, as its pages need it. Never changed, only replaced. */
export interface Centre {
  deskId: string;
  slug: string;
  /** Of an internal one nothing is shown to whoever is not signed in. */
  audience: 'public' | 'internal';
  /** At least one; those of the desk. */
  languages: readonly Language[];
  /** The desk, for its hours and how soon it answers. */
  desk: DeskEntry;
  companyName: string;
  openedAt: Temporal.Instant | null;
  /** Its own words; an empty one means ours. */
  texts: Partial<Record<Language, CentreTexts>>;
  colour: string | null;
  /** Null: those of the house. */
  colours: CentreColours | null;
  logo: { sha256: string; type: string; address: string; width: number; height: number } | null;
  domain: string | null;
  /** Where its pages are, without a slash at the end: `https://help.example.com`. */
  origin: string;
  version: number;
}

interface CentreBook {
  all: readonly Centre[];
  bySlug: ReadonlyMap<string, Centre>;
  /** By an address that it had before. */
  byOldSlug: ReadonlyMap<string, Centre>;
  byDomain: ReadonlyMap<string, Centre>;
  byDesk: ReadonlyMap<string, Centre>;
}

interface Shelf {
  book: Promise<CentreBook>;
  readAt: number;
}

/** Without an event (the reader of events was away) a book is at most this old. */
const STALE_AFTER_MS = 1_000;
const LOGO_MARK = 12;
const NO_WORDS: CentreTexts = centreTexts.parse({});

const shelves = new WeakMap<Db, Shelf>();

/** The centre at `/help/{slug}`. @returns undefined where there is none, or it is not open. */
export async function centreOf(platform: Platform, slug: string): Promise<Centre | undefined> {
  return openOne((await centreBook(platform)).bySlug.get(slug));
}

/** Where `/help/{slug}` of an earlier day leads. */
export async function centreMovedFrom(platform: Platform, slug: string): Promise<Centre | undefined> {
  return openOne((await centreBook(platform)).byOldSlug.get(slug));
}

/** The centre that has this domain of its own; `host` may carry a port. */
export async function centreOfHost(platform: Platform, host: string | undefined): Promise<Centre | undefined> {
  const { byDomain } = await centreBook(platform);
  if (byDomain.size === 0 || host === undefined) return undefined;
  return openOne(byDomain.get(host.toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '')));
}

export async function centreOfDesk(platform: Platform, deskId: string): Promise<Centre | undefined> {
  return openOne((await centreBook(platform)).byDesk.get(deskId));
}

/** Those that are open, in the desks' order. */
export async function openCentres(platform: Platform): Promise<readonly Centre[]> {
  return (await centreBook(platform)).all.filter((centre) => centre.openedAt !== null);
}

/** Its words in one language; empty ones where it has none of its own. */
export function wordsOf(centre: Centre, language: Language): CentreTexts {
  return centre.texts[language] ?? NO_WORDS;
}

/** What is written at the top of its pages. */
export function nameOf(centre: Centre, language: Language): string {
  return wordsOf(centre, language).name || centre.companyName || centre.desk.fromName;
}

/** `/help/{slug}/{language}{rest}`; `rest` begins with a slash or is empty. */
export function centreAddress(centre: Pick<Centre, 'slug'>, language: Language, rest = ''): string {
  return `/help/${centre.slug}/${language}${rest}`;
}

export function invalidateCentres(db: Db): void {
  shelves.delete(db);
}

function openOne(centre: Centre | undefined): Centre | undefined {
  return centre?.openedAt ? centre : undefined;
}

function centreBook(platform: Platform): Promise<CentreBook> {
  const { db } = platform;
  const shelf = shelves.get(db);
  // The machine's own steady clock, on purpose: how long a copy may be kept has nothing to do with a moved clock.
  const now = performance.now();
  if (shelf && now - shelf.readAt < STALE_AFTER_MS) return shelf.book;
  const book = readCentreBook(platform);
  shelves.set(db, { book, readAt: now });
  book.catch(() => {
    if (shelves.get(db)?.book === book) shelves.delete(db);
  });
  return book;
}

/** As the pages see it, read just now: for screens that show what was changed a moment ago. */
export async function readCentreBook(platform: Platform): Promise<CentreBook> {
  const [desks, { centres, texts, oldSlugs }] = await Promise.all([deskBook(platform.db), readCentres(platform.db)]);
  const ownOrigin = new URL(platform.config.publicUrl).origin;
  const all = desks.all().flatMap((desk): Centre[] => {
    const row = centres.find((one) => one.deskId === desk.id);
    if (!row) return [];
    const languages = LANGUAGES.filter((one) => desk.languages.includes(one));
    const own = texts.filter((one) => one.desk_id === desk.id);
    return [
      {
        deskId: desk.id,
        slug: row.slug,
        audience: desk.audience,
        languages: languages.length > 0 ? languages : ['en'],
        desk,
        companyName: desks.companyName,
        openedAt: row.openedAt,
        texts: Object.fromEntries(own.map((one) => [one.language, { ...NO_WORDS, ...one.texts }])),
        colour: row.colour,
        colours: row.colour === null ? null : coloursFrom(row.colour),
        logo: logoOf(row),
        domain: row.domain,
        origin: row.domain === null ? ownOrigin : `https://${row.domain}`,
        version: row.version,
      },
    ];
  });
  const byDesk = new Map(all.map((centre) => [centre.deskId, centre]));
  return {
    all,
    byDesk,
    bySlug: new Map(all.map((centre) => [centre.slug, centre])),
    byOldSlug: new Map(
      oldSlugs.flatMap(({ slug, desk_id }) => {
        const centre = byDesk.get(desk_id);
        return centre ? [[slug, centre] as const] : [];
      }),
    ),
    byDomain: new Map(all.flatMap((centre) => (centre.domain === null ? [] : [[centre.domain, centre] as const]))),
  };
}

function logoOf(row: CentreRow): Centre['logo'] {
  const { slug, logoSha256, logoType, logoWidth, logoHeight } = row;
  if (logoSha256 === null || logoType === null || logoWidth === null || logoHeight === null) return null;
  const address = `/help/${slug}/logo?v=${logoSha256.slice(0, LOGO_MARK)}`;
  return { sha256: logoSha256, type: logoType, address, width: logoWidth, height: logoHeight };
}
