import { changeContact, createContact } from '../features/contacts/changing.ts';
import { addIdentity } from '../features/contacts/identities.ts';
import { mergeContact } from '../features/contacts/merging.ts';
import { writeNote } from '../features/contacts/notes.ts';
import { ticketsOfContacts } from '../features/tickets/index.ts';
import type { Platform } from '../platform/act.ts';
import type { MovableClock } from '../platform/clock/index.ts';
import { contactOf, contacts, organizations } from './company.ts';
import { contactFacts, contactNotes, likelyDouble, mergedContact, organizationNotes } from './content/cards.ts';
import { contactsByAddress } from './dressing.queries.ts';
import type { Sample } from './founding.ts';
import { personIn } from './founding.ts';

/** What teammates wrote on the cards of people and organizations, at its time. */
export async function dressCards(
  platform: Platform & { clock: MovableClock },
  sample: Sample,
  now: Temporal.Instant,
): Promise<void> {
  const daysAgo = (days: number): void => platform.clock.set(now.subtract({ hours: 24 * days }));
  const known = await contactsByAddress(platform.db);
  const idOf = (key: string): string | undefined => known.get(contactOf(key)?.email ?? '');
  const marta = personIn(sample, 'marta-rinaldi');

  daysAgo(150);
  for (const { key, organizationKey, email } of contacts) {
    const organization = organizations.find((each) => each.key === organizationKey);
    const id = idOf(key);
    // Whose address is the organization's belongs to it by that.
    if (!id || !organization || email.endsWith(`@${organization.domain}`)) continue;
    const organizationId = sample.organizationIds.get(organization.key) ?? null;
    await changeContact(platform, ticketsOfContacts, marta, id, { organizationId });
  }
  for (const [key, facts] of Object.entries(contactFacts)) {
    const id = idOf(key);
    if (!id) continue;
    const values = { 'customer-since': facts.since, orders: facts.orders, 'how-they-write': facts.writes };
    const fields = Object.fromEntries(
      Object.entries(values).flatMap(([name, value]) =>
        value === undefined ? [] : [[sample.cardFieldIds.get(name) ?? '', value]],
      ),
    );
    await changeContact(platform, ticketsOfContacts, marta, id, { fields, plan: facts.plan, vip: facts.vip });
    if (facts.phone) {
      const identity = { kind: 'phone' as const, value: facts.phone, guessed: false };
      await addIdentity(platform, ticketsOfContacts, marta, id, identity);
    }
    if (facts.handle) {
      const identity = { kind: 'handle' as const, value: facts.handle, guessed: true };
      await addIdentity(platform, ticketsOfContacts, marta, id, identity);
    }
  }
  for (const [key, byKey, days, text] of contactNotes) {
    const contactId = idOf(key);
    daysAgo(days);
    if (contactId) await writeNote(platform, ticketsOfContacts, personIn(sample, byKey), { contactId }, text);
  }
  for (const [key, byKey, days, text] of organizationNotes) {
    daysAgo(days);
    const organizationId = sample.organizationIds.get(key) ?? '';
    await writeNote(platform, ticketsOfContacts, personIn(sample, byKey), { organizationId }, text);
  }
  daysAgo(likelyDouble.daysAgo);
  await createContact(platform, ticketsOfContacts, personIn(sample, likelyDouble.byKey), {
    name: likelyDouble.name,
    identities: [
      { kind: 'email', value: likelyDouble.email, guessed: false },
      { kind: 'phone', value: likelyDouble.phone, guessed: false },
    ],
  });
  daysAgo(mergedContact.daysAgo);
  const by = personIn(sample, mergedContact.byKey);
  const contactId = await createContact(platform, ticketsOfContacts, by, {
    name: mergedContact.name,
    identities: [{ kind: 'email', value: mergedContact.email, guessed: false }],
  });
  const intoId = idOf(mergedContact.into);
  if (intoId) await mergeContact(platform, ticketsOfContacts, by, { contactId, intoId });
}
