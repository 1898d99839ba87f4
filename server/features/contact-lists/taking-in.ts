import type { BadLine, BadLineReason } from '../../../contract/contact-lists.ts';
import type { CardField } from '../../../contract/contacts.ts';
import { LIMITS } from '../../../contract/shapes.ts';
import type { Act } from '../../platform/act.ts';
import { newId } from '../../platform/ids/index.ts';
import { cardFields } from '../card-fields/index.ts';
import type { ContactToWrite, TicketsOfContacts } from '../contacts/index.ts';
import { ownersOf, seeing } from '../contacts/index.ts';
import { deskBook } from '../desks/index.ts';
import { createOrganization } from '../organizations/index.ts';
import type { CsvRecord } from './csv-records.ts';
import { organizationsByName } from './imports.queries.ts';
import type { ImportRow } from './reading-rows.ts';
import { readRow } from './reading-rows.ts';

export interface LeftOut {
  bad: BadLine;
  cells: string[];
}

export interface ReadLines {
  good: ImportRow[];
  bad: LeftOut[];
}

export interface ReadingList {
  head: readonly string[];
  mapping: readonly (string | null)[];
  fields: readonly CardField[];
  isOurs(address: string): boolean;
  /** Addresses and phones of lines before. */
  met: Set<string>;
}

export async function readingOf(
  one: Pick<Act, 'trx' | 'platform'>,
  head: readonly string[],
  mapping: readonly (string | null)[],
): Promise<ReadingList> {
  const book = await deskBook(one.platform.db);
  return {
    head,
    mapping,
    fields: await cardFields(one.platform.db, 'contact'),
    isOurs: (address) => book.byAddress(address) !== undefined,
    met: new Set(),
  };
}

/** Lines as they can be taken in, and those that cannot with the reason. Remembers whom it met, so that nobody comes twice. */
export function readLines(records: readonly CsvRecord[], list: ReadingList): ReadLines {
  const read: ReadLines = { good: [], bad: [] };
  for (const record of records) {
    const result = readRow(record, list.head, list.mapping, list.fields);
    if ('bad' in result) {
      read.bad.push({ bad: result.bad, cells: record.cells });
      continue;
    }
    const { row } = result;
    const keys = [...row.addresses, ...(row.phone ? [`tel ${row.phone}`] : [])];
    const again =
      row.addresses.length > 0 ? row.addresses.find((key) => list.met.has(key)) : keys.find((key) => list.met.has(key));
    const ours = row.addresses.find((address) => list.isOurs(address));
    if (ours !== undefined) read.bad.push(leftOut(row, 'own_address', ours));
    else if (again !== undefined) read.bad.push(leftOut(row, 'twice', again.replace('tel ', '')));
    else {
      // A family has one telephone: it stays with whom the list named first.
      if (row.phone && list.met.has(`tel ${row.phone}`)) delete row.phone;
      for (const key of keys) list.met.add(key);
      read.good.push(row);
    }
  }
  return read;
}

export interface Plan {
  write: (ContactToWrite & { row: ImportRow })[];
  bad: LeftOut[];
  added: number;
  changed: number;
}

/**
 * Who each line is: known by an address or a phone, else somebody new. Two people whom the actor sees on one line are told; one
 * whom only another desk knows is treated as somebody new would be, and what else they have is left alone.
 */
export async function planRows(one: Act, tickets: TicketsOfContacts, rows: readonly ImportRow[]): Promise<Plan> {
  const owners = await ownersOf(one.trx, rows.flatMap(identitiesOf), seeing(tickets, one.actor));
  const byKey = new Map(owners.map((owner) => [`${owner.kind} ${owner.value}`, owner]));
  const plan: Plan = { write: [], bad: [], added: 0, changed: 0 };
  const met = new Set<string>();
  for (const row of rows) {
    const identities = identitiesOf(row);
    // Of somebody with an address the telephone proves nothing.
    const telling = row.addresses.length > 0 ? identities.filter((each) => each.kind === 'email') : identities;
    const theirs = telling.flatMap((each) => {
      const owner = byKey.get(`${each.kind} ${each.value}`);
      return owner ? [owner] : [];
    });
    const seen = [...new Set(theirs.filter((owner) => owner.seen).map((owner) => owner.contactId))];
    const known = seen[0] ?? theirs[0]?.contactId;
    if (seen.length > 1) plan.bad.push(leftOut(row, 'two_people', row.addresses.join(' ')));
    else if (known !== undefined && met.has(known))
      plan.bad.push(leftOut(row, 'twice', row.addresses[0] ?? row.phone ?? ''));
    else {
      if (known !== undefined) met.add(known);
      if (seen.length > 0) plan.changed++;
      else plan.added++;
      const first = row.addresses[0] ?? row.phone ?? '';
      plan.write.push({
        row,
        id: known ?? newId(),
        isNew: known === undefined,
        // Whom only another desk knows gets a name of the list, so that theirs is not told.
        name: row.name ?? (seen.length > 0 ? null : first),
        organizationId: null,
        language: row.language ?? null,
        timeZone: row.timeZone ?? null,
        plan: row.plan ?? null,
        value: row.value ?? null,
        currency: row.currency ?? null,
        vip: row.vip ?? null,
        fields: row.fields,
        note: row.note ?? null,
        identities: identities.filter((each) => !byKey.has(`${each.kind} ${each.value}`)),
        knownIdentityIds: theirs.filter((owner) => owner.contactId === known).map((owner) => owner.identityId),
      });
    }
  }
  return plan;
}

/** Finds the organizations that the lines name, and makes those that are not there. */
export async function nameOrganizations(one: Act, plan: Plan): Promise<void> {
  const named = new Map<string, string>();
  for (const { row } of plan.write)
    if (row.organization && !named.has(row.organization.toLowerCase()))
      named.set(row.organization.toLowerCase(), row.organization);
  if (named.size === 0) return;
  const known = await organizationsByName(one.trx, [...named.keys()]);
  for (const [key, name] of named)
    if (!known.has(key)) known.set(key, await createOrganization(one, { name, domains: [], sharesOn: [] }));
  for (const each of plan.write) each.organizationId = known.get(each.row.organization?.toLowerCase() ?? '') ?? null;
}

function identitiesOf(row: ImportRow): { kind: 'email' | 'phone'; value: string }[] {
  return [
    ...row.addresses.map((value) => ({ kind: 'email' as const, value })),
    ...(row.phone ? [{ kind: 'phone' as const, value: row.phone }] : []),
  ];
}

function leftOut(row: ImportRow, reason: BadLineReason, value: string): LeftOut {
  return { bad: { line: row.line, reason, column: null, value: value.slice(0, LIMITS.name) }, cells: row.cells };
}
