import type { Assignables } from '../../../contract/teams.ts';

/** A person or team that a note can name. */
export interface Nameable {
  /** As it stands in the note: "teammate:ID" or "team:ID". */
  key: string;
  name: string;
  /** How many are in the team; undefined for a person. */
  members: number | undefined;
}

/** Everybody whom this person can name. */
export function nameablesOf({ teammates, teams }: Assignables, meId: string): Nameable[] {
  return [
    ...teammates
      .filter(({ id }) => id !== meId)
      .map(({ id, name }) => ({ key: `teammate:${id}`, name, members: undefined })),
    ...teams.map(({ id, name, members }) => ({ key: `team:${id}`, name, members: members.length })),
  ];
}

/** Names that are offered at once. */
const most = 8;

const plain = (words: string) => words.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();

/** Those of whose names a word begins as typed, whoever begins so first; accents are not asked for. */
export function namesLike(all: readonly Nameable[], typed: string): Nameable[] {
  const wanted = plain(typed.trim());
  const place = ({ name }: Nameable) => {
    const words = plain(name);
    return words.startsWith(wanted) ? 0 : words.includes(` ${wanted}`) ? 1 : 2;
  };
  return all
    .map((one) => ({ one, at: place(one) }))
    .filter(({ at }) => at < 2)
    .toSorted((a, b) => a.at - b.at)
    .slice(0, most)
    .map(({ one }) => one);
}
