// Who may import whom: reads every file of the project with dependency-cruiser and names what breaks a rule. First proves,
// with a planted violation of each rule, that it would find it.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import { importRules } from './import-rules/rules.ts';
import { brokenIn, sourceRules } from './import-rules/source-rules.ts';
import { violations } from './import-rules/violations.ts';

const FOLDERS = ['contract', 'server', 'site', 'web', 'widget', 'journeys', 'tools'];
const PROJECT = path.join(import.meta.dirname, '..');

interface Breach {
  rule: string;
  sentence: string;
  /** "file → file", or the file alone. */
  where: string;
}

const options: ICruiseOptions = {
  // The default parser is TypeScript's own, of which it knows no version 7: it would read nothing and find nothing.
  parser: 'swc',
  // Types count: a feature that knows another's inner types is tied to them.
  tsPreCompilationDeps: true,
  doNotFollow: { path: 'node_modules' },
  enhancedResolveOptions: {
    exportsFields: ['exports'],
    conditionNames: ['import', 'node', 'default', 'types'],
    extensions: ['.ts', '.tsx', '.js', '.json'],
  },
  validate: true,
  ruleSet: { forbidden: importRules },
};

async function breachesOf(house: string): Promise<Breach[]> {
  const files = FOLDERS.flatMap((folder) => sourcesUnder(house, folder));
  const { output } = await cruise(files, { ...options, baseDir: house });
  const { modules, summary } = output as ICruiseResult;
  const read = new Set(modules.map((module) => module.source));
  const unread = files.filter((file) => !read.has(file));
  if (unread.length > 0) throw new Error(`These files were not read: ${unread.join(', ')}`);

  const sentences = new Map(importRules.map((rule) => [rule.name, rule.comment]));
  const imports = summary.violations.map(({ rule, from, to, cycle }) => ({
    rule: rule.name,
    sentence: sentences.get(rule.name) ?? '',
    where: cycle ? [from, ...cycle.map((step) => step.name)].join(' → ') : `${from} → ${to}`,
  }));
  const sources = files.flatMap((file) =>
    brokenIn(file, path.join(house, file)).map((rule) => ({ rule: rule.name, sentence: rule.comment, where: file })),
  );
  return [...imports, ...sources];
}

function sourcesUnder(house: string, folder: string): string[] {
  let entries: string[];
  try {
    entries = readdirSync(path.join(house, folder), { recursive: true }) as string[];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  return entries
    .filter((file) => /[.]tsx?$/.test(file))
    .map((file) => path.posix.join(folder, file))
    .sort();
}

/** @returns the rules whose planted violation is missing or was not found. */
async function unprovenRules(): Promise<string[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sportello-imports-'));
  const unproven: string[] = [];
  try {
    for (const { name } of [...importRules, ...sourceRules]) {
      const house = path.join(folder, name);
      for (const [file, source] of Object.entries(violations[name] ?? {})) {
        mkdirSync(path.dirname(path.join(house, file)), { recursive: true });
        writeFileSync(path.join(house, file), source);
      }
      mkdirSync(house, { recursive: true });
      for (const shared of ['node_modules', 'package.json']) {
        symlinkSync(path.join(PROJECT, shared), path.join(house, shared));
      }
      const found = await breachesOf(house);
      if (!found.some((breach) => breach.rule === name)) unproven.push(name);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return unproven;
}

const unproven = await unprovenRules();
for (const name of unproven) {
  process.stdout.write(`The rule ${name} did not find its planted violation (tools/import-rules/violations.ts).\n`);
}
const breaches = await breachesOf(PROJECT);
for (const { where, sentence, rule } of breaches) {
  process.stdout.write(`${where}\n    ${sentence} (${rule})\n`);
}
process.stdout.write(`${importRules.length + sourceRules.length} rules, broken ${breaches.length} times\n`);
process.exitCode = unproven.length + breaches.length > 0 ? 1 : 0;
