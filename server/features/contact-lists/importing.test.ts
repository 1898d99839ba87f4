import { expect, it } from 'vitest';
import { sql } from '../../platform/db/index.ts';
import { mail, openTicketHouse } from '../../testing/tickets.ts';

const LIST = [
  'Nome;Cognome;E-mail;Telefono;Azienda;VIP;Note',
  'Ada;Neri;ada@postanova.example;+39 051 555 0188;Alta Studio;sì;"Chiama, dopo le dieci"',
  'Ion;Pop;ion@altrove.example;;alta studio;no;',
  ';;not an address;;;;',
  'Zoe;Amari;ada@postanova.example;;;;',
  '"Eva;Open;eva@altrove.example;;;;',
  'Gino;Verdi;it@officinalume.example;;;;',
  'Ugo;=1+1;ugo@altrove.example;;;;',
].join('\r\n');

function form(text: string): FormData {
  const data = new FormData();
  data.set('file', new File([Buffer.from(text, 'latin1')], 'clienti.csv', { type: 'text/csv' }));
  return data;
}

it('takes the good lines in, tells the bad ones, makes nobody double and writes to nobody', async () => {
  const house = await openTicketHouse();
  await house.take(mail({ From: 'A. N. <ada@postanova.example>' }));
  const letters = (await house.outbox()).length;
  const take = async () => {
    const { body: list, status } = await house.call('POST', '/contact-imports', { body: form(LIST) });
    expect(status).toBe(201);
    expect(list).toMatchObject({ encoding: 'windows-1252', delimiter: ';', rows: 7, state: 'uploaded' });
    expect(list.mapping).toEqual(['first_name', 'last_name', 'email', 'phone', 'organization', 'vip', 'note']);
    const { body: trial } = await house.call('POST', `/contact-imports/${list.id}/trial`, {
      body: { mapping: list.mapping },
    });
    expect([trial.good, trial.bad]).toEqual([3, 4]);
    expect(
      (await house.call('POST', `/contact-imports/${list.id}/run`, { body: { mapping: list.mapping } })).status,
    ).toBe(200);
    expect(
      (await house.call('POST', `/contact-imports/${list.id}/run`, { body: { mapping: list.mapping } })).status,
    ).toBe(409);
    await house.runJobs();
    const { body: done } = await house.call('GET', `/contact-imports/${list.id}`);
    expect(done.badLines).toEqual(trial.badLines);
    return done;
  };
  const first = await take();
  expect(first).toMatchObject({ state: 'done', done: 7, added: 2, changed: 1, bad: 4 });
  expect(first.badLines.map((one: { line: number; reason: string }) => [one.line, one.reason])).toEqual([
    [4, 'bad_address'],
    [5, 'twice'],
    [6, 'broken_quotes'],
    [7, 'own_address'],
  ]);
  const people = async () => (await house.call('GET', '/contacts')).body.items;
  const before = await people();
  expect(before.map((one: { name: string }) => one.name)).toEqual(['Ada Neri', 'Ion Pop', 'Ugo =1+1']);
  expect(before[0]).toMatchObject({ vip: true, organization: { name: 'Alta Studio', because: 'set' } });
  expect(before[1].organization.id).toBe(before[0].organization.id);

  expect(await take()).toMatchObject({ state: 'done', added: 0, changed: 3, bad: 4 });
  expect(await people()).toEqual(before);
  const card = (await house.call('GET', `/contacts/${before[0].id}`)).body;
  expect(card.notes.map((one: { text: string }) => one.text)).toEqual(['Chiama, dopo le dieci']);
  expect((await house.outbox()).length).toBe(letters);

  const left = (await house.call('GET', `/contact-imports/${first.id}/bad-lines`)).body;
  expect(left.split('\r\n')[1]).toBe('4,bad_address,,,not an address,,,,');
  expect((await house.call('GET', '/contact-export')).body).toContain('Ugo =1+1,ugo@altrove.example');
  expect((await house.call('GET', '/contact-export')).body).toContain("'+390515550188");
});

it('a list of many is taken in by moments, can be stopped, and is told only to who brought it', async () => {
  const house = await openTicketHouse();
  const lines = Array.from({ length: 1_000 }, (_, at) => `Name ${at},n${at}@many.example`);
  const { body: list } = await house.call('POST', '/contact-imports', {
    body: form(['name,email', ...lines].join('\n')),
  });
  const manager = await house.teammate('manager', { deskId: house.deskId });
  expect((await house.as(manager, 'GET', `/contact-imports/${list.id}`)).status).toBe(404);
  await house.call('POST', `/contact-imports/${list.id}/run`, { body: { mapping: list.mapping } });
  await house.call('DELETE', `/contact-imports/${list.id}/run`);
  await house.runJobs();
  expect((await house.call('GET', `/contact-imports/${list.id}`)).body).toMatchObject({ state: 'stopped', done: 0 });
  const { body: again } = await house.call('POST', '/contact-imports', {
    body: form(['name,email', ...lines].join('\n')),
  });
  await house.call('POST', `/contact-imports/${again.id}/run`, { body: { mapping: again.mapping } });
  await house.runJobs();
  expect((await house.call('GET', `/contact-imports/${again.id}`)).body).toMatchObject({
    state: 'done',
    done: 1_000,
    added: 1_000,
    bad: 0,
  });
});

