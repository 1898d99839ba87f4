import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';

function run(lock: object, ...args: string[]) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'sportello-lock-'));
  const file = path.join(folder, 'package-lock.json');
  writeFileSync(file, JSON.stringify(lock));
  const tool = path.join(import.meta.dirname, 'complete-lock.ts');
  const { status, stdout } = spawnSync(process.execPath, [tool, ...args], { cwd: folder, encoding: 'utf8' });
  const packages = JSON.parse(readFileSync(file, 'utf8')).packages;
  rmSync(folder, { recursive: true });
  return { status, stdout, packages };
}

const lacking = {
  packages: {
    '': { name: 'it' },
    'node_modules/fast': {
      version: '1.0.0',
      dev: true,
      optionalDependencies: {
        '@fast/linux-x64': '1.0.0',
        '@fast/linux-arm64-musl': '1.0.0',
        '@fast/darwin-arm64': '1.0.0',
        fsevents: '~2.3',
      },
    },
    'node_modules/@fast/linux-x64': { version: '1.0.0', integrity: 'sha512-…', optional: true },
  },
};

test('Packages of other platforms are named with where they run, others are left alone', () => {
  const { packages } = run(lacking);
  expect(packages['node_modules/@fast/darwin-arm64']).toEqual({
    version: '1.0.0',
    os: ['darwin'],
    cpu: ['arm64'],
    dev: true,
    optional: true,
  });
  expect(packages['node_modules/@fast/linux-arm64-musl']).toMatchObject({
    os: ['linux'],
    cpu: ['arm64'],
    libc: ['musl'],
  });
  expect(packages['node_modules/@fast/linux-x64'].integrity).toBe('sha512-…');
  expect(packages['node_modules/fsevents']).toBeUndefined();
  expect(run({ packages }, '--check').status).toBe(0);
});

test('The check names what is missing and any address of a registry', () => {
  const missing = run(lacking, '--check');
  expect(missing.status).toBe(1);
  expect(missing.stdout).toContain('package-lock.json lacks @fast/darwin-arm64@1.0.0');
  const address = run(
    { packages: { 'node_modules/one': { resolved: 'https://registry.example.org/one.tgz' } } },
    '--check',
  );
  expect(address.status).toBe(1);
  expect(address.stdout).toContain("a registry's address for node_modules/one");
});
