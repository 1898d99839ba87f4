import { changeContactForm } from '../features/contact-form/settings.ts';
import { createField } from '../features/fields/defining-fields.ts';
import { fieldsOfDesk, requestTypesOfDesk } from '../features/fields/index.ts';
import { changeRequestType, createRequestType } from '../features/fields/request-types.ts';
import type { Platform } from '../platform/act.ts';
import { act } from '../platform/act.ts';
import { formFields, formSites, formTypes } from './content/form.ts';
import { addFormVisits } from './dressing.queries.ts';
import type { Sample } from './founding.ts';
import { personIn } from './founding.ts';

/** The customers' contact form as the company has set it, and a month of people who wrote on it or found an answer. */
export async function dressForm(platform: Platform, sample: Sample, now: Temporal.Instant): Promise<void> {
  const deskId = sample.deskIds.get('customer') ?? '';
  await act(platform, personIn(sample, 'marta-rinaldi'), async (one) => {
    for (const { key, kind, labels, helps } of formFields)
      await createField(one, deskId, { key, kind, labels, helps, audience: 'customer' });
    const fields = await fieldsOfDesk(one.trx, deskId);
    const ready = await requestTypesOfDesk(one.trx, deskId);
    const ids: string[] = [];
    for (const { key, icon, names, fields: keys } of formTypes) {
      const form = keys.flatMap((wanted) => {
        const field = fields.find((each) => each.key === wanted);
        return field ? [{ fieldId: field.id, required: false, audience: 'customer' as const }] : [];
      });
      const known = ready.find((type) => type.key === key);
      if (known) await changeRequestType(one, known.id, { names, form });
      ids.push(known?.id ?? (await createRequestType(one, deskId, { key, names, icon, form })));
    }
    await changeContactForm(one, deskId, { requestTypes: ids, sites: formSites });
  });
  await addFormVisits(platform.db, deskId, now);
}
