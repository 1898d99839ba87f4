import type { ContentfulStatusCode } from 'hono/utils/http-status';

export interface FieldError {
  /** Dotted path of the field in the body, query or header. */
  path: string;
  detail: string;
}

/** What the caller is told, as application/problem+json (RFC 9457). `detail` is a sentence a person can act on. */
export class Problem extends Error {
  readonly status: ContentfulStatusCode;
  readonly type: string;
  readonly errors: FieldError[] | undefined;
  readonly extra: Record<string, unknown> | undefined;

  constructor(
    status: ContentfulStatusCode,
    type: string,
    detail: string,
    errors?: FieldError[],
    extra?: Record<string, unknown>,
  ) {
    super(detail);
    this.status = status;
    this.type = type;
    this.errors = errors;
    this.extra = extra;
  }

  body(): Record<string, unknown> {
    return {
      type: `urn:sportello:problem:${this.type}`,
      title: TITLES[this.status] ?? 'Not done',
      status: this.status,
      detail: this.message,
      ...(this.errors ? { errors: this.errors } : {}),
      ...this.extra,
    };
  }
}

const TITLES: Record<number, string> = {
  400: 'Not understood',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  409: 'In conflict',
  412: 'Changed meanwhile',
  413: 'Too large',
  415: 'Wrong kind of content',
  422: 'Not usable',
  429: 'Too many',
  503: 'Not available just now',
};

/** `type` is the stable last word of the problem's URN; `errors` name fields. */
export function problem(
  status: ContentfulStatusCode,
  type: string,
  detail: string,
  errors?: FieldError[],
  extra?: Record<string, unknown>,
): Problem {
  return new Problem(status, type, detail, errors, extra);
}

/** For a thing that is not there or that the actor may not know to be there: the two look alike. */
export function notFound(what: string): Problem {
  return problem(404, 'not-found', `There is no such ${what}, or it is not for you.`);
}

export function fieldProblem(path: string, detail: string): Problem {
  return problem(422, 'invalid', detail, [{ path, detail }]);
}
