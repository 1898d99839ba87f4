import type { Contact } from '../../../contract/contacts.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { cardFields } from '../card-fields/index.ts';
import type { TicketsOfContacts } from '../contacts/index.ts';
import { asShown, listContacts, seeing, toContacts } from '../contacts/index.ts';
import { contactsExported } from './contact-lists.events.ts';
import { csvLine } from './csv-cells.ts';

/** Contacts that are read at once. */
const PAGE = 500;

export interface WhichToExport {
  search: string | null;
  organizationId: string | null;
  vip: boolean;
}

const HEAD = [
  'name',
  'email',
  'other email',
  'phone',
  'organization',
  'language',
  'time zone',
  'vip',
  'plan',
  'value',
  'currency',
];

/**
 * The contacts that the actor may see and take out, as CSV (UTF-8 with its mark, so that spreadsheets know it), page by page as
 * the reader takes it. That somebody did is kept for owners.
 */
export async function exportContacts(
  platform: Platform,
  tickets: TicketsOfContacts,
  actor: Actor,
  which: WhichToExport,
): Promise<ReadableStream<Uint8Array>> {
  const { db } = platform;
  const searched = which.search !== null || which.organizationId !== null || which.vip;
  await act(platform, actor, async (one) => {
    one.record(contactsExported, { searched });
  });
  const fields = await cardFields(db, 'contact');
  const encoder = new TextEncoder();
  const seen = seeing(tickets, actor, 'contact.export');
  let after: readonly [string, string] | null = null;
  return new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(encoder.encode(`\ufeff${csvLine([...HEAD, ...fields.map((field) => field.name)])}`));
    },
    async pull(controller) {
      const rows = await listContacts(db, { ...which, ...seen, after, limit: PAGE });
      const shown = await toContacts(db, rows);
      const text = shown.map((contact, at) => {
        const found = rows[at];
        const row = found && asShown(found);
        const own = fields.map((field) => wordsOf(row?.fields[field.id], field.choices));
        return csvLine([...cellsOf(contact), row?.plan ?? '', row?.value ?? '', row?.currency ?? '', ...own]);
      });
      if (text.length > 0) controller.enqueue(encoder.encode(text.join('')));
      const last = rows.at(-1);
      if (rows.length < PAGE || !last) controller.close();
      else after = [last.name, last.id];
    },
  });
}

function cellsOf(contact: Contact): string[] {
  const mails = contact.identities.filter((one) => one.kind === 'email');
  const first = mails.find((one) => one.primary)?.value ?? '';
  return [
    contact.name,
    first,
    mails
      .map((one) => one.value)
      .filter((value) => value !== first)
      .join('; '),
    contact.identities.find((one) => one.kind === 'phone')?.value ?? '',
    contact.organization?.name ?? '',
    contact.language ?? '',
    contact.timeZone ?? '',
    contact.vip ? 'yes' : '',
  ];
}

function wordsOf(value: unknown, choices: readonly { id: string; name: string }[]): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map((id) => wordsOf(id, choices)).join('; ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return choices.find((choice) => choice.id === value)?.name ?? String(value);
}
