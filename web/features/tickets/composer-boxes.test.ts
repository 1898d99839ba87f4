import { expect, test } from 'vitest';
import { withTyped } from './composer-boxes.ts';
import { emptyBox } from './composer-state.ts';

const file = (key: string) => ({ key, name: key, size: 1, state: 'there' as const });

test('what was typed before the kept draft came stands after it, and files and copies of both are there', () => {
  const saved = {
    ...emptyBox,
    html: '<p>Yesterday</p>',
    hasWords: true,
    cc: ['a@x.example'],
    bcc: ['b@x.example'],
    files: [file('1'), file('2')],
  };
  const typed = {
    ...emptyBox,
    html: '<p>Today</p>',
    hasWords: true,
    bcc: ['c@x.example'],
    files: [file('2'), file('3')],
  };
  const both = withTyped(saved, typed);
  expect(both.html).toBe('<p>Yesterday</p><p>Today</p>');
  expect(both.cc).toEqual(['a@x.example']);
  expect(both.bcc).toEqual(['b@x.example', 'c@x.example']);
  expect(both.files.map(({ key }) => key)).toEqual(['1', '2', '3']);
});
