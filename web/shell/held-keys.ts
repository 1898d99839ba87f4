/** Longer than this after the last press nobody means what they pressed, in milliseconds. */
const HELD_MS = 10_000;
/** A cat on the keyboard. */
const MOST_HELD = 200;

export interface Press {
  name: string;
  key: string;
  shiftKey: boolean;
}

/**
 * Keys that were pressed for something that is not on the screen yet: the ticket that was just asked for. They wait for
 * it, in order, and so never act on the one before. The first that is held is one of `names`; after it all are.
 */
export class HeldKeys {
  #until: number | undefined;
  #names: ReadonlySet<string> = new Set();
  #presses: Press[] = [];

  /** From now on, `at` in milliseconds; a hold that stands begins anew, with what it holds. */
  begin(names: ReadonlySet<string>, at: number): void {
    if (!this.#stands(at)) this.#presses = [];
    this.#names = names;
    this.#until = at + HELD_MS;
  }

  #stands(at: number): boolean {
    return this.#until !== undefined && at <= this.#until;
  }

  /** Whether the press is held; else it is for what is there. */
  take(press: Press, at: number): boolean {
    if (!this.#stands(at)) return false;
    if (this.#presses.length === 0 && !this.#names.has(press.name)) return false;
    if (this.#presses.length < MOST_HELD) this.#presses.push(press);
    this.#until = at + HELD_MS;
    return true;
  }

  /** It is there, or will not come. @returns what was held, to be pressed now. */
  end(at: number): Press[] {
    const held = this.#stands(at) ? this.#presses : [];
    this.#until = undefined;
    this.#presses = [];
    return held;
  }
}
