import { expect, it } from 'vitest';
import { guessMapping } from './columns.ts';
import { readRow } from './reading-rows.ts';

const FIELD = {
  id: '0197b2b4-0000-7000-8000-000000000001',
  of: 'contact' as const,
  name: 'Size',
  kind: 'choice' as const,
  choices: [
    { id: 's', name: 'Small' },
    { id: 'l', name: 'Large' },
  ],
};

it('guesses columns by their names in four languages, and by what stands in them', () => {
  const columns = (...names: string[]) => names.map((name) => ({ name, samples: [] }));
  expect(guessMapping(columns('First Name', 'Surname', 'E-Mail', 'Company', 'x'), [])).toEqual([
    'first_name',
    'last_name',
    'email',
    'organization',
    null,
  ]);
  expect(guessMapping(columns('Nome', 'Cognome', 'Indirizzo e-mail', 'Cellulare'), [])).toEqual([
    'first_name',
    'last_name',
    'email',
    'phone',
  ]);
  expect(guessMapping(columns('Nome', 'Mail', 'Mail', 'SIZE'), [FIELD])).toEqual([
    'name',
    'email',
    'other_email',
    `field:${FIELD.id}`,
  ]);
  expect(guessMapping([{ name: 'A', samples: ['ada@x.example'] }, ...columns('Prénom')], [])).toEqual(['email', null]);
});

it('reads a line, or says which column is wrong and why', () => {
  const read = (mapping: string[], cells: string[]) =>
    readRow({ line: 7, cells, broken: false }, mapping, mapping, [FIELD]);
  const field = `field:${FIELD.id}`;
  expect(
    read(
      ['name', 'email', 'phone', 'value', 'vip', field],
      ['Ada', 'Ada <ADA@x.example>', "'+39 051 55", '1.200,50', 'sì', 'large'],
    ),
  ).toEqual({
    row: {
      line: 7,
      cells: expect.anything(),
      name: 'Ada',
      addresses: ['ada@x.example'],
      phone: '+3905155',
      value: 1200.5,
      vip: true,
      fields: { [FIELD.id]: 'l' },
    },
  });
  const reasons: [string, string, string][] = [
    ['email', 'no at', 'bad_address'],
    ['phone', 'call me', 'bad_phone'],
    ['language', 'klingon tongue', 'bad_language'],
    ['time_zone', 'Mars/North', 'bad_time_zone'],
    ['value', 'much', 'bad_value'],
    ['currency', 'euros', 'bad_currency'],
    ['vip', 'perhaps', 'bad_yes_no'],
    [field, 'Medium', 'bad_choice'],
    ['name', 'x'.repeat(201), 'too_long'],
  ];
  for (const [target, value, reason] of reasons)
    expect(read(['email', target], ['ada@x.example', value]), target).toMatchObject({
      bad: { line: 7, reason, column: target },
    });
  expect(read(['name', 'email'], ['Ada', ' '])).toMatchObject({ bad: { reason: 'no_address' } });
});
