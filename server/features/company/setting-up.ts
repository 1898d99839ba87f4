import type { SetUp } from '../../../contract/people.ts';
import { system } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { fieldProblem, problem } from '../../platform/http/problem.ts';
import { createDesk } from '../desks/index.ts';
import type { Auth, TryLimit } from '../teammates/index.ts';
import { createTeammate, hashPassword, tryKey } from '../teammates/index.ts';
import { companySetUp } from './company.events.ts';
import type { CompanyRow } from './company.queries.ts';
import { lockCompany, readCompany } from './company.queries.ts';
import { foundCompany } from './founding.ts';
import { isSetUpCode } from './set-up-code.ts';

/** Codes tried from one address; at this pace a code of 58 bits is not found by trying. */
const CODE_TRIES: TryLimit = { max: 20, window: 300 };

export interface From {
  headers: Headers;
  peer: string | undefined;
}

/** @throws Problem 409 when the company is set up, 422 for a wrong code, 429 after many tries. */
export async function checkSetUpCode(platform: Platform, auth: Auth, code: string, from: From): Promise<void> {
  const address = auth.clientAddress(from.headers, from.peer) ?? 'unknown';
  const seconds = await auth.tries.take(tryKey('set-up', address), CODE_TRIES);
  if (seconds > 0) throw problem(429, 'too-many-tries', `Too many tries. Wait ${seconds} seconds and try again.`);
  requireCode(await readCompany(platform.db), code);
}

/**
 * Sets the company up: its name, its first owner, its first desk, all or nothing. The code is used up with it.
 * @returns the Set-Cookie value that signs the owner in.
 */
export async function setUpCompany(platform: Platform, auth: Auth, input: SetUp, from: From): Promise<string> {
  await checkSetUpCode(platform, auth, input.code, from);
  const passwordHash = await hashPassword(input.owner.password);
  return act(platform, system('set-up'), async (one) => {
    requireCode(await lockCompany(one.trx), input.code);
    const languages = [...new Set(input.languages)];
    await foundCompany(one, { name: input.companyName, languages, timeZone: input.timeZone });
    const desk = await createDesk(one, {
      name: input.desk.name,
      audience: 'public',
      languages,
      timeZone: input.timeZone,
      addresses: [input.desk.address],
      fromName: input.companyName,
    });
    const owner = await createTeammate(one, {
      email: input.owner.email,
      name: input.owner.name,
      locale: input.owner.locale,
      timeZone: input.timeZone,
      emailVerified: false,
      grants: [{ role: 'owner', deskId: null }],
      passwordHash,
    });
    one.record(
      companySetUp,
      { deskId: desk.id, ownerId: owner.id },
      { deskId: desk.id, actor: { kind: 'teammate', id: owner.id } },
    );
    return auth.openSession(one, owner.id, from);
  });
}

function requireCode(company: CompanyRow | undefined, code: string): void {
  if (company?.setUpAt) throw problem(409, 'set-up-done', 'Sportello is set up already. Sign in instead.');
  if (!isSetUpCode(code, company?.setUpCodeHash ?? null)) {
    throw fieldProblem('code', 'This is not the code. It stands in the log since the last start.');
  }
}
