import { domainToASCII } from 'node:url';
import type { HelpCentreChange } from '../../../contract/help-centre.ts';
import { HELP_CENTRE_LIMITS } from '../../../contract/help-centre.ts';
import type { Language } from '../../../contract/shapes.ts';
import { LANGUAGES } from '../../../contract/shapes.ts';
import type { Actor } from '../../platform/access/index.ts';
import { may, requirePermission } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import type { Tables, Updateable } from '../../platform/db/index.ts';
import { lockForTransaction } from '../../platform/db/index.ts';
import { fieldProblem, notFound, problem } from '../../platform/http/problem.ts';
import { invalidateCentres } from './centres.ts';
import { helpCentreChanged } from './help-centre.events.ts';
import type { CentreRow } from './help-centre.queries.ts';
import {
  deskOfDomain,
  deskOfSlug,
  insertBlob,
  leadFrom,
  lockCentre,
  putTexts,
  updateCentre,
} from './help-centre.queries.ts';
import { pictureOf } from './logo.ts';
import { isReservedSlug } from './slugs.ts';

type Fields = Updateable<Tables['help_centres']>;

/**
 * Changes what is given of a desk's help centre.
 * @throws Problem 404; 403; 409 when somebody changed it since `ifVersion`, or another desk has the address or the domain; 422
 * for a slug that means something else here, or a domain that is none.
 */
export async function changeHelpCentre(
  platform: Platform,
  actor: Actor,
  deskId: string,
  change: HelpCentreChange,
): Promise<void> {
  await act(platform, actor, async (one) => {
    const before = await lockFor(one, deskId);
    if (change.ifVersion !== undefined && change.ifVersion !== before.version)
      throw problem(409, 'changed-meanwhile', 'Somebody changed it meanwhile. Look at it again before you change it.');
    const fields: Fields = {};
    if (change.slug !== undefined && change.slug !== before.slug)
      fields.slug = await takeSlug(one, deskId, before.slug, change.slug);
    if (change.domain !== undefined) {
      const domain = await takeDomain(one, deskId, change.domain);
      if (domain !== before.domain) fields.domain = domain;
    }
    if (change.colour !== undefined && change.colour !== before.colour) fields.colour = change.colour;
    if (change.open !== undefined && change.open !== (before.openedAt !== null))
      fields.opened_at = change.open ? one.at.toString() : null;
    const texts = LANGUAGES.flatMap((language) => {
      const words = change.texts?.[language];
      return words ? [[language, words] as const] : [];
    });
    for (const [language, words] of texts) await putTexts(one.trx, deskId, language, words);
    await note(
      one,
      before,
      fields,
      texts.map(([language]) => language),
    );
  });
  invalidateCentres(platform.db);
}

/**
 * Takes a picture as the centre's logo. @throws Problem 404; 403; 413 when it is too large; 422 when it is no PNG, JPEG or WebP.
 */
export async function putLogo(platform: Platform, actor: Actor, deskId: string, bytes: Uint8Array): Promise<void> {
  if (bytes.length > HELP_CENTRE_LIMITS.logoBytes)
    throw problem(413, 'too-large', `A logo may have ${HELP_CENTRE_LIMITS.logoBytes / 1024} kB.`);
  const picture = pictureOf(bytes);
  if (!picture)
    throw fieldProblem('logo', `This is no PNG, JPEG or WebP of at most ${HELP_CENTRE_LIMITS.logoSide} pixels a side.`);
  requirePermission(actor, 'help-centre.change', deskId);
  const blob = await platform.storage.put(bytes);
  await act(platform, actor, async (one) => {
    const before = await lockFor(one, deskId);
    await insertBlob(one.trx, blob, one.at);
    await note(one, before, {
      logo_sha256: blob.sha256,
      logo_type: picture.type,
      logo_width: picture.width,
      logo_height: picture.height,
    });
  });
  invalidateCentres(platform.db);
}

/** The arch stands in its place again. */
export async function removeLogo(platform: Platform, actor: Actor, deskId: string): Promise<void> {
  await act(platform, actor, async (one) => {
    const before = await lockFor(one, deskId);
    if (before.logoSha256 === null) return;
    await note(one, before, { logo_sha256: null, logo_type: null, logo_width: null, logo_height: null });
  });
  invalidateCentres(platform.db);
}

async function lockFor(one: Act, deskId: string): Promise<CentreRow> {
  // Addresses are the whole house's: whoever takes one is alone while they do.
  await lockForTransaction(one.trx, 'help-centres');
  const before = await lockCentre(one.trx, deskId);
  if (!before || !may(one.actor, 'desk.read', deskId)) throw notFound('help centre');
  requirePermission(one.actor, 'help-centre.change', deskId);
  return before;
}

async function note(one: Act, before: CentreRow, fields: Fields, texts: readonly Language[] = []): Promise<void> {
  const names = [...Object.keys(fields), ...texts.map((language) => `texts.${language}`)];
  if (names.length === 0) return;
  await updateCentre(one.trx, before.deskId, {
    ...fields,
    version: before.version + 1,
    updated_at: one.at.toString(),
  });
  one.record(helpCentreChanged, { fields: names }, { deskId: before.deskId });
}

async function takeSlug(one: Act, deskId: string, before: string, wanted: string): Promise<string> {
  if (isReservedSlug(wanted)) throw fieldProblem('slug', 'This word means something else here. Take another.');
  const owner = await deskOfSlug(one.trx, wanted);
  if (owner && owner !== deskId)
    throw problem(409, 'slug-taken', 'Another help centre has this address, or had it. Take another.');
  await leadFrom(one.trx, deskId, before, wanted);
  return wanted;
}

/** A name of the network as browsers send it (RFC 1123, RFC 5891), of two parts at least, and not the house's own. */
async function takeDomain(one: Act, deskId: string, wanted: string | null): Promise<string | null> {
  if (wanted === null || wanted === '') return null;
  const domain = domainToASCII(wanted).toLowerCase();
  const labels = domain.split('.');
  const isName =
    labels.length >= 2 &&
    domain.length <= 253 &&
    labels.every((label) => /^(?!-)[a-z\d-]{1,63}(?<!-)$/.test(label)) &&
    !/^\d+$/.test(labels.at(-1) ?? '');
  if (!isName) throw fieldProblem('domain', 'This is no domain. It looks like help.example.com.');
  if (domain === new URL(one.platform.config.publicUrl).hostname)
    throw fieldProblem('domain', 'This is the address of the whole house. A domain of its own leads here alone.');
  const owner = await deskOfDomain(one.trx, domain);
  if (owner && owner !== deskId) throw problem(409, 'domain-taken', 'Another help centre has this domain.');
  return domain;
}
