import { LANGUAGES } from '../../../contract/shapes.ts';
import { system } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { createDesk } from '../desks/index.ts';
import { createTeammate, hashPassword, otherActiveOwners, teammateByAddress } from '../teammates/index.ts';
import { companySetUp } from './company.events.ts';
import { lockCompany, putCompany, readCompany } from './company.queries.ts';
import { foundCompany } from './founding.ts';
import { newSetUpCode, setUpCodeHash } from './set-up-code.ts';

const ACTOR = system('first start');
/** In all our languages: nobody was asked yet which ones its customers speak, and each is answered in their own. */
const FIRST_DESK = { name: 'Support', audience: 'public', languages: LANGUAGES } as const;

/** What the first start without the set-up page makes (ADMIN_EMAIL or API_TOKEN given); any later start changes nothing. */
const UNATTENDED_NAME = 'Sportello';

/**
 * To be called at each start, before the process says that it is ready. `newCode` false is for processes that serve no
 * pages: a code that they made would end the one that the log of the others shows.
 * @returns a fresh one-time code while the company waits to be set up (any earlier one no longer works), else null.
 */
export async function ensureCompany(
  platform: Platform,
  { newCode = true }: { newCode?: boolean } = {},
): Promise<{ setUpCode: string | null }> {
  const { config } = platform;
  return act(platform, ACTOR, async (one) => {
    const company = await lockCompany(one.trx);
    if (company?.setUpAt) {
      await ensureOwner(one);
      return { setUpCode: null };
    }
    if (config.adminEmail !== undefined || config.apiToken !== undefined) {
      await setUpUnattended(one);
      return { setUpCode: null };
    }
    return { setUpCode: newCode ? await putNewCode(one) : null };
  });
}

/** Makes a new one-time code. @returns null when the company is set up, and no code would open anything. */
export async function renewSetUpCode(platform: Platform): Promise<string | null> {
  return act(platform, ACTOR, async (one) => {
    const company = await lockCompany(one.trx);
    return company?.setUpAt ? null : putNewCode(one);
  });
}

async function putNewCode(one: Act): Promise<string> {
  const code = newSetUpCode();
  await putCompany(one.trx, { set_up_code_hash: setUpCodeHash(code) });
  return code;
}

async function setUpUnattended(one: Act): Promise<void> {
  const { config } = one.platform;
  const timeZone = Temporal.Now.timeZoneId();
  await foundCompany(one, { name: UNATTENDED_NAME, languages: FIRST_DESK.languages, timeZone });
  const desk = await createDesk(one, { ...FIRST_DESK, timeZone, addresses: [config.supportAddress] });
  const ownerId = await ensureOwner(one, timeZone);
  one.record(companySetUp, { deskId: desk.id, ownerId });
}

/** Makes the owner of ADMIN_EMAIL where the house has none. An account that is there already is never touched. */
async function ensureOwner(one: Act, timeZone?: string): Promise<string | null> {
  const { adminEmail, adminPassword } = one.platform.config;
  if (adminEmail === undefined || adminPassword === undefined) return null;
  if ((await otherActiveOwners(one.trx, null)) > 0) return null;
  if (await teammateByAddress(one.trx, adminEmail)) {
    one.platform.log.warn('ADMIN_EMAIL has an account that is no owner, and there is no other; it was left as it is');
    return null;
  }
  const { id } = await createTeammate(one, {
    email: adminEmail,
    name: nameFrom(adminEmail),
    locale: 'en',
    timeZone: timeZone ?? (await readCompany(one.trx))?.timeZone ?? 'UTC',
    emailVerified: false,
    grants: [{ role: 'owner', deskId: null }],
    passwordHash: await hashPassword(adminPassword),
  });
  return id;
}

/** "marta.rinaldi@…" as "Marta Rinaldi", until she writes her name herself. */
function nameFrom(email: string): string {
  const words = (email.split('@')[0] ?? '').split(/[._+-]+/).filter((word) => word !== '');
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ') || 'Admin';
}
