import type { Trouble } from '../../../contract/mailboxes.ts';
import { system } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { errorFacts } from '../../platform/log/index.ts';
import { mailboxFailing, mailboxRecovered } from './health.events.ts';
import type { HealthChange } from './health.queries.ts';
import { healthOf, lockHealth, upsertHealth } from './health.queries.ts';

/** The other server's words are kept this far: enough to recognise them, not enough to fill the table. */
const ANSWER_LENGTH = 500;
/** Milliseconds in which notes of one kind about one address become one: a backlog brings hundreds a second. */
const GATHERED = 1_000;

export interface TroubleNote {
  trouble: Trouble;
  /** The other server's own words, as they came. */
  answer: string | null;
  nextTryAt?: Temporal.Instant | null;
}

type Way = 'in' | 'out';

interface Note {
  address: string;
  way: Way;
  failing: boolean;
  change: HealthChange;
}

/** What was noted of one way of one address. */
interface Slot {
  kind: string;
  /** When it was written, on the monotonic clock. */
  writtenAt: number;
  /** The newest note of that kind, until its second has ended. */
  waiting: Note | undefined;
}

interface Gathering {
  slots: Map<string, Slot>;
  timer: NodeJS.Timeout | undefined;
  writing: Promise<void>;
}

const gatherings = new WeakMap<Platform, Gathering>();

/**
 * A letter came in or went out by this address, or its account was reached. Trouble of that way is over by it. May be called
 * with every letter: of many in a second the first and the last are written.
 */
export async function noteWell(platform: Platform, address: string, what: 'in' | 'out' | 'connected'): Promise<void> {
  const now = platform.clock.now().toString();
  const well = { failing_since: null, trouble: null, answer: null };
  await note(platform, what, {
    address,
    way: what === 'out' ? 'out' : 'in',
    failing: false,
    change:
      what === 'out'
        ? { last_out_at: now, ...named('out', well) }
        : {
            ...(what === 'in' ? { last_in_at: now } : { connected_at: now }),
            ...named('in', well),
            in_next_try_at: null,
          },
  });
}

/** Receiving or sending failed. The first of a row of failures says since when. */
export async function noteTrouble(
  platform: Platform,
  address: string,
  way: Way,
  { trouble, answer, nextTryAt }: TroubleNote,
): Promise<void> {
  const now = platform.clock.now().toString();
  const words = answer === null ? null : answer.replace(/\s+/g, ' ').trim().slice(0, ANSWER_LENGTH);
  const failing = { failing_since: now, trouble, answer: words, trouble_at: now };
  await note(platform, trouble, {
    address,
    way,
    failing: true,
    change:
      way === 'in'
        ? { ...named('in', failing), in_next_try_at: nextTryAt?.toString() ?? null, connected_at: null }
        : named('out', failing),
  });
}

/** Trouble of this kind is over, though nothing has come or gone yet: what had to be mended for it was mended. */
export async function clearTrouble(
  platform: Platform,
  address: string,
  way: Way,
  troubles: readonly Trouble[],
): Promise<void> {
  await settleHealth(platform);
  const health = await healthOf(platform.db, address);
  const trouble = way === 'in' ? health?.in_trouble : health?.out_trouble;
  if (!trouble || !troubles.includes(trouble)) return;
  const change = named(way, { failing_since: null, trouble: null, answer: null });
  await note(platform, 'cleared', {
    address,
    way,
    failing: false,
    change: way === 'in' ? { ...change, in_next_try_at: null } : change,
  });
}

function named(way: Way, values: Record<string, string | null>): HealthChange {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`${way}_${name}`, value]));
}

/** Writes what still waits; for the end of a process, and for whoever looks right after. */
export async function settleHealth(platform: Platform): Promise<void> {
  const gathering = gatheringOf(platform);
  clearTimeout(gathering.timer);
  gathering.timer = undefined;
  for (const slot of gathering.slots.values()) {
    const { waiting } = slot;
    if (!waiting) continue;
    slot.waiting = undefined;
    slot.writtenAt = performance.now();
    gathering.writing = gathering.writing.then(() => write(platform, waiting));
  }
  await gathering.writing;
}

async function note(platform: Platform, kind: string, one: Note): Promise<void> {
  const gathering = gatheringOf(platform);
  const key = `${one.way} ${one.address.toLowerCase()}`;
  const now = performance.now();
  const slot = gathering.slots.get(key);
  const before = slot?.waiting;
  // What was overtaken by its contrary is left out, so that it is not written after it.
  const whole = before?.failing === one.failing ? { ...one, change: { ...before.change, ...one.change } } : one;
  if (slot && slot.kind === kind && now - slot.writtenAt < GATHERED) {
    slot.waiting = whole;
    if (gathering.timer === undefined) {
      gathering.timer = setTimeout(() => void settleHealth(platform), GATHERED);
      gathering.timer.unref();
    }
    return;
  }
  gathering.slots.set(key, { kind, writtenAt: now, waiting: undefined });
  gathering.writing = gathering.writing.then(() => write(platform, whole));
  await gathering.writing;
}

function gatheringOf(platform: Platform): Gathering {
  let gathering = gatherings.get(platform);
  if (!gathering) {
    gathering = { slots: new Map(), timer: undefined, writing: Promise.resolve() };
    gatherings.set(platform, gathering);
  }
  return gathering;
}

/** How a mailbox is must never stop its mail, so a note that cannot be written is only told to the log. */
async function write(platform: Platform, { address, way, failing, change }: Note): Promise<void> {
  try {
    await act(platform, system('mailboxes'), async (one) => {
      const before = await lockHealth(one.trx, address);
      if (!before) return;
      const since = way === 'in' ? before.in_failing_since : before.out_failing_since;
      const ends = !failing && since !== null;
      const end = ends ? named(way, { trouble_at: one.at.toString() }) : {};
      await upsertHealth(one.trx, before.address, one.at.toString(), { ...change, ...end });
      const facts = { deskId: before.desk_id };
      if (failing && since === null) {
        const trouble = (way === 'in' ? change.in_trouble : change.out_trouble) ?? 'other';
        one.record(mailboxFailing, { ...facts, way, trouble }, facts);
      }
      if (ends) one.record(mailboxRecovered, { ...facts, way }, facts);
    });
  } catch (error) {
    platform.log.warn(errorFacts(error), 'could not write down how a mailbox is');
  }
}
