import type { Contact, Identity } from '../../../contract/contacts.ts';
import type { Page } from '../../../contract/shapes.ts';
import type { Db } from '../../platform/db/index.ts';
import { pageOf } from '../../platform/http/paging.ts';
import type { IdentityRow, NamedOrganization } from './cards.queries.ts';
import { identitiesOf, organizationsFor } from './cards.queries.ts';
import type { ContactRow } from './listing.queries.ts';

/** One page of a list by name, of up to `limit + 1` rows. */
export async function pageOfContacts(db: Db, rows: readonly ContactRow[], limit: number): Promise<Page<Contact>> {
  const shown = pageOf(
    [...rows],
    limit,
    (row) => [row.name, row.id],
    (row) => row,
  );
  return { ...shown, items: await toContacts(db, shown.items) };
}

/** Rows as they are shown, with their addresses and where they belong; what only another desk knows is left out. */
export async function toContacts(db: Db, given: readonly ContactRow[]): Promise<Contact[]> {
  const rows = given.map(asShown);
  const all = await identitiesOf(
    db,
    rows.map((row) => row.id),
  );
  const shown = new Map<string, IdentityRow[]>(
    rows.map((row) => [row.id, all.filter((one) => one.contact_id === row.id && isShown(row, one))]),
  );
  const organizations = await organizationsFor(
    db,
    rows.flatMap((row) => row.organization_id ?? []),
    [...shown.values()].flat().flatMap(domainsOf),
  );
  return rows.map((row) => toContact(row, shown.get(row.id) ?? [], organizations));
}

/** Whether who sees the contact in this way is shown this address. */
export function isShown(
  row: Pick<ContactRow, 'seen_by_ticket'>,
  one: Pick<IdentityRow, 'source' | 'closed_at'>,
): boolean {
  return row.seen_by_ticket || (one.source !== 'wrote' && one.closed_at === null);
}

/** A contact without the facts that only who sees a ticket of theirs is shown. */
export function asShown(row: ContactRow): ContactRow {
  if (row.seen_by_ticket || row.closed_facts.length === 0) return row;
  const closed = new Set(row.closed_facts);
  const open = <Value>(fact: string, value: Value): Value | null => (closed.has(fact) ? null : value);
  return {
    ...row,
    organization_id: open('organizationId', row.organization_id),
    language: open('language', row.language),
    language_set_at: open('language', row.language_set_at),
    time_zone: open('timeZone', row.time_zone),
    plan: open('plan', row.plan),
    value: open('value', row.value),
    currency: open('currency', row.currency),
    vip_at: open('vip', row.vip_at),
    fields: Object.fromEntries(Object.entries(row.fields).filter(([id]) => !closed.has(`fields.${id}`))),
  };
}

function toContact(
  row: ContactRow,
  identities: readonly IdentityRow[],
  { byId, byDomain }: Awaited<ReturnType<typeof organizationsFor>>,
): Contact {
  const set = row.organization_id === null ? undefined : byId.get(row.organization_id);
  const domain = identities.flatMap(domainsOf).find((one) => byDomain.has(one));
  const told = domain === undefined ? undefined : byDomain.get(domain);
  const named = (one: NamedOrganization, because: 'set' | 'domain') => ({ ...one, because });
  const language = row.seen_by_ticket || row.language_set_at !== null ? row.language : null;
  return {
    id: row.id,
    name: row.name,
    language,
    timeZone: row.time_zone,
    vip: row.vip_at !== null,
    organization: set ? named(set, 'set') : told ? named(told, 'domain') : null,
    identities: toIdentities(row, identities),
    createdAt: (row.seen_by_ticket ? row.created_at : (row.added_at ?? row.created_at)).toString(),
  };
}

function toIdentities(row: ContactRow, rows: readonly IdentityRow[]): Identity[] {
  const mails = rows.filter((one) => one.kind === 'email');
  const primary = mails.reduce<IdentityRow | undefined>(
    (best, one) =>
      best === undefined ||
      (one.primary_at !== null &&
        (best.primary_at === null || Temporal.Instant.compare(one.primary_at, best.primary_at) > 0))
        ? one
        : best,
    undefined,
  );
  return rows.map((one) => ({
    id: one.id,
    kind: one.kind,
    value: one.value,
    ...proofOf(row, one),
    primary: one.id === primary?.id,
    bounced: row.seen_by_ticket && one.bounced_at !== null,
  }));
}

/** Who sees them only because they were entered is not told what letters on another desk proved. */
function proofOf(row: ContactRow, one: IdentityRow): Pick<Identity, 'proof' | 'proved' | 'because' | 'by' | 'since'> {
  if (one.proved_at !== null && (row.seen_by_ticket || one.prover_name !== null))
    return {
      proof: 'verified',
      proved: true,
      because: one.proved_by === null ? 'letter' : 'teammate',
      by: one.prover_name,
      since: one.proved_at.toString(),
    };
  const since = one.created_at.toString();
  if (one.guessed_at !== null)
    return { proof: 'guessed', proved: false, because: 'same_name', by: one.adder_name, since };
  const because = one.source === 'wrote' ? 'wrote' : one.source === 'entered' ? 'entered' : 'imported';
  return { proof: 'claimed', proved: false, because, by: one.adder_name, since };
}

function domainsOf(one: Pick<IdentityRow, 'kind' | 'value'>): string[] {
  return one.kind === 'email' ? [one.value.slice(one.value.lastIndexOf('@') + 1)] : [];
}
