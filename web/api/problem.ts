import type { ProblemBody } from '../../contract/shapes.ts';

/** What the server said instead of doing it (RFC 9457); `detail` is a sentence that a person can act on. */
export class ApiError extends Error {
  readonly problem: ProblemBody;

  constructor(problem: ProblemBody) {
    super(problem.detail);
    this.problem = problem;
  }

  get status(): number {
    return this.problem.status;
  }

  /** Whether the stable last word of the problem's type is `kind`: `error.is('locked')`. */
  is(kind: string): boolean {
    return this.problem.type.endsWith(`:${kind}`);
  }
}

/** The server did not answer at all: no network, or it is being restarted. */
export class Unreachable extends Error {}

/** The server's words for each field, by dotted path; empty when the refusal was about no field. */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!(error instanceof ApiError)) return {};
  return Object.fromEntries((error.problem.errors ?? []).map(({ path, detail }) => [path, detail]));
}

/** Whether asking again may help: nothing was refused, the server was only away or busy. */
export function mayPass(error: unknown): boolean {
  return error instanceof Unreachable || (error instanceof ApiError && (error.status >= 500 || error.status === 429));
}
