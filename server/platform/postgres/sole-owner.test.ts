import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { becomeSoleOwner, socketFolder } from './sole-owner.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'sportello-owner-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('One owner at a time, and the next as soon as the first has let go', async () => {
  const socket = path.join(folder, 'owner.sock');
  const first = await becomeSoleOwner(socket);
  expect(first).toBeDefined();
  expect(await becomeSoleOwner(socket)).toBeUndefined();
  await first?.release();
  const second = await becomeSoleOwner(socket);
  expect(second).toBeDefined();
  await second?.release();
});

test('Of many who come at once over what a dead owner left, one wins', async () => {
  const socket = path.join(folder, 'owner.sock');
  writeFileSync(socket, '');
  const owners = (await Promise.all(Array.from({ length: 8 }, () => becomeSoleOwner(socket)))).filter(Boolean);
  expect(owners).toHaveLength(1);
  await owners[0]?.release();
});

test('A folder for sockets that others may write is refused', async () => {
  const long = path.join(folder, 'long'.repeat(30));
  mkdirSync(long);
  const mark = createHash('sha256').update(long).digest('hex').slice(0, 16);
  const planted = path.join(os.tmpdir(), `sportello-${mark}`);
  mkdirSync(planted);
  chmodSync(planted, 0o777);
  await expect(socketFolder(long, 20)).rejects.toThrow('is not a safe place');
  rmSync(planted, { recursive: true });
  expect(await socketFolder(long, 20)).toBe(planted);
  rmSync(planted, { recursive: true });
});
