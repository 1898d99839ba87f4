import type { AutomaticKind } from '../../../contract/automatic.ts';
import type { Intake } from './channel.ts';

/** Behind these a person may stand; all others are about what was there before, and ask nothing of anybody. */
const MAYBE_A_PERSON: ReadonlySet<AutomaticKind> = new Set(['list', 'program']);

/** What is said of those that belong to no thread here, and make no ticket; others may be a request all the same. */
const MAKES_NOTHING: Partial<Record<AutomaticKind, string>> = {
  absence: 'absence note to nothing here',
  read_receipt: 'read receipt for nothing here',
  calendar_answer: 'calendar answer to nothing here',
  challenge: 'challenge to nothing here',
  success_report: 'delivery report of success',
  feedback_report: 'complaint about nothing here',
  own: 'own mail',
};

/** Whether a message only reports on, or answers by itself, what was there before: such a one starts no clock either. */
export function isAboutOthers({ automatic }: Pick<Intake, 'automatic'>): boolean {
  return automatic != null && !MAYBE_A_PERSON.has(automatic.kind);
}

/** Why a message that fits no thread makes no ticket; null where it makes one. */
export function makesNothing({ automatic }: Pick<Intake, 'automatic'>): string | null {
  return (automatic && MAKES_NOTHING[automatic.kind]) ?? null;
}

/**
 * Whether a message in a thread changes nothing of it: it reopens nothing, stops and starts no clock, and is news to nobody.
 * What came through a list is a person's answer where the list is an address of our own, or the writer takes part.
 */
export function isQuiet(
  intake: Pick<Intake, 'automatic' | 'isAutoReply'>,
  known: { isParticipant: boolean; isOurs: (address: string) => boolean },
): boolean {
  const { automatic } = intake;
  if (intake.isAutoReply || isAboutOthers(intake)) return true;
  if (automatic == null) return false;
  if (automatic.kind !== 'list') return true;
  return !known.isParticipant && !(automatic.listAddress !== null && known.isOurs(automatic.listAddress));
}
