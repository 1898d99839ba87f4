import './contacts.tables.ts';
import type { FieldValue } from '../../../contract/field-values.ts';
import type { Trx } from '../../platform/db/index.ts';
import { insertRows, sql } from '../../platform/db/index.ts';
import { newId } from '../../platform/ids/index.ts';
import { FACTS_HELD } from './cards.queries.ts';
import { openIdentity } from './listing.queries.ts';

/** One of many, as a list has them; what it says nothing of is null and stays as it was. */
export interface ContactToWrite {
  id: string;
  isNew: boolean;
  /** Of somebody new the address, where the list has no name. */
  name: string | null;
  organizationId: string | null;
  language: string | null;
  timeZone: string | null;
  plan: string | null;
  value: number | null;
  currency: string | null;
  vip: boolean | null;
  fields: Record<string, FieldValue>;
  note: string | null;
  /** That nobody has yet. */
  identities: { kind: 'email' | 'phone'; value: string }[];
  /** That they have already: from now on they count as known from the list too. */
  knownIdentityIds: string[];
}

/** Writes many at once, in a few statements. The caller holds the intake's lock, so that one address is one person. */
export async function writeContacts(
  trx: Trx,
  contacts: readonly ContactToWrite[],
  by: { id: string | null; name: string },
  at: Temporal.Instant,
): Promise<void> {
  if (contacts.length === 0) return;
  const now = at.toString();
  await insertRows(
    trx,
    'contacts',
    contacts
      .filter((one) => one.isNew)
      .map((one) => ({ id: one.id, name: one.name ?? '', created_at: now, updated_at: now, added_at: now })),
  );
  const changes = contacts.map((one) => ({
    id: one.id,
    name: one.name,
    organization_id: one.organizationId,
    language: one.language,
    time_zone: one.timeZone,
    plan: one.plan,
    value: one.value,
    currency: one.currency,
    vip: one.vip,
    fields: one.fields,
    said: factsSaid(one),
  }));
  await sql`update contacts set name = coalesce(w.name, contacts.name), updated_at = ${now}::timestamptz,
      added_at = coalesce(contacts.added_at, ${now}::timestamptz), spam_only = false,
      organization_id = coalesce(w.organization_id, contacts.organization_id),
      language = coalesce(w.language, contacts.language),
      language_set_at = case when w.language is null then contacts.language_set_at else ${now}::timestamptz end,
      time_zone = coalesce(w.time_zone, contacts.time_zone), plan = coalesce(w.plan, contacts.plan),
      value = coalesce(w.value, contacts.value), currency = coalesce(w.currency, contacts.currency),
      vip_at = case when w.vip then coalesce(contacts.vip_at, ${now}::timestamptz) when not w.vip then null else contacts.vip_at end,
      fields = contacts.fields || w.fields,
      closed_facts = array(select f from unnest(case when contacts.added_at is null then ${FACTS_HELD}
        else contacts.closed_facts end) f where not f = any(w.said))
    from json_to_recordset(${JSON.stringify(changes)}) as w(id uuid, name text, organization_id uuid, language text,
      time_zone text, plan text, value numeric, currency text, vip boolean, fields jsonb, said text[])
    where contacts.id = w.id`.execute(trx);
  await insertRows(
    trx,
    'identities',
    contacts.flatMap((one) =>
      one.identities.map(({ kind, value }) => ({
        id: newId(),
        contact_id: one.id,
        kind,
        value,
        source: 'imported',
        added_by: by.id,
        created_at: now,
      })),
    ),
  );
  const known = contacts.flatMap((one) => one.knownIdentityIds);
  if (known.length > 0)
    await sql`update identities set source = 'imported', added_by = ${by.id}::uuid, closed_at = null
      where id = any(${known}::uuid[]) and not ${openIdentity('identities')}`.execute(trx);
  const notes = contacts.flatMap((one) =>
    one.note === null ? [] : [{ id: newId(), contact_id: one.id, text: one.note }],
  );
  // The same list once more brings no second note.
  if (notes.length > 0)
    await sql`insert into contact_notes (id, contact_id, text, author_id, author_name, created_at)
      select w.id, w.contact_id, w.text, ${by.id}::uuid, ${by.name}, ${now}::timestamptz
      from json_to_recordset(${JSON.stringify(notes)}) as w(id uuid, contact_id uuid, text text)
      where not exists (select 1 from contact_notes n where n.contact_id = w.contact_id and n.text = w.text)`.execute(
      trx,
    );
}

/** As `closed_facts` has them: everybody who sees the card is shown what a list says. */
function factsSaid(one: ContactToWrite): string[] {
  const { organizationId, language, timeZone, plan, value, currency, vip } = one;
  const facts = { organizationId, language, timeZone, plan, value, currency, vip };
  return [
    ...Object.entries(facts).flatMap(([fact, said]) => (said === null ? [] : [fact])),
    ...Object.keys(one.fields).map((fieldId) => `fields.${fieldId}`),
  ];
}
