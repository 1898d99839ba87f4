import { describe, expect, test } from 'vitest';
import { desk } from '../../../contract/desks.ts';
import { openTestHouse } from '../../testing/index.ts';
import { deskBook } from './desk-book.ts';

describe('desks', () => {
  test('an owner opens one, changes it and gives it addresses', async () => {
    const house = await openTestHouse();
    const made = await house.call('POST', '/desks', {
      body: {
        name: 'IT desk',
        audience: 'internal',
        languages: ['en', 'it'],
        timeZone: 'Europe/Rome',
        address: 'IT@officinalume.example',
      },
    });
    expect(made.status).toBe(201);
    expect(desk.parse(made.body)).toMatchObject({ name: 'IT desk', addresses: ['it@officinalume.example'] });

    const id = made.body.id;
    const hours = [{ day: 1, from: '08:00', to: '24:00' }];
    const changed = await house.call('PATCH', `/desks/${id}`, { body: { hours, replyTargetMinutes: 60 } });
    expect(changed).toMatchObject({ status: 200, body: { hours, replyTargetMinutes: 60, name: 'IT desk' } });

    const address = await house.call('POST', `/desks/${id}/addresses`, {
      body: { address: 'help@officinalume.example' },
    });
    expect(address.body.addresses).toEqual(['it@officinalume.example', 'help@officinalume.example']);
    expect((await house.call('DELETE', `/desks/${id}/addresses/IT@officinalume.example`)).status).toBe(204);

    const { body } = await house.call('GET', '/desks');
    expect(body.items.map((each: { name: string; addresses: string[] }) => [each.name, each.addresses])).toEqual([
      ['Customer desk', ['support@officinalume.example']],
      ['IT desk', ['help@officinalume.example']],
    ]);
    const book = await deskBook(house.platform.db);
    expect(book.byAddress('HELP@officinalume.example')?.id).toBe(id);
    expect(book.byAddress('it@officinalume.example')).toBeUndefined();
    expect(book.first()?.name).toBe('Customer desk');
  });

  test('an address belongs to one desk, and the last one stays', async () => {
    const house = await openTestHouse();
    const taken = await house.call('POST', '/desks', {
      body: { name: 'Second', languages: ['en'], timeZone: 'UTC', address: 'Support@officinalume.example' },
    });
    expect(taken).toMatchObject({ status: 409, body: { errors: [{ path: 'address' }] } });
    const last = await house.call('DELETE', `/desks/${house.deskId}/addresses/support@officinalume.example`);
    expect(last.status).toBe(409);
    expect((await house.call('GET', '/desks')).body.items).toHaveLength(1);
  });

  test.each([
    [{ hours: [{ day: 1, from: '10:00', to: '09:00' }] }, 'hours.0.to'],
    [{ hours: [{ day: 8, from: '10:00', to: '11:00' }] }, 'hours.0.day'],
    [{ timeZone: 'Mars/Olympus' }, 'timeZone'],
    [{ replyTargetMinutes: 0 }, 'replyTargetMinutes'],
    [{ helpUrl: 'javascript:alert(1)' }, 'helpUrl'],
    [{ languages: ['de'] }, 'languages.0'],
  ])('refuses %j with the field’s path', async (body, path) => {
    const house = await openTestHouse();
    const answer = await house.call('PATCH', `/desks/${house.deskId}`, { body });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ path }] } });
  });

  test('the list pages by key', async () => {
    const house = await openTestHouse();
    for (const name of ['B', 'C', 'D']) {
      const body = { name, languages: ['en'], timeZone: 'UTC', address: `${name}@officinalume.example` };
      await house.call('POST', '/desks', { body });
    }
    const first = await house.call('GET', '/desks?limit=3');
    const second = await house.call('GET', `/desks?limit=3&cursor=${first.body.nextCursor}`);
    expect([...first.body.items, ...second.body.items].map(({ name }: { name: string }) => name)).toEqual([
      'Customer desk',
      'B',
      'C',
      'D',
    ]);
    expect(second.body.nextCursor).toBeNull();
  });
});

describe('templates', () => {
  test('ours are there in every language of the desk; one’s own replaces them until it is put away', async () => {
    const house = await openTestHouse();
    const path = `/desks/${house.deskId}/templates`;
    const before = await house.call('GET', path);
    expect(before.body.items).toHaveLength(12);
    expect(before.body.items.every(({ own }: { own: boolean }) => !own)).toBe(true);

    const body = '<p>Ciao {{ contact.first_name }}</p>';
    const saved = await house.call('PUT', `${path}/auto_reply/it`, {
      body: { subject: 'Re: {{ ticket.subject }}', body },
    });
    expect(saved).toMatchObject({ status: 200, body: { kind: 'auto_reply', language: 'it', own: true, body } });
    const after = await house.call('GET', path);
    expect(after.body.items.filter(({ own }: { own: boolean }) => own)).toHaveLength(1);

    expect((await house.call('DELETE', `${path}/auto_reply/it`)).status).toBe(204);
    expect((await house.call('GET', path)).body).toEqual(before.body);
  });

  test('every template of ours is one that could be saved', async () => {
    const house = await openTestHouse();
    const path = `/desks/${house.deskId}/templates`;
    for (const { kind, language, subject, body } of (await house.call('GET', path)).body.items) {
      const saved = await house.call('PUT', `${path}/${kind}/${language}`, { body: { subject, body } });
      expect([kind, language, saved.status]).toEqual([kind, language, 200]);
    }
  });

  test('a mistake is told when saving, with its line, and nothing is saved', async () => {
    const house = await openTestHouse();
    const path = `/desks/${house.deskId}/templates`;
    const answer = await house.call('PUT', `${path}/footer/en`, { body: { body: '<p>a</p>\n{{ contact.nickname }}' } });
    expect(answer).toMatchObject({
      status: 422,
      body: {
        line: 2,
        detail: 'Line 2: there is no “contact.nickname” to fill in.',
        errors: [{ path: 'body', line: 2 }],
      },
    });
    expect((await house.call('GET', path)).body.items.some(({ own }: { own: boolean }) => own)).toBe(false);
  });

  test('a preview shows a draft within the whole mail, and saves nothing', async () => {
    const house = await openTestHouse();
    const path = `/desks/${house.deskId}/templates/preview`;
    const footer = { kind: 'footer', language: 'it', subject: '', body: '<p>Via Zamboni, Bologna</p>' };
    const { status, body } = await house.call('POST', path, { body: footer });
    expect(status).toBe(200);
    expect(body.text).toContain('Buongiorno Giulia');
    expect(body.text).toContain('Via Zamboni, Bologna');
    expect(body.html).toContain('<html lang="it">');
    const slow = `{% assign a = "0123456789" %}${'{% assign a = a | append: a %}'.repeat(40)}{{ a }}`;
    expect((await house.call('POST', path, { body: { ...footer, body: slow } })).status).toBe(422);
  });
});
