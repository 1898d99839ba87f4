import { newId } from '../../platform/ids/index.ts';
import type { Neighbourhood, Question } from './grouping.ts';

/** What was found and is to be written, for some tickets of a desk together. */
export interface Findings {
  /** Each in the group that was found for it; what came of that since is among what moved and what was united. */
  questions: { question: Question; groupId: string | null; at: Temporal.Instant; stands: boolean }[];
  /** Tickets that were alone, and the group that each is in from now on. */
  moved: Map<string, string>;
  made: string[];
  /** Groups that show to be one: all of the first become part of the second, in this order. */
  united: [groupId: string, into: string][];
}

export function nothingFound(): Findings {
  return { questions: [], moved: new Map(), made: [], united: [] };
}

/** Finds a question's place and keeps it in mind: the next is compared with it too. */
export function findPlace(
  around: Neighbourhood,
  { question, at }: { question: Question; at: Temporal.Instant },
  found: Findings,
): void {
  const to = around.placeOf(question);
  let groupId = to.groupId ?? (to.others.length > 0 ? newId() : null);
  if (groupId !== null) {
    if (to.groupId === null) found.made.push(groupId);
    around.grow(groupId, 1 + to.others.length);
    for (const other of to.others) {
      around.putInto(other, groupId);
      found.moved.set(other.ticketId, groupId);
    }
    for (const other of to.same) {
      const [ended, kept]: [string, string] =
        around.sizeOf(other) > around.sizeOf(groupId) ? [groupId, other] : [other, groupId];
      around.unite(ended, kept);
      found.united.push([ended, kept]);
      groupId = kept;
    }
  }
  question.groupId = groupId;
  found.questions.push({ question, groupId, at, stands: to.stands });
  if (to.stands) around.add(question, { counts: true });
}
