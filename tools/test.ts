// Runs the checks and the tests, and ends with one line: "N passed, N failed". Started by bin/test.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const HELP = `bin/test                everything
bin/test --unit         what needs neither browser nor mail client, without the checks
bin/test --long         everything and the slow proofs
bin/test mail closing   tests whose path holds one of the words
bin/test types          one check by its name: types, style, lock, imports, docs, weight, unused
`;

interface Check {
  name: string;
  words: string;
  command: string[];
  /** A file without which there is nothing to check. */
  needs?: string;
}

const checks: Check[] = [
  { name: 'types', words: 'Types of the server', command: ['node_modules/.bin/tsc', '-p', 'tsconfig.server.json'] },
  { name: 'types', words: 'Types of the app', command: ['node_modules/.bin/tsc', '-p', 'tsconfig.web.json'] },
  {
    name: 'style',
    words: 'Format and lint',
    command: ['node_modules/.bin/biome', 'check', '--error-on-warnings', '.'],
  },
  { name: 'lock', words: 'Lock file', command: [process.execPath, 'tools/complete-lock.ts', '--check'] },
  {
    name: 'imports',
    words: 'Who may import whom',
    command: [process.execPath, 'tools/check-imports.ts'],
    needs: 'tools/check-imports.ts',
  },
  { name: 'docs', words: 'Written references', command: [process.execPath, 'tools/generate-docs.ts', '--check'] },
  {
    name: 'weight',
    words: 'Weight of the app',
    command: [process.execPath, 'tools/check-weight.ts'],
    needs: 'build/web/.vite/manifest.json',
  },
  { name: 'unused', words: 'Dead code', command: ['node_modules/.bin/knip', '--no-progress'], needs: 'knip.ts' },
];

const tally = { passed: 0, failed: 0 };

async function main(args: string[]): Promise<void> {
  if (args.includes('--help')) {
    process.stdout.write(HELP);
    return;
  }
  const strange = args.find((arg) => arg.startsWith('-') && !['--unit', '--long'].includes(arg));
  if (strange) {
    process.stdout.write(`bin/test does not know ${strange}.\n${HELP}`);
    process.exitCode = 2;
    return;
  }
  const words = args.filter((arg) => !arg.startsWith('-'));
  const unit = args.includes('--unit');
  const named = checks.filter((check) => words.includes(check.name));
  const filters = words.filter((word) => !checks.some((check) => check.name === word));

  if (process.env.SPORTELLO_BUILD_FAILED) tally.failed += 1;
  const programsThere = unit || installPrograms();
  for (const check of words.length > 0 ? named : unit ? [] : checks) {
    if (!check.needs || existsSync(check.needs)) await runCheck(check);
  }
  if (programsThere && (words.length === 0 || filters.length > 0)) {
    await runTests({ unit, long: args.includes('--long'), filters });
  }
  process.stdout.write(`${tally.passed} passed, ${tally.failed} failed\n`);
  process.exitCode = tally.failed > 0 || tally.passed === 0 ? 1 : 0;
}

/** What the journeys start, and Debian's package of it. */
const PROGRAMS = { chromium: 'chromium', swaks: 'swaks', dovecot: 'dovecot-imapd', postfix: 'postfix' };

/** Browser, mail client and mail servers. Root on Debian gets them installed; anybody else is told how. */
function installPrograms(): boolean {
  // Servers stand where only root looks by itself.
  const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin` };
  const missing = Object.entries(PROGRAMS)
    .filter(([program]) => spawnSync('which', [program], { env }).status !== 0)
    .map(([, name]) => name);
  if (missing.length === 0) return true;
  const line = `apt-get install --yes --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid?.() === 0 && spawnSync('which', ['apt-get']).status === 0) {
    process.stdout.write(`Installing ${missing.join(' and ')} with apt …\n`);
    const done = spawnSync('sh', ['-c', `apt-get update --quiet=2 && ${line} --quiet=2`], {
      env: { ...env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    if (done.status === 0) return true;
    process.stdout.write('That failed. ');
  }
  process.stdout.write(`The tests need ${missing.join(' and ')}; on Debian: sudo ${line}\n`);
  tally.failed += 1;
  return false;
}

async function runCheck(check: Check): Promise<void> {
  const began = performance.now();
  const { code, output } = await run(check.command);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  if (code === 0) {
    tally.passed += 1;
    process.stdout.write(`ok      ${check.words} (${seconds} s)\n`);
  } else {
    tally.failed += 1;
    process.stdout.write(`${output.trimEnd()}\nfailed  ${check.words} (${seconds} s)\n`);
  }
}

function run(command: string[]): Promise<{ code: number | null; output: string }> {
  const [file = '', ...args] = command;
  return new Promise((resolve) => {
    const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => resolve({ code: null, output: `${output}${error.message}\n` }));
    child.on('close', (code) => resolve({ code, output }));
  });
}

async function runTests(options: { unit: boolean; long: boolean; filters: string[] }): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'sportello-test-'));
  const report = path.join(folder, 'report.json');
  const args = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  if (options.unit) args.push('--project', 'parts');
  const env = { ...process.env, ...(options.long ? { LONG_TESTS: '1' } : {}) };
  const child = spawn(process.execPath, [...args, ...options.filters], {
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  count(report, code);
  rmSync(folder, { recursive: true });
}

/** A suite that cannot even be loaded has no tests to count, and an error between tests belongs to none: each is one failure. */
function count(report: string, code: number | null): void {
  if (!existsSync(report)) {
    tally.failed += 1;
    return;
  }
  const found: {
    numPassedTests: number;
    numFailedTests: number;
    testResults: { status: string; assertionResults: unknown[] }[];
  } = JSON.parse(readFileSync(report, 'utf8'));
  const unloaded = found.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  tally.passed += found.numPassedTests;
  tally.failed += found.numFailedTests + unloaded;
  if (code !== 0 && found.numFailedTests + unloaded === 0) tally.failed += 1;
}

await main(process.argv.slice(2));
