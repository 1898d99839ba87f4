import type { Context } from 'hono';
import type { Language } from '../contract/shapes.ts';
import type { Centre } from '../server/features/help-centre/index.ts';
import { centreMovedFrom, centreOf, centreOfHost } from '../server/features/help-centre/index.ts';
import type { Actor } from '../server/platform/access/index.ts';
import { may } from '../server/platform/access/index.ts';
import type { Platform } from '../server/platform/act.ts';
import type { Env } from '../server/platform/http/routes.ts';
import { readerLanguage } from './reader-language.ts';

/** Who reads: whoever comes, a colleague on an internal desk's pages, or one of that desk's own team. */
export type Readers = 'customers' | 'colleagues' | 'team';

export interface Entered {
  centre: Centre;
  language: Language;
  readers: Readers;
}

/** What pages of internal desks need: who is signed in to the app in this browser. */
export interface EntryPorts {
  actorOf(request: Request): Promise<Actor>;
}

/**
 * Lets a reader in to the pages of one centre, `/help/:centre/:language…`. To an internal desk's centre only who is signed in
 * may come; for everybody else there is none at that address, so a guessed one tells nothing.
 * @returns what to answer instead where they cannot come in; undefined where there is no such centre for them.
 */
export async function enterCentre(
  platform: Platform,
  ports: EntryPorts,
  c: Context<Env>,
): Promise<Entered | Response | undefined> {
  const slug = c.req.param('centre') ?? '';
  const centre = await centreOf(platform, slug);
  if (!centre) {
    const moved = await centreMovedFrom(platform, slug);
    if (!moved || moved.audience === 'internal') return undefined;
    const { search, pathname } = new URL(c.req.url);
    const location = `/help/${moved.slug}${pathname.slice(`/help/${slug}`.length)}${search}`;
    return new Response(null, { status: 301, headers: { location } });
  }
  // A domain of one centre's own shows that one and no other.
  const owner = await centreOfHost(platform, c.req.header('host'));
  if (owner && owner.deskId !== centre.deskId) return undefined;
  const readers = await readersOf(ports, c, centre);
  if (readers === undefined) return undefined;
  const language = centre.languages.find((one) => one === c.req.param('language'));
  if (!language) return undefined;
  return { centre, language, readers };
}

/** Whether this reader may know that there is such a centre. */
export async function mayKnow(ports: EntryPorts, c: Context<Env>, centre: Centre): Promise<boolean> {
  return (await readersOf(ports, c, centre)) !== undefined;
}

/** Where a colleague signs in who was led to what is for colleagues only, or to nothing: the same for both. */
export function signInFor(c: Context<Env>): string {
  const { search, pathname } = new URL(c.req.url);
  return `/sign-in?${new URLSearchParams({ to: pathname + search })}`;
}

/** The language of the centre's that the reader asks for first. */
export function languageFor(c: Context<Env>, centre: Centre): Language {
  const wish = readerLanguage(c.req.header('accept-language'));
  return centre.languages.find((one) => one === wish) ?? centre.languages[0] ?? 'en';
}

async function readersOf(ports: EntryPorts, c: Context<Env>, centre: Centre): Promise<Readers | undefined> {
  if (centre.audience === 'public') return 'customers';
  const actor = await ports.actorOf(c.req.raw);
  if (actor.kind !== 'teammate') return undefined;
  return may(actor, 'article.read', centre.deskId) ? 'team' : 'colleagues';
}
