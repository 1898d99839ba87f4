import { askedWords } from '../features/questions/asked-words.ts';
import type { Question } from '../features/questions/grouping.ts';
import { Neighbourhood } from '../features/questions/grouping.ts';

export interface LabelledLetter {
  label: string;
  language: string | null;
  text: string;
}

/** Pairs of letters that were put together and ask the same, that were and do not, and that ask the same. */
export interface Pairs {
  right: number;
  wrong: number;
  same: number;
}

/** Letters one after the other, in an order that is always the same for a seed, as a desk would get them. */
export function groupLetters(
  letters: readonly LabelledLetter[],
  seed: number,
): { groupId: string | null; label: string }[] {
  const around = new Neighbourhood({ questions: 0, holding: new Map() });
  const all: { question: Question; label: string }[] = [];
  const members = new Map<string, Question[]>();
  for (const [index, { text, language, label }] of inSomeOrder(letters, seed).entries()) {
    const question: Question = {
      ticketId: String(index),
      groupId: null,
      language,
      words: askedWords('', text, language),
    };
    const place = around.placeOf(question);
    const groupId = place.groupId ?? (place.others.length > 0 ? `group ${index}` : null);
    if (groupId !== null) {
      const own = members.get(groupId) ?? [];
      members.set(groupId, own);
      for (const other of place.others) {
        around.putInto(other, groupId);
        own.push(other);
      }
      for (const same of place.same) {
        around.unite(same, groupId);
        for (const each of members.get(same) ?? []) {
          each.groupId = groupId;
          own.push(each);
        }
        members.delete(same);
      }
      own.push(question);
    }
    question.groupId = groupId;
    if (place.stands) around.add(question, { counts: true });
    all.push({ question, label });
  }
  return all.map(({ question, label }) => ({ groupId: question.groupId, label }));
}

export function pairsOf(letters: readonly { groupId: string | null; label: string }[]): Pairs {
  const pairs = { right: 0, wrong: 0, same: 0 };
  const count = (n: number): number => (n * (n - 1)) / 2;
  for (const own of Map.groupBy(letters, ({ label }) => label).values()) pairs.same += count(own.length);
  for (const [groupId, own] of Map.groupBy(letters, (each) => each.groupId)) {
    if (groupId === null) continue;
    const right = [...Map.groupBy(own, ({ label }) => label).values()].reduce(
      (sum, same) => sum + count(same.length),
      0,
    );
    pairs.right += right;
    pairs.wrong += count(own.length) - right;
  }
  return pairs;
}

/** The same at every run. */
function inSomeOrder<Each>(all: readonly Each[], seed: number): Each[] {
  let state = seed;
  return all
    .map((each) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return { each, at: state };
    })
    .sort((a, b) => a.at - b.at)
    .map(({ each }) => each);
}
