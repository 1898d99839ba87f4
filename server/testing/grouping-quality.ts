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

/** Groups that the desk tells of, and how many of them ask one thing. */
export interface GroupsFound {
  groups: number;
  right: number;
  /** That were asked often enough to be told of, and of which a right group tells. */
  labels: number;
  labelsFound: number;
  /** Letters in these groups, and those of the label that most of their group are of. */
  letters: number;
  lettersRight: number;
}

/** As a desk's settings begin: a question that is asked for the fourth time is told of. */
const TOLD_FROM = 4;
/** Of four letters one may be a stranger: what answers three is still the answer to publish. */
const OF_ONE_LABEL = 3 / 4;

export function groupsFound(letters: readonly { groupId: string | null; label: string }[]): GroupsFound {
  const found = { groups: 0, right: 0, labels: 0, labelsFound: 0, letters: 0, lettersRight: 0 };
  const labelsFound = new Set<string>();
  for (const [groupId, own] of Map.groupBy(letters, (each) => each.groupId)) {
    if (groupId === null || own.length < TOLD_FROM) continue;
    const [label = '', most = []] =
      [...Map.groupBy(own, (each) => each.label)].sort(([, a], [, b]) => b.length - a.length)[0] ?? [];
    found.groups++;
    found.letters += own.length;
    found.lettersRight += most.length;
    if (most.length < OF_ONE_LABEL * own.length) continue;
    found.right++;
    labelsFound.add(label);
  }
  for (const own of Map.groupBy(letters, ({ label }) => label).values()) if (own.length >= TOLD_FROM) found.labels++;
  found.labelsFound = labelsFound.size;
  return found;
}

/** Seeds are 1, 2, 3: next to each other they would begin alike. */
const SPREAD = 7_919;

/** By chance, but for one seed always the same. */
export function inSomeOrder<Each>(all: readonly Each[], seed: number): Each[] {
  let state = Math.imul(seed, SPREAD);
  return all
    .map((each) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return { each, at: state };
    })
    .sort((a, b) => a.at - b.at)
    .map(({ each }) => each);
}
