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

const SIGNED_IN_ONLY = { 'cache-control': 'private, no-store', 'referrer-policy': 'same-origin' };

/**
 * Lets a reader in to the pages of one centre, `/help/:centre/:language…`. To an internal desk's centre only who is signed in
 * may come, and that is asked before anything is looked up, so a guessed address tells nothing.
 * @returns what to answer instead where they cannot come in; undefined where there is no such centre.
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
    return redirect(`/help/${moved.slug}${pathname.slice(`/help/${slug}`.length)}${search}`, 301);
  }
  // A domain of one centre's own shows that one and no other.
  const owner = await centreOfHost(platform, c.req.header('host'));
  if (owner && owner.deskId !== centre.deskId) return undefined;
  const readers = await readersOf(ports, c, centre);
  if (readers === undefined) {
    const { search, pathname } = new URL(c.req.url);
    return redirect(`/sign-in?to=${encodeURIComponent(pathname + search)}`, 303, SIGNED_IN_ONLY);
  }
  const language = centre.languages.find((one) => one === c.req.param('language'));
  if (!language) return undefined;
  return { centre, language, readers };
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

function redirect(location: string, status: 301 | 303, headers: Record<string, string> = {}): Response {
  return new Response(null, { status, headers: { ...headers, location } });
}
