import type { ProblemBody } from '../../contract/shapes.ts';
import { sayNow } from '../i18n/index.ts';

/** What the server said instead of doing it (RFC 9457). People read `refusalOf(error)`: `detail` is always English. */
export class ApiError extends Error {
  readonly problem: ProblemBody;

  constructor(problem: ProblemBody) {
    super(problem.detail);
    this.problem = problem;
  }

  get status(): number {
    return this.problem.status;
  }

  /** The stable last word of the problem's type: "urn:sportello:problem:has-left" is "has-left". */
  get kind(): string {
    return this.problem.type.slice(this.problem.type.lastIndexOf(':') + 1);
  }

  /** Whether that word is `kind`: `error.is('locked')`. */
  is(kind: string): boolean {
    return this.kind === kind;
  }
}

/** The server did not answer at all: no network, or it is being restarted. */
export class Unreachable extends Error {}

/**
 * Why the server refused, as a sentence in the language of the person at the screen; undefined where the error is no
 * refusal, or one without words, such as a proxy's on the way.
 */
export function refusalOf(error: unknown): string | undefined {
  if (!(error instanceof ApiError)) return undefined;
  const { detail, errors } = error.problem;
  return inOwnWords(error.kind, errors?.[0]?.path, detail) || undefined;
}

/** The words for each refused field, by dotted path; empty when the refusal was about no field. */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!(error instanceof ApiError)) return {};
  const { errors = [] } = error.problem;
  return Object.fromEntries(errors.map(({ path, detail }) => [path, inOwnWords(error.kind, path, detail)]));
}

/**
 * The server's detail is English and knows the case best, so English readers get it. For all others the catalogue has
 * a sentence for the kind, and where a kind has several reasons one for the field: "invalid.email" before "invalid".
 */
function inOwnWords(kind: string, path: string | undefined, detail: string): string {
  const { language, t, knows } = sayNow();
  if (language === 'en' && detail !== '') return detail;
  // "owner.email" and "to.0" are told as the field that they are: "email", "to".
  const field = path?.split('.').findLast((word) => !/^\d+$/.test(word));
  for (const name of field === undefined ? [kind] : [`${kind}.${field}`, kind]) {
    const key = `problems.${name}`;
    if (knows(key)) return t(key);
  }
  return detail;
}

/** Whether asking again may help: nothing was refused, the server was only away or busy. */
export function mayPass(error: unknown): boolean {
  return error instanceof Unreachable || (error instanceof ApiError && (error.status >= 500 || error.status === 429));
}
