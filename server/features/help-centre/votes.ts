import { createHash, randomBytes } from 'node:crypto';
import { HELP_CENTRE_LIMITS } from '../../../contract/help-centre.ts';
import type { Language } from '../../../contract/shapes.ts';
import type { Platform } from '../../platform/act.ts';
import type { Db } from '../../platform/db/index.ts';
import { newId } from '../../platform/ids/index.ts';
import type { Centre } from './centres.ts';
import { putVote, saltOfDay, votesOf } from './figures.queries.ts';
import { dayOf } from './reads.ts';

const SALT_BYTES = 32;
const VISITOR_BYTES = 16;
const SEARCHES_KEPT_DAYS = 400;

interface Salt {
  day: string;
  salt: Buffer;
}

const saltsOf = new WeakMap<Db, Salt>();

/**
 * Notes whether an answer helped, once for each visitor, article and day; said again, it is changed. Who the visitor is nobody can
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
  await putVote(platform.db, {
    id: newId(),
    articleId,
    language,
    day,
    visitor: await visitorOf(platform, from),
    helpful,
    words: vote.words.replaceAll('\0', '').trim().slice(0, HELP_CENTRE_LIMITS.why),
    at: platform.clock.now().toString(),
  });
}

/** How many said yes, and how many said anything. */
export async function helpfulShare(platform: Platform, articleId: string): Promise<{ yes: number; all: number }> {
  const { yes, no } = await votesOf(platform.db, articleId);
  return { yes, all: yes + no };
}

async function visitorOf(platform: Platform, { address, agent }: { address: string | undefined; agent: string }) {
  // One day for all desks: their salts would otherwise throw out each other's.
  const now = platform.clock.now();
  const day = now.toZonedDateTimeISO('UTC').toPlainDate().toString();
  let known = saltsOf.get(platform.db);
  if (known?.day !== day) {
    const forgetBefore = now.subtract({ hours: 24 * SEARCHES_KEPT_DAYS }).toString();
    known = { day, salt: await saltOfDay(platform.db, day, randomBytes(SALT_BYTES), forgetBefore) };
    saltsOf.set(platform.db, known);
  }
  return createHash('sha256')
    .update(known.salt)
    .update(`${address ?? ''}\n${agent}`)
    .digest()
    .subarray(0, VISITOR_BYTES);
}
