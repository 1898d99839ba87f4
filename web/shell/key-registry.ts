import { isSingle } from './key-names.ts';

export interface KeyBinding {
  run: (event: KeyboardEvent) => void;
  /** What it does, for the list of all keys; without it the key is not listed. */
  label?: string;
  /** Works while writing too. Keys with command or Option do so anyway. */
  whileWriting?: boolean;
  /** For now it does nothing and lets others have the key. */
  off?: boolean;
  /** A field opens and takes the focus: letters that are typed before it is there are for it. */
  opensField?: boolean;
}
export interface KeySet {
  /** The screen it belongs to, as a heading in the list of all keys. */
  group: string;
  /** Only keys of this scope work while a dialog is open. */
  scope: 'app' | 'screen' | 'dialog';
  bindings: Record<string, KeyBinding>;
}

const sequenceTime = 900;
const rank = { app: 0, screen: 1, dialog: 2 } as const;

/** All keys that work now. The newest set of the narrowest scope wins, so a screen may take a key from the app. */
export class KeyRegistry {
  readonly #sets: KeySet[] = [];
  readonly #listeners = new Set<() => void>();
  #snapshot: readonly KeySet[] = [];
  #started: { key: string; at: number } | undefined;
  /** Whether keys without command or Option work at all. */
  singleKeys = true;

  add(set: KeySet): () => void {
    this.#sets.push(set);
    this.#changed();
    return () => {
      this.#sets.splice(this.#sets.indexOf(set), 1);
      this.#changed();
    };
  }

  #changed(): void {
    this.#snapshot = [...this.#sets];
    for (const listener of this.#listeners) listener();
  }

  /** What is bound to `name` now, or nothing. */
  find(name: string, { writing, dialogOpen }: { writing: boolean; dialogOpen: boolean }): KeyBinding | undefined {
    const single = isSingle(name);
    if (single && !this.singleKeys && !/^(enter|up|down|left|right|tab)$/.test(name)) return undefined;
    return this.#sets
      .map((set, place) => ({ set, place }))
      .filter(({ set }) => !dialogOpen || set.scope === 'dialog')
      .sort((a, b) => rank[b.set.scope] - rank[a.set.scope] || b.place - a.place)
      .map(({ set }) => set.bindings[name])
      .find(
        (binding) => binding !== undefined && !binding.off && (!writing || !single || binding.whileWriting === true),
      );
  }

  /** Whether some sequence ("g n") begins with this key. */
  #begins(name: string): boolean {
    return this.#sets.some((set) => Object.keys(set.bindings).some((bound) => bound.startsWith(`${name} `)));
  }

  /**
   * Takes a press and gives what it means. In a sequence the second key must follow within 900 ms; until then the
   * first does nothing of its own.
   */
  press(name: string, at: number, where: { writing: boolean; dialogOpen: boolean }): KeyBinding | undefined {
    const started = this.#started;
    this.#started = undefined;
    if (started && at - started.at <= sequenceTime) {
      const both = this.find(`${started.key} ${name}`, where);
      if (both) return both;
    }
    if (!where.writing && !where.dialogOpen && this.singleKeys && this.#begins(name)) {
      this.#started = { key: name, at };
      return undefined;
    }
    return this.find(name, where);
  }

  current = (): readonly KeySet[] => this.#snapshot;
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}
