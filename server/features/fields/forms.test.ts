import { expect, it } from 'vitest';
import { READY_REQUEST_TYPES } from '../../../contract/fields.ts';
import { openTicketHouse } from '../../testing/tickets.ts';
import { makeMissingRequestTypes } from './index.ts';

it('eight request types come with every desk, in the languages of whoever reads, and once', async () => {
  const house = await openTicketHouse();
  const reader = await house.teammate('agent', { deskId: house.itDeskId, locale: 'it' });
  const { body } = await house.as(reader, 'GET', '/request-types');
  expect(body.items.map((type: { key: string }) => type.key)).toEqual([...READY_REQUEST_TYPES]);
  expect(body.items.map((type: { name: string }) => type.name)).toContain('Esame di un contratto');
  const { body: fields } = await house.as(reader, 'GET', '/fields');
  const bug = body.items.find((type: { key: string }) => type.key === 'bug');
  const labels = bug.form.map(
    (item: { fieldId: string }) => fields.items.find((field: { id: string }) => field.id === item.fieldId).key,
  );
  expect(labels).toEqual(['steps', 'expected', 'version']);

  // A desk from before gets them; what it put away does not come back.
  await house.call('POST', `/request-types/${bug.id}/archival`);
  await house.db.deleteFrom('tickets').execute();
  for (const table of ['request_types', 'fields', 'ready_request_types'] as const)
    await house.db.deleteFrom(table).where('desk_id', '=', house.deskId).execute();
  await makeMissingRequestTypes(house.platform);
  await makeMissingRequestTypes(house.platform);
  const all = (await house.call('GET', '/request-types')).body.items;
  expect(all.filter((type: { deskId: string }) => type.deskId === house.deskId)).toHaveLength(8);
  expect(all.filter((type: { deskId: string }) => type.deskId === house.itDeskId)).toHaveLength(7);
});

it("a ticket has its desk's own fields, checked by their kind, and what its form asks for", async () => {
  const house = await openTicketHouse();
  const { deskId, itDeskId } = house;
  const manager = await house.teammate('manager', { deskId });
  const agent = await house.teammate('agent', { deskId });
  const define = async (body: object) => house.as(manager, 'POST', `/desks/${deskId}/fields`, body);
  const frame = (await define({ kind: 'text', labels: { en: 'Frame number', it: 'Numero di telaio' } })).body;
  expect(frame).toMatchObject({ key: 'frame_number', label: 'Frame number', everywhere: true, can: { change: true } });
  expect((await define({ kind: 'choice', labels: { en: 'Part' } })).status).toBe(422);
  expect((await define({ kind: 'number', labels: { en: 'N' }, least: 5, most: 1 })).status).toBe(422);
  expect((await define({ kind: 'text', labels: {} })).status).toBe(422);
  const options = [{ names: { en: 'Battery' } }, { names: { en: 'Motor' } }];
  const part = (await define({ kind: 'choice', labels: { en: 'Part' }, options })).body;
  const price = (await define({ kind: 'number', labels: { en: 'Price' }, least: 0 })).body;
  expect((await house.as(agent, 'POST', `/desks/${deskId}/fields`, { kind: 'text', labels: { en: 'X' } })).status).toBe(
    403,
  );

  const repair = await house.as(manager, 'POST', `/desks/${deskId}/request-types`, {
    names: { en: 'Repair', it: 'Riparazione' },
    form: [{ fieldId: part.id, required: true }],
    defaults: { priority: 'high', tags: ['workshop'] },
  });
  expect(repair.body).toMatchObject({ key: 'repair', form: [{ fieldId: part.id, audience: 'customer' }] });

  const create = (more: object) =>
    house.call('POST', '/tickets', {
      body: { subject: 'Lamp', text: 'Hm', contact: { address: 'a@riders.example' }, ...more },
    });
  expect((await create({ requestType: 'nothing of ours' })).body.detail).toContain('repair');
  expect((await create({ requestType: 'repair' })).body.errors).toMatchObject([{ path: 'fields.part' }]);
  const made = await create({ requestType: 'Riparazione', fields: { part: 'battery', [price.id]: 12.5 } });
  expect(made.body).toMatchObject({
    requestType: { id: repair.body.id, key: 'repair', name: 'Repair' },
    priority: 'high',
    tags: ['workshop'],
    fields: { [part.id]: part.options[0].id, [price.id]: 12.5 },
  });
  // The documented ones need nothing more.
  expect((await create({ requestType: 'bug' })).body.requestType.key).toBe('bug');

  const path = `/tickets/${made.body.id}`;
  const fill = (fields: object) => house.as(agent, 'PATCH', path, { fields });
  const refused = await fill({ price: -1, part: 'saddle', weight: 3 });
  expect(refused.body.errors.map((error: { path: string }) => error.path)).toEqual([
    'fields.price',
    'fields.part',
    'fields.weight',
  ]);
  expect((await fill({ part: null })).body.errors).toMatchObject([{ path: 'fields.part' }]);
  expect((await fill({ price: null, frame_number: ' AB 12 ' })).body.fields).toEqual({
    [part.id]: part.options[0].id,
    [frame.id]: 'AB 12',
  });
  const told = (await house.events()).filter((event) => event.name === 'ticket.field-changed');
  expect(told.map((event) => event.payload)).toEqual([
    { fieldId: price.id, kind: 'number', set: false, from: 12.5, to: null },
    // What somebody typed is in no event.
    { fieldId: frame.id, kind: 'text', set: true, from: null, to: null },
  ]);

  // On another desk nothing of this one's is shown but what it calls the same; coming back, all is there again.
  const theirs = (
    await house.call('POST', `/desks/${itDeskId}/fields`, {
      body: { kind: 'choice', key: 'part', labels: { en: 'Part' }, options: [{ names: { en: 'battery' } }] },
    })
  ).body;
  const moved = await house.call('PUT', `${path}/desk`, { body: { deskId: itDeskId } });
  expect(moved.body).toMatchObject({ requestType: null, fields: { [theirs.id]: theirs.options[0].id } });
  expect(Object.keys(moved.body.fields)).toEqual([theirs.id]);
  const back = await house.call('PUT', `${path}/desk`, { body: { deskId } });
  expect(back.body.fields).toEqual({ [part.id]: part.options[0].id, [frame.id]: 'AB 12' });

  // Archived, a field is shown no more and its values are kept; an option that was left out stays where it was chosen.
  await house.as(manager, 'POST', `/fields/${frame.id}/archival`);
  expect(Object.keys((await house.ticket(made.body.id)).fields)).toEqual([part.id]);
  await house.as(manager, 'DELETE', `/fields/${frame.id}/archival`);
  expect((await house.ticket(made.body.id)).fields[frame.id]).toBe('AB 12');
  const kept = { id: part.options[1].id, names: { en: 'Motor' } };
  const changed = await house.as(manager, 'PATCH', `/fields/${part.id}`, { options: [kept] });
  expect(changed.body.options.map((option: { archived: boolean }) => option.archived)).toEqual([false, true]);
  expect((await house.ticket(made.body.id)).fields[part.id]).toBe(part.options[0].id);
});
