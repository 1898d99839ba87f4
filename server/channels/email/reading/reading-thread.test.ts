import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseMail } from './reading.ts';
import { readMail } from './reading-thread.ts';

it('reads a burst of every sample as one by one, errors too', async () => {
  const folder = join(import.meta.dirname, '../samples');
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.eml'));
  const raws = await Promise.all(names.map((name) => readFile(join(folder, name))));
  const settled = await Promise.allSettled(raws.map((raw) => readMail(raw)));
  for (const [index, result] of settled.entries()) {
    const [alone] = await Promise.allSettled([parseMail(raws[index] ?? new Uint8Array())]);
    expect(plain(result), names[index]).toEqual(plain(alone));
    if (result.status === 'rejected') expect(result.reason.name).toBe('MailUnreadable');
  }
});

/** As JSON, so that instants compare by what they say, and bytes by how many there are (their hash stands beside them). */
function plain(result: unknown): unknown {
  return JSON.parse(
    JSON.stringify(result, (key, value) => (key === 'content' ? (value.data ?? Object.keys(value)).length : value)),
  );
}
