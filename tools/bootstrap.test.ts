import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

let project: string;

/** A project with the real set-up script and, in place of the bundler, a program that notes what it is asked to build. */
beforeEach(() => {
  project = mkdtempSync(path.join(os.tmpdir(), 'sportello set-up '));
  mkdirSync(path.join(project, 'tools'));
  cpSync(path.join(import.meta.dirname, 'bootstrap.sh'), path.join(project, 'tools/bootstrap.sh'));
  mkdirSync(path.join(project, 'node_modules/vite/bin'), { recursive: true });
  write(
    'node_modules/vite/bin/vite.js',
    `const fs = require('node:fs');
     const out = process.argv[process.argv.indexOf('--outDir') + 1];
     fs.appendFileSync('built.log', require('node:path').basename(out) + '\\n');
     if (fs.existsSync('broken')) { console.error('line 7 is wrong'); process.exit(1); }
     fs.mkdirSync(out, { recursive: true });
     fs.writeFileSync(out + '/main.js', fs.readFileSync('server/main.ts'));`,
  );
  mkdirSync(path.join(project, 'server'));
  mkdirSync(path.join(project, 'web'));
  write('server/main.ts', 'one');
  write('web/index.html', 'page');
});

afterEach(() => rmSync(project, { recursive: true, force: true }));

function write(file: string, text: string): void {
  writeFileSync(path.join(project, file), text);
}

function build(): { status: number | null; said: string } {
  const script = `source "$1/tools/bootstrap.sh"; NODE=${process.execPath}; build`;
  const { status, stderr } = spawnSync('bash', ['-c', script, 'bash', project], { encoding: 'utf8' });
  return { status, said: stderr };
}

/** The parts that were built since the last call. */
function built(): string[] {
  const log = path.join(project, 'built.log');
  const parts = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
  rmSync(log, { force: true });
  return parts;
}

test('Only what changed is built again', () => {
  build();
  expect(built()).toEqual(['server.new', 'web.new']);
  expect(build().said).toBe('');
  expect(built()).toEqual([]);
  write('server/added.ts', '');
  build();
  expect(built()).toEqual(['server.new']);
  rmSync(path.join(project, 'server/added.ts'));
  build();
  expect(built()).toEqual(['server.new']);
  write('server/main.test.ts', 'tests are no part of the product');
  build();
  expect(built()).toEqual([]);
});

test('A change that keeps size and time of modification is seen', () => {
  const file = path.join(project, 'server/main.ts');
  const { atime, mtime } = statSync(file);
  build();
  built();
  writeFileSync(file, 'two');
  utimesSync(file, atime, mtime);
  build();
  expect(built()).toEqual(['server.new']);
  expect(readFileSync(path.join(project, 'build/server/main.js'), 'utf8')).toBe('two');
});

test('A build that fails says why, keeps the one before, and is tried again', () => {
  build();
  built();
  write('server/main.ts', 'three');
  write('broken', '');
  const { status, said } = build();
  expect(status).not.toBe(0);
  expect(said).toContain('line 7 is wrong');
  expect(readFileSync(path.join(project, 'build/server/main.js'), 'utf8')).toBe('one');
  rmSync(path.join(project, 'broken'));
  expect(build().status).toBe(0);
  expect(readFileSync(path.join(project, 'build/server/main.js'), 'utf8')).toBe('three');
});

test('Two commands at once build once', () => {
  const slow = path.join(project, 'node_modules/vite/bin/vite.js');
  appendFileSync(slow, '\nAtomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 400);');
  const script = `source "$1/tools/bootstrap.sh"; NODE=${process.execPath}; (build) & (build) & wait`;
  spawnSync('bash', ['-c', script, 'bash', project]);
  expect(built().sort()).toEqual(['server.new', 'web.new']);
});
