import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openSealer, SealBroken } from './sealing.ts';

const folders: string[] = [];
async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'sportello-seal-'));
  folders.push(made);
  return made;
}
afterAll(async () => {
  for (const made of folders) await rm(made, { recursive: true });
});

describe('a sealed secret', () => {
  it('opens again after a restart, and its key is for its owner alone', async () => {
    const dataDir = await folder();
    const sealed = (await openSealer(dataDir, undefined)).seal('pässword', 'mailbox:1');
    expect(sealed).not.toContain('pässword');
    expect((await openSealer(dataDir, undefined)).open(sealed, 'mailbox:1')).toBe('pässword');
    expect((await stat(join(dataDir, 'secret.key'))).mode & 0o077).toBe(0);
    expect((await readFile(join(dataDir, 'secret.key'), 'utf8')).length).toBeGreaterThan(40);
  });

  it('does not open with another key, for another purpose, or changed', async () => {
    const sealer = await openSealer(await folder(), undefined);
    const other = await openSealer(await folder(), undefined);
    const sealed = sealer.seal('secret', 'mailbox:1');
    expect(() => other.open(sealed, 'mailbox:1')).toThrow(SealBroken);
    expect(() => sealer.open(sealed, 'mailbox:2')).toThrow(SealBroken);
    const last = sealed.at(-2) === 'A' ? 'B' : 'A';
    expect(() => sealer.open(`${sealed.slice(0, -2)}${last}${sealed.at(-1)}`, 'mailbox:1')).toThrow(SealBroken);
    expect(() => sealer.open('v1.short', 'mailbox:1')).toThrow(SealBroken);
  });
});
