// Writes docs/events.md and docs/permissions.md from the catalogues in the code. With --check it writes nothing and fails
// when one of them is not what it would write.
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { PERMISSIONS, type Permission, ROLES, SCOPES, scopesAllow } from '../contract/permissions.ts';
import { allEventDefinitions, type EventDefinition } from '../server/platform/events/definition.ts';

const PROJECT = path.join(import.meta.dirname, '..');
const NOTE = '<!-- Written by tools/generate-docs.ts; do not change it by hand. -->';

interface JsonSchema {
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function permissions(): string {
  const names = Object.keys(PERMISSIONS) as Permission[];
  const rows = names.map((name) => {
    const { scope, roles } = PERMISSIONS[name];
    const least = SCOPES.find((one) => scopesAllow([one], name)) ?? '';
    return [
      `\`${name}\``,
      scope,
      ...ROLES.map((role) => ((roles as readonly string[]).includes(role) ? 'yes' : '–')),
      least,
    ];
  });
  return [
    NOTE,
    '# Permissions',
    '',
    'A permission is asked about one desk or about the company. A grant is a role on one desk or on all desks, those to come',
    'included; an owner is always one on all. Nothing is allowed that is not here. The source is `contract/permissions.ts`.',
    'Which route asks which role is tried route by route in `server/routes-by-role.table.ts`.',
    '',
    table(['permission', 'asked about', ...ROLES, 'scope that a token needs'], rows),
    '',
    'A token never may more than the person whose it is, and of that only what its scopes leave. `write` brings what `read` does.',
    'Some rights hang on the ticket too: who may change a ticket of somebody else is `ticket.change`, and who holds it needs only',
    '`ticket.change-own`; to take a free ticket is `ticket.take`, to decide for others `ticket.assign`.',
    '',
  ].join('\n');
}

async function events(): Promise<string> {
  const files = globSync('server/features/*/*.events.ts', { cwd: PROJECT }).sort();
  for (const file of files) await import(path.join(PROJECT, file));
  const rows = allEventDefinitions().map((definition) => [
    `\`${definition.name}\``,
    sentenceOf(definition),
    payloadOf(definition),
    definition.audience,
    definition.inTimeline ? 'yes' : '–',
    definition.outward ? 'yes' : '–',
  ]);
  return [
    NOTE,
    '# Events',
    '',
    'What happened, one row each in the log, written in the transaction of the change. A payload holds ids, states and counts,',
    'never names and never words that somebody wrote. Every event also says who did it, when, on which desk and ticket.',
    '',
    '*Seen by*: `desk` – whoever may read tickets of the desk; `company` – everybody who signs in; `owners` – owners only; `actor` – only who did it.',
    '*Timeline*: it stands as a line in the ticket (messages speak for themselves there). *Outward*: webhooks and automations may',
    'use it. The sources are `server/features/*/*.events.ts`; the sentence is the English one of `locales/`.',
    '',
    table(['event', 'sentence', 'payload', 'seen by', 'timeline', 'outward'], rows),
    '',
  ].join('\n');
}

function sentenceOf({ sentence }: EventDefinition): string {
  const [feature = '', ...rest] = sentence.split('.');
  const catalogue: Record<string, string> = JSON.parse(
    readFileSync(path.join(PROJECT, `locales/en/${feature}.json`), 'utf8'),
  );
  const message = catalogue[rest.join('.')];
  if (message === undefined) throw new Error(`There is no sentence ${sentence} in locales/en.`);
  return `\`${message}\``;
}

function payloadOf({ payload }: EventDefinition): string {
  const { properties = {} } = z.toJSONSchema(payload, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  const fields = Object.entries(properties).map(([name, schema]) => `\`${name}\` ${typeOf(schema)}`);
  return fields.join(', ') || '–';
}

function typeOf(schema: JsonSchema): string {
  if (schema.anyOf || Array.isArray(schema.type)) {
    const kinds = schema.anyOf?.map(typeOf) ?? [schema.type].flat().map((type) => typeOf({ ...schema, type }));
    return kinds.includes('null')
      ? `${kinds.filter((kind) => kind !== 'null').join(' or ')} or nothing`
      : kinds.join(' or ');
  }
  if (schema.enum) return `one of ${schema.enum.join(', ')}`;
  if (schema.type === 'array') return `list of ${typeOf(schema.items ?? {})}`;
  if (schema.type === 'object') return `{${Object.keys(schema.properties ?? {}).join(', ')}}`;
  return schema.format === 'uuid' ? 'id' : (schema.type ?? 'anything');
}

const isCheck = process.argv.includes('--check');
const pages = { 'docs/permissions.md': permissions(), 'docs/events.md': await events() };
for (const [file, text] of Object.entries(pages)) {
  const absolute = path.join(PROJECT, file);
  if (!isCheck) writeFileSync(absolute, text);
  else if (readOrNothing(absolute) !== text) {
    process.stdout.write(`${file} is not what the code says any more: run node tools/generate-docs.ts\n`);
    process.exitCode = 1;
  }
}

function readOrNothing(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}
