import { createHash, randomBytes } from 'node:crypto';
import { HELP_CENTRE_LIMITS } from '../../../contract/help-centre.ts';
import type { Language } from '../../../contract/shapes.ts';
import type { Platform } from '../../platform/act.ts';
import type { Db } from '../../platform/db/index.ts';
import { newId } from '../../platform/ids/index.ts';
import type { Centre } from './centres.ts';
import { putVote, saltOfDay, votersOfNetwork, votesOf } from './figures.queries.ts';
import { dayOf } from './reads.ts';

const SALT_BYTES = 32;
const HASH_BYTES = 16;
/** A house or an office behind one address may be several readers; more on one day of one article is one who changes browsers. */
const MOST_OF_ONE_ADDRESS = 8;
const SEARCHES_KEPT_DAYS = 400;

interface Salt {
  day: string;
  salt: Buffer;
}

const saltsOf = new WeakMap<Db, Salt>();

/**
 * Notes whether an answer helped, once for each visitor, article and day; said again, it is changed. From one address so many are
 * counted and the others heard politely. Who the visitor is nobody can
 * tell, and not even that it is yesterday's: a hash under a salt that is thrown away with the day.
 */
export async function voteHelpful(
  platform: Platform,
  vote: {
    centre: Centre;
    articleId: string;
    language: Language;
    helpful: boolean;
    /** Why, in the reader's words; may be empty. */
    words: string;
    /** The reader's address and program. */
    from: { address: string | undefined; agent: string };
  },
): Promise<void> {
  const { centre, articleId, language, helpful, from } = vote;
  const day = dayOf(platform, centre);
  const salt = await saltOf(platform);
  const said = {
    id: newId(),
    articleId,
    language,
    day,
    visitor: hashed(salt, `${from.address ?? ''}\n${from.agent}`),
    network: hashed(salt, from.address ?? ''),
    helpful,
    words: vote.words.replaceAll('\0', '').trim().slice(0, HELP_CENTRE_LIMITS.why),
    at: platform.clock.now().toString(),
  };
  if (from.address !== undefined && (await votersOfNetwork(platform.db, said)) >= MOST_OF_ONE_ADDRESS) return;
  await putVote(platform.db, said);
}

/** How many said yes, and how many said anything. */
export async function helpfulShare(platform: Platform, articleId: string): Promise<{ yes: number; all: number }> {
  const { yes, no } = await votesOf(platform.db, articleId);
  return { yes, all: yes + no };
}

/** One day for all desks: their salts would otherwise throw out each other's. */
async function saltOf(platform: Platform): Promise<Buffer> {
  const now = platform.clock.now();
  const day = now.toZonedDateTimeISO('UTC').toPlainDate().toString();
  let known = saltsOf.get(platform.db);
  if (known?.day !== day) {
    const forgetBefore = now.subtract({ hours: 24 * SEARCHES_KEPT_DAYS }).toString();
    known = { day, salt: await saltOfDay(platform.db, day, randomBytes(SALT_BYTES), forgetBefore) };
    saltsOf.set(platform.db, known);
  }
  return known.salt;
}

function hashed(salt: Buffer, words: string): Buffer {
  return createHash('sha256').update(salt).update(words).digest().subarray(0, HASH_BYTES);
}
