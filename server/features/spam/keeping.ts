import type { SpamReason } from '../../../contract/tickets.ts';
import type { Act } from '../../platform/act.ts';
import type { Db } from '../../platform/db/index.ts';
import { deskBook } from '../desks/index.ts';
import type { Imitated, ReadInbound, SpamFacts, SpamKeeper } from '../tickets/index.ts';
import { senderOf } from '../tickets/index.ts';
import { featuresOf } from './features.ts';
import { imitationFinder } from './imitating.ts';
import { learnTicket } from './learning.ts';
import { answeredBefore, blocksOf, countStopped, countsOf, learntSoFar, teammatesByName } from './spam.queries.ts';
import { ENOUGH_LETTERS, SPAM_FROM, spamProbability } from './weighing.ts';

/** What the intake asks and tells about spam. */
export const keepSpam: SpamKeeper = { weigh, settle, learn };

/** Blocks that have stopped something in a batch, by the facts given out for it. */
const stoppedBy = new WeakMap<SpamFacts, Map<string, number>>();

async function weigh(one: Act, reads: readonly ReadInbound[]): Promise<SpamFacts> {
  const writers = new Map(reads.map((read) => [read.inboundId, senderOf(read)]));
  const addresses = [...new Set([...writers.values()].flatMap((writer) => writer?.address ?? []))];
  const blocks = await blocksOf(one.trx, addresses, [...new Set(addresses.flatMap(domainsOf))]);
  const blocked = new Map(blocks.map((block) => [`${block.value} ${block.desk_id ?? ''}`, block.id]));
  const stopped = new Map<string, number>();
  const likeSpam = await learntSuspects(one, reads);
  const imitates = await imitations(one.platform.db);

  const facts: SpamFacts = {
    isBlocked(address, deskId) {
      const lower = address.toLowerCase();
      for (const value of [lower, ...domainsOf(lower)]) {
        const id = blocked.get(`${value} ${deskId}`) ?? blocked.get(`${value} `);
        if (id === undefined) continue;
        stopped.set(id, (stopped.get(id) ?? 0) + 1);
        return true;
      }
      return false;
    },
    reasonOf: (inboundId) => {
      const read = reads.find((each) => each.inboundId === inboundId);
      return read ? (reasonIn(read) ?? (likeSpam.has(inboundId) ? 'learnt' : null)) : null;
    },
    imitatedBy(inboundId): Imitated | null {
      const read = reads.find((each) => each.inboundId === inboundId);
      return read?.intake.from ? imitates(read.intake.from) : null;
    },
  };
  stoppedBy.set(facts, stopped);
  return facts;
}

async function settle(one: Act, facts: SpamFacts): Promise<void> {
  await countStopped(one.trx, stoppedBy.get(facts) ?? new Map(), one.at);
}

async function learn(one: Act, ticketId: string, spam: boolean): Promise<void> {
  await learnTicket(one, ticketId, spam, { byHand: true });
}

/** What a mail says of itself, or its sender's domain asks for. */
function reasonIn({ intake }: ReadInbound): SpamReason | null {
  const { trust, spamSigns } = intake;
  const asksForIt = trust?.policy === 'reject' || trust?.policy === 'quarantine';
  // Lists and forwarders break signatures; where one that we know vouches for what it was given (ARC), that counts.
  const isVouchedFor = trust?.by === 'us' && trust.arc === 'pass';
  if (trust?.verified === 'no' && asksForIt && !isVouchedFor) return 'forged';
  return spamSigns?.markedBy ? 'headers' : null;
}

/** Mails that are like what was learnt as spam, from people whom nobody here has ever answered. */
async function learntSuspects(one: Act, reads: readonly ReadInbound[]): Promise<Set<string>> {
  const learnt = await learntSoFar(one.trx);
  if (learnt.spam < ENOUGH_LETTERS || learnt.wanted < ENOUGH_LETTERS) return new Set();
  const features = new Map(reads.map((read) => [read, featuresOf(traitsOf(read))]));
  const counts = await countsOf(one.trx, [...new Set([...features.values()].flat())]);
  const suspects = reads.filter((read) => {
    const own = (features.get(read) ?? []).map((feature) => counts.get(feature) ?? { spam: 0, wanted: 0 });
    return (spamProbability(own, learnt) ?? 0) >= SPAM_FROM;
  });
  const known = await answeredBefore(
    one.trx,
    suspects.flatMap((read) => senderOf(read)?.address ?? []),
  );
  // Only a forger is not who was answered.
  const isKnown = (read: ReadInbound) =>
    read.intake.trust?.verified !== 'no' && known.has(senderOf(read)?.address ?? '');
  return new Set(suspects.filter((read) => !isKnown(read)).map((read) => read.inboundId));
}

function traitsOf({ intake }: ReadInbound) {
  const { subject, text, html, from, language } = intake;
  const fileNames = intake.attachments.map((attachment) => attachment.name);
  return { subject, text, html, from, fileNames, language, signs: intake.spamSigns?.features ?? [] };
}

/** `a@b.c.example` → `b.c.example`, `c.example`, `example`: a block of a domain holds for what is below it. */
function domainsOf(address: string): string[] {
  const labels = address
    .slice(address.lastIndexOf('@') + 1)
    .split('.')
    .slice(-MOST_LABELS);
  return labels.map((_, index) => labels.slice(index).join('.'));
}
const MOST_LABELS = 8;

/** By the monotonic clock: how long names may be kept has nothing to do with a clock that is moved. */
const NAMES_KEPT_MS = 30_000;
const finders = new WeakMap<Db, { find: ReturnType<typeof imitationFinder>; until: number }>();

async function imitations(db: Db): Promise<ReturnType<typeof imitationFinder>> {
  const kept = finders.get(db);
  if (kept && kept.until > performance.now()) return kept.find;
  const [teammates, book] = await Promise.all([teammatesByName(db), deskBook(db)]);
  const own = [...teammates.map(({ email }) => email), ...book.all().flatMap((desk) => desk.addresses)];
  const find = imitationFinder({
    teammates,
    company: book.companyName,
    ownDomains: new Set(own.map((address) => address.slice(address.lastIndexOf('@') + 1).toLowerCase())),
  });
  finders.set(db, { find, until: performance.now() + NAMES_KEPT_MS });
  return find;
}
