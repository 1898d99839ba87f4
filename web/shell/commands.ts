import { type ReactNode, useEffect, useRef } from 'react';

export interface Command {
  id: string;
  /** A verb and what it does it to: "Snooze until tomorrow, 09:00". */
  label: string;
  /** Heading in the palette: "On this ticket", "Go to". */
  group: string;
  run: () => void;
  /** The key that does the same, shown at the right; see useKeys for binding it. */
  keys?: string;
  icon?: ReactNode;
  /** Grey words at the right where there is no key. */
  hint?: string;
  /** Other words it is found by. */
  alias?: string;
  /** Shown in place of the label: the words with what was found of them marked. */
  shown?: ReactNode;
}

interface CommandSet {
  commands: readonly Command[];
  scope: Scope;
}
/** `open`: what can be done to the thing that is open; it stands before what the screen around it offers. */
type Scope = 'open' | 'screen' | 'app';
const inOrder: readonly Scope[] = ['open', 'screen', 'app'];
let sets: CommandSet[] = [];
let all: readonly Command[] = [];
const listeners = new Set<() => void>();

function changed(): void {
  // What belongs to the open thing stands first, what is everywhere last.
  all = inOrder.flatMap((wanted) => sets.filter(({ scope }) => scope === wanted)).flatMap(({ commands }) => commands);
  for (const listener of listeners) listener();
}

/** Offers commands in the palette while the screen is there, in their order. Handlers may change at every render. */
export function useCommands(commands: readonly Command[], scope: CommandSet['scope'] = 'screen'): void {
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  const listed = JSON.stringify(
    commands.map(({ id, label, group, keys, hint, alias }) => [id, label, group, keys, hint, alias]),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: `listed` stands for everything that is shown of the commands
  useEffect(() => {
    const set: CommandSet = {
      scope,
      commands: commands.map((command) => ({
        ...command,
        run: () => latest.current.find(({ id }) => id === command.id)?.run(),
      })),
    };
    sets = [...sets, set];
    changed();
    return () => {
      sets = sets.filter((other) => other !== set);
      changed();
    };
  }, [listed, scope]);
}

/** Makes commands out of what is being typed: a number goes to its ticket. */
export type TypedCommands = (typed: string) => readonly Command[];

let sources: readonly { make: TypedCommands; scope: CommandSet['scope'] }[] = [];

/** Offers what a screen can make of the typed words; stands before the commands that match by their label. */
export function useTypedCommands(source: TypedCommands, scope: CommandSet['scope'] = 'screen'): void {
  const latest = useRef(source);
  useEffect(() => {
    latest.current = source;
  });
  useEffect(() => {
    const own = { make: (typed: string) => latest.current(typed), scope };
    sources = scope === 'screen' ? [own, ...sources] : [...sources, own];
    return () => {
      sources = sources.filter((other) => other !== own);
    };
  }, [scope]);
}

/** What can be made of the words; where the open screen and the whole app make the same command, the screen's counts. */
export function commandsFrom(typed: string): readonly Command[] {
  const words = typed.trim();
  if (words === '') return [];
  const made = sources.flatMap(({ make }) => make(words));
  return made.filter(({ id }, place) => made.findIndex((other) => other.id === id) === place);
}

/** Asks for commands that only the server knows: tickets that hold the words, people of that name. */
export type Finder = (typed: string, signal: AbortSignal) => Promise<readonly Command[]>;

let finders: readonly Finder[] = [];

/** Offers what the server finds for the typed words, below everything that is known here. */
export function useFinder(find: Finder, on = true): void {
  const latest = useRef(find);
  useEffect(() => {
    latest.current = find;
  });
  useEffect(() => {
    if (!on) return;
    const own: Finder = (typed, signal) => latest.current(typed, signal);
    finders = [...finders, own];
    return () => {
      finders = finders.filter((other) => other !== own);
    };
  }, [on]);
}

export function currentFinders(): readonly Finder[] {
  return finders;
}

export function currentCommands(): readonly Command[] {
  return all;
}
export function onCommands(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Lower case without accents, so that "cautare" finds "căutare". */
export function plainLetters(words: string): string {
  return words.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}

/** The commands in which every word that was typed begins some word, best first: those whose label begins with it. */
export function matchingCommands(commands: readonly Command[], typed: string): readonly Command[] {
  const wanted = plainLetters(typed).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return commands;
  const first = wanted[0] ?? '';
  const hits = commands.filter((command) => {
    const words = plainLetters(`${command.label} ${command.alias ?? ''}`).split(/[^\p{L}\p{N}#]+/u);
    return wanted.every((part) => words.some((word) => word.startsWith(part)));
  });
  const begins = (command: Command) => (plainLetters(command.label).startsWith(first) ? 0 : 1);
  return hits.toSorted((a, b) => begins(a) - begins(b));
}
