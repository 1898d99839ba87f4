import { isAPIError } from 'better-auth/api';
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
  INVALID_ORIGIN: problem(
    403,
    'other-origin',
    'This came from another site, so it was not done. Open Sportello at its own address.',
  ),
};

/**
 * What the library answers, in our words: its errors become application/problem+json, the rest is passed on.
 * @throws whatever is no answer of the library, such as a database that is away.
 */
export async function inOurWords(answer: Promise<Response>): Promise<Response> {
  try {
    const response = await answer;
    if (response.status !== 429) return response;
    return tooManyTries(Number(response.headers.get('x-retry-after')) || 60);
  } catch (error) {
    if (!isAPIError(error)) throw error;
    const code = String(error.body?.code ?? '');
    if (error.statusCode >= 500) throw error;
    const known = WORDS[code] ?? problem(400, 'not-understood', 'This request could not be understood.');
    return problemResponse(known);
  }
}

export function tooManyTries(seconds: number): Response {
  const answer = problemResponse(
    problem(429, 'too-many-tries', `Too many tries. Wait ${seconds} seconds and try again.`),
  );
  answer.headers.set('retry-after', String(seconds));
  return answer;
}
