import { PASSWORD } from '../../../contract/people.ts';
import { problemResponse } from '../../platform/http/app.ts';
import type { Problem } from '../../platform/http/problem.ts';
import { problem } from '../../platform/http/problem.ts';

const WORDS: Record<string, Problem> = {
  INVALID_EMAIL_OR_PASSWORD: problem(401, 'wrong-password', 'This address and this password do not go together.'),
  ACCOUNT_DEACTIVATED: problem(403, 'deactivated', 'This account was switched off. An owner can switch it on again.'),
  INVALID_TOKEN: problem(422, 'link-used-up', 'This link was used already or is too old. Ask for a new one.'),
  PASSWORD_TOO_SHORT: problem(422, 'invalid', `A password has at least ${PASSWORD.shortest} characters.`, [
    { path: 'newPassword', detail: `At least ${PASSWORD.shortest} characters.` },
  ]),
  PASSWORD_TOO_LONG: problem(422, 'invalid', `A password has at most ${PASSWORD.longest} characters.`, [
    { path: 'newPassword', detail: `At most ${PASSWORD.longest} characters.` },
  ]),
  INVALID_EMAIL: problem(422, 'invalid', 'This is not a mail address.', [
    { path: 'email', detail: 'This is not a mail address.' },
  ]),
  INVALID_ORIGIN: otherOrigin(),
  MISSING_OR_NULL_ORIGIN: otherOrigin(),
  CROSS_SITE_NAVIGATION_LOGIN_BLOCKED: otherOrigin(),
};

const OTHER_SHAPE = problem(422, 'invalid', 'This cannot be used: it has the wrong shape.');

/** What the library answers, in our words: its errors become application/problem+json, the rest is passed on. */
export async function inOurWords(response: Response): Promise<Response> {
  if (response.status < 400) return response;
  if (response.status === 429) return tooManyTries(Number(response.headers.get('x-retry-after')) || 60);
  const code = codeIn(await response.text());
  if (response.status >= 500) throw new Error(`the account library answered ${response.status} ${code}`);
  return problemResponse(WORDS[code] ?? OTHER_SHAPE);
}

function codeIn(text: string): string {
  try {
    return String((JSON.parse(text) as { code?: unknown } | null)?.code ?? '');
  } catch (error) {
    if (error instanceof SyntaxError) return '';
    throw error;
  }
}

export function tooManyTries(seconds: number): Response {
  const answer = problemResponse(
    problem(429, 'too-many-tries', `Too many tries. Wait ${seconds} seconds and try again.`),
  );
  answer.headers.set('retry-after', String(seconds));
  return answer;
}

function otherOrigin(): Problem {
  const detail = 'This came from another site, so it was not done. Open Sportello at its own address.';
  return problem(403, 'other-origin', detail);
}
