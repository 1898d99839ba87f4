import { ApiError, api } from '../../api/index.ts';
import { type Box, type BoxKind, isWritten } from './composer-state.ts';
import { forgetHere, keepHere } from './kept-drafts.ts';

/**
 * kept: the server has it · waiting: a moment after the last letter it will · here: only this device has it, the server
 * is away · stale: it was written on elsewhere too, and nothing is kept until the writer has chosen
 */
export type Keeping =
  | { state: 'nothing' | 'kept' | 'waiting' | 'here' }
  | { state: 'stale'; theirs: string; version: number };

const pause = 1_000;
const tryAgain = 10_000;

/** Keeps one box as a draft: on this device at once, on the server a second after the last letter. */
export class DraftKeeping {
  readonly #meId: string;
  readonly #ticketId: string;
  readonly #kind: BoxKind;
  readonly #tell: (keeping: Keeping) => void;
  #version = 0;
  #latest: Box | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #underWay: Promise<void> | undefined;
  #stale = false;

  constructor(meId: string, ticketId: string, kind: BoxKind, tell: (keeping: Keeping) => void) {
    this.#meId = meId;
    this.#ticketId = ticketId;
    this.#kind = kind;
    this.#tell = tell;
  }

  /** The version that the box was filled from; 0 when the server has none. */
  begin(version: number): void {
    this.#version = version;
    this.#stale = false;
    this.#tell({ state: version > 0 ? 'kept' : 'nothing' });
  }

  get version(): number {
    return this.#version;
  }

  /**
   * Another screen may have kept `version`: whether the box here should become that one. Not while something typed here
   * is not kept yet; keeping it will then bring both to light.
   */
  async yieldsTo(version: number): Promise<boolean> {
    // What this screen keeps just now is told to it too, perhaps before its own answer is here.
    await this.#underWay;
    return version !== this.#version && !this.#stale && this.#latest === undefined;
  }

  changed(box: Box): void {
    this.#latest = box;
    this.#keepHere(box);
    if (this.#stale) return;
    this.#tell({ state: 'waiting' });
    this.#plan(pause);
  }

  /** Keeps what is not kept yet at once, as when the ticket is left. */
  async flush(): Promise<void> {
    await (this.#timer === undefined ? this.#underWay : this.#save());
  }

  /** Waits for what is under way and keeps nothing more: the words are about to be sent. */
  async settle(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.#underWay;
  }

  /** The words have been sent; the server dropped its draft with that. */
  sent(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#latest = undefined;
    this.#version = 0;
    this.#stale = false;
    forgetHere(this.#meId, this.#ticketId, this.#kind);
    this.#tell({ state: 'nothing' });
  }

  #plan(after: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#save(), after);
  }

  #keepHere(box: Box): void {
    keepHere(this.#meId, this.#ticketId, this.#kind, {
      html: box.html,
      cc: box.cc,
      bcc: box.bcc,
      attachments: box.files.flatMap(({ attachment }) => (attachment ? [attachment] : [])),
      version: this.#version,
    });
  }

  async #save(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.#underWay;
    const box = this.#latest;
    if (box === undefined || this.#stale) return;
    this.#latest = undefined;
    this.#underWay = this.#put(box);
    await this.#underWay;
    this.#underWay = undefined;
  }

  async #put(box: Box): Promise<void> {
    try {
      if (!isWritten(box)) {
        if (this.#version > 0) await api.delete(`/tickets/${this.#ticketId}/draft`, { query: { kind: this.#kind } });
        this.#version = 0;
      } else {
        const { version } = await api.put<{ version: number }>(`/tickets/${this.#ticketId}/draft`, {
          body: {
            kind: this.#kind,
            html: box.html,
            ...(box.cc === undefined ? {} : { cc: box.cc }),
            ...(box.bcc.length === 0 ? {} : { bcc: box.bcc }),
            attachments: box.files.flatMap(({ attachment }) => (attachment ? [attachment.id] : [])),
            version: this.#version,
          },
        });
        this.#version = version;
      }
      // Letters typed meanwhile are still only here, and now grow from the new version.
      if (this.#latest) this.#keepHere(this.#latest);
      else {
        forgetHere(this.#meId, this.#ticketId, this.#kind);
        this.#tell({ state: this.#version > 0 ? 'kept' : 'nothing' });
      }
    } catch (error) {
      this.#latest ??= box;
      if (error instanceof ApiError && error.is('stale-draft')) {
        const { theirs, version } = error.problem as { theirs?: unknown; version?: unknown };
        this.#stale = true;
        this.#tell({ state: 'stale', theirs: String(theirs ?? ''), version: Number(version ?? 0) });
        return;
      }
      this.#tell({ state: 'here' });
      this.#plan(tryAgain);
    }
  }

  /** The writer chose between two drafts: from here on this one grows from the server's `version`. */
  chose(version: number, box: Box): void {
    this.#version = version;
    this.#stale = false;
    this.changed(box);
  }
}