it('a large list comes in whole, and whoever may not any more takes nothing more in', async () => {
  const house = await openTicketHouse();
  const manager = await house.teammate('manager', { deskId: house.deskId });
  const padding = 'x'.repeat(5_000);
  const lines = Array.from({ length: 1_000 }, (_, at) => `n${at}@many.example,${padding}`);
  const { body: list, status } = await house.as(
    manager,
    'POST',
    '/contact-imports',
    form(['email,note', ...lines].join('\n')),
  );
  expect([status, list.rows]).toEqual([201, 1_000]);
  await house.as(manager, 'POST', `/contact-imports/${list.id}/run`, { mapping: list.mapping });
  await house.call('POST', `/teammates/${manager.id}/deactivation`);
  await house.runJobs();
  const { rows } = await sql<{ state: string; done: number }>`select state, done from contact_imports`.execute(
    house.db,
  );
  expect(rows).toEqual([{ state: 'failed', done: 0 }]);
  expect((await house.call('GET', '/contacts')).body.items).toEqual([]);
});

it('one that broke off goes on where it was, and is not offered when its list is gone', async () => {
  const house = await openTicketHouse();
  const lines = Array.from({ length: 700 }, (_, at) => `n${at}@many.example`);
  const { body: list } = await house.call('POST', '/contact-imports', { body: form(['email', ...lines].join('\n')) });
  const run = () => house.call('POST', `/contact-imports/${list.id}/run`, { body: { mapping: list.mapping } });
  const look = async () => (await house.call('GET', `/contact-imports/${list.id}`)).body;
  await sql`create function break_off() returns trigger language plpgsql as $$ begin raise exception 'broken'; end $$`.execute(
    house.db,
  );
  await sql`create trigger break_off before insert on identities for each row
    when (new.value = 'n450@many.example') execute function break_off()`.execute(house.db);
  await run();
  await house.runJobs();
  expect(await look()).toMatchObject({ state: 'failed', done: 300, added: 300, can: { goOn: true } });
  await sql`drop trigger break_off on identities`.execute(house.db);
  expect((await run()).status).toBe(200);
  await house.runJobs();
  expect(await look()).toMatchObject({ state: 'done', done: 700, added: 700, bad: 0, can: { goOn: false } });
  expect((await run()).status).toBe(409);
  await sql`update contact_imports set state = 'failed'`.execute(house.db);
  expect(await look()).toMatchObject({ can: { goOn: false } });
});

it('forgets whoever is erased, in lines that were left out and in answers that are kept', async () => {
  const house = await openTicketHouse();
  const { body: list } = await house.call('POST', '/contact-imports', { body: form(LIST) });
  expect(JSON.stringify(list.columns)).toContain('ada@postanova.example');
  await house.call('POST', `/contact-imports/${list.id}/run`, { body: { mapping: list.mapping } });
  await house.runJobs();
  const { body: done } = await house.call('GET', `/contact-imports/${list.id}`);
  expect(JSON.stringify(done.columns)).not.toContain('ada@postanova.example');
  const headers = { 'idempotency-key': 'once' };
  const body = { name: 'Bea', identities: [{ kind: 'email', value: 'bea@altrove.example' }] };
  expect((await house.call('POST', '/contacts', { body, headers })).status).toBe(201);
  await house.call('POST', '/views', {
    body: { name: 'Late', scope: 'company', filter: {} },
    headers: { 'idempotency-key': 'two' },
  });

  const kept = async () => {
    const { rows } = await sql<{ all: string }>`select coalesce(string_agg(l::text, ' '), '') || coalesce((
      select string_agg(k::text, ' ') from idempotency_keys k), '') as all from contact_import_lines l`.execute(
      house.db,
    );
    return rows[0]?.all ?? '';
  };
  const before = await kept();
  for (const word of ['ada@postanova.example', 'Zoe', 'once', 'bea@', 'Gino', 'two']) expect(before).toContain(word);
  await sql`update contacts set erased_at = now() where name in ('Ada Neri', 'Bea')`.execute(house.db);
  const after = await kept();
  for (const word of ['ada@postanova.example', 'Zoe', 'once', 'bea@']) expect(after).not.toContain(word);
  for (const word of ['Gino', 'two']) expect(after).toContain(word);
});
