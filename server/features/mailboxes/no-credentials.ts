import type { Trouble } from '../../../contract/mailboxes.ts';

/** Nothing to sign in with just now: never given, taken back, or not to be had. `trouble` is what health shows of it. */
export class NoCredentials extends Error {
  override name = 'NoCredentials';
  readonly trouble: Trouble;
  /** The provider's own words, where it said any. */
  readonly answer: string | null;

  constructor(trouble: Trouble, message: string, answer: string | null = null) {
    super(message);
    this.trouble = trouble;
    this.answer = answer;
  }
}
