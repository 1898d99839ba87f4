import { HELP_CENTRE_LIMITS } from '../../../contract/help-centre.ts';
import type { Language } from '../../../contract/shapes.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { withoutAccents } from '../../platform/language/without-accents.ts';
import type { Centre } from './centres.ts';
import { putOpened, putSearch, putWrote } from './figures.queries.ts';

const UUID = /^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i;
/** Shorter ones are the beginning of something. */
const SHORTEST = 3;

/**
 * Notes what was searched and how much of it was found. The same `id` again is the same search gone on with, which is how words
 * that come letter by letter count once.
 */
export async function noteSearch(
  platform: Platform,
  {
    id,
    centre,
    language,
    words,
    found,
  }: { id: string; centre: Centre; language: Language; words: string; found: number },
): Promise<void> {
  const written = words.replaceAll('\0', '').trim().replace(/\s+/g, ' ').slice(0, HELP_CENTRE_LIMITS.search);
  const key = withoutAccents(written)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  if (key.length < SHORTEST) return;
  const at = platform.clock.now().toString();
  await putSearch(platform.db, { id, deskId: centre.deskId, language, words: written, key, found, at });
}

/** Notes which article was opened of what a search found. */
export async function noteOpened(platform: Platform, searchId: string, articleId: string): Promise<void> {
  await putOpened(platform.db, searchId, articleId, platform.clock.now().toString());
}

/** Notes that somebody wrote to us after a search all the same, within the transaction of what they wrote. */
export async function noteWrote(one: Act, searchId: string): Promise<void> {
  await putWrote(one.trx, searchId, one.at.toString());
}

/** The search that led to an address of ours (`?s=`), or to the page that a form's reader came from (Referer); undefined: none. */
export function searchOf(address: string | null | undefined): string | undefined {
  if (!address?.includes('s=') || address.length > 2_000 || !URL.canParse(address, 'http://own')) return undefined;
  const id = new URL(address, 'http://own').searchParams.get('s') ?? '';
  return UUID.test(id) ? id.toLowerCase() : undefined;
}
