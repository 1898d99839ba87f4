import type { LeftOut, LeftOutKind } from '../../../../contract/reading.ts';

/** Counts what was met and what of it was left out. */
export class LeftOutNotes {
  readonly #met = new Map<LeftOutKind, number>();
  readonly #left = new Map<LeftOutKind, number>();

  constructor(before: readonly LeftOut[] = []) {
    this.add(before);
  }

  add(others: readonly LeftOut[]): void {
    for (const { what, count, of } of others) {
      this.meet(what, of);
      this.leave(what, count);
    }
  }

  /** So many of so many more; where some were left out before, those are among the same. */
  note(what: LeftOutKind, count: number, of: number): void {
    if (!this.#left.has(what)) this.meet(what, of);
    this.leave(what, count);
  }

  /** One that was met and left out. */
  pass(what: LeftOutKind): void {
    this.meet(what);
    this.leave(what);
  }

  meet(what: LeftOutKind, count = 1): void {
    this.#met.set(what, (this.#met.get(what) ?? 0) + count);
  }

  leave(what: LeftOutKind, count = 1): void {
    this.#left.set(what, (this.#left.get(what) ?? 0) + count);
  }

  all(): LeftOut[] {
    return [...this.#left].map(([what, count]) => ({ what, count, of: Math.max(count, this.#met.get(what) ?? 0) }));
  }
}
