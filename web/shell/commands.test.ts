import { expect, test } from 'vitest';
import { type Command, matchingCommands } from './commands.ts';

const command = (label: string, alias?: string): Command => ({
  id: label,
  label,
  group: '',
  run: () => undefined,
  ...(alias ? { alias } : {}),
});
const commands = [
  command('Go to snoozed'),
  command('Snooze until tomorrow, 09:00'),
  command('Snooze until Giulia writes'),
  command('Căutare avansată'),
  command('Settings', 'preferences'),
];
const found = (typed: string) => matchingCommands(commands, typed).map(({ label }) => label);

test('every typed word begins a word, and labels that begin so come first', () => {
  expect(found('snoo')).toEqual(['Snooze until tomorrow, 09:00', 'Snooze until Giulia writes', 'Go to snoozed']);
  expect(found('snoo giu')).toEqual(['Snooze until Giulia writes']);
  expect(found('ooze')).toEqual([]);
});
test('accents and capitals do not matter, other names count', () => {
  expect(found('CAUT')).toEqual(['Căutare avansată']);
  expect(found('pref')).toEqual(['Settings']);
});
test('nothing typed offers everything', () => expect(found('  ')).toHaveLength(commands.length));
