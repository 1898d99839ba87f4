import type { BadLine, BadLineReason } from '../../../contract/contact-lists.ts';
import type { CardField } from '../../../contract/contacts.ts';
import { MOST_VALUE, phone } from '../../../contract/contacts.ts';
import type { FieldValue } from '../../../contract/field-values.ts';
import { LIMITS, mailAddress, timeZone } from '../../../contract/shapes.ts';
import { readFieldValue, readNumber } from '../card-fields/index.ts';
import { identityValue } from '../contacts/index.ts';
import { plainCell } from './csv-cells.ts';
import type { CsvRecord } from './csv-records.ts';

/** One line as it would be kept; what the line says nothing of is absent, and stays as it is. */
export interface ImportRow {
  line: number;
  cells: string[];
  /** The first is by what the line is known again. */
  addresses: string[];
  phone?: string;
  name?: string;
  organization?: string;
  language?: string;
  timeZone?: string;
  plan?: string;
  value?: number;
  currency?: string;
  vip?: boolean;
  note?: string;
  fields: Record<string, FieldValue>;
}

const YES = /^(?:1|x|yes|y|true|vip|s[iìí]|da|vero|verdadero|adevarat|adevărat)$/i;
const NO = /^(?:0|no|n|false|nu|falso|fals|-)$/i;
const LONGEST_NOTE = 10_000;
const LANGUAGE_NAMES: Readonly<Record<string, string>> = {
  english: 'en',
  inglese: 'en',
  ingles: 'en',
  inglés: 'en',
  engleza: 'en',
  engleză: 'en',
  italian: 'it',
  italiano: 'it',
  italiana: 'it',
  italiană: 'it',
  spanish: 'es',
  spagnolo: 'es',
  español: 'es',
  espanol: 'es',
  spaniola: 'es',
  spaniolă: 'es',
  romanian: 'ro',
  rumeno: 'ro',
  rumano: 'ro',
  romana: 'ro',
  română: 'ro',
  french: 'fr',
  francese: 'fr',
  francés: 'fr',
  franceza: 'fr',
  german: 'de',
  tedesco: 'de',
  alemán: 'de',
  germana: 'de',
};

class Unfit extends Error {
  readonly reason: BadLineReason;
  readonly at: number;
  constructor(reason: BadLineReason, at: number) {
    super(reason);
    this.reason = reason;
    this.at = at;
  }
}

/**
 * A line read by its mapping; pure. Good, or the reason why it is left out, with the column that is meant. An empty cell says
 * nothing.
 */
export function readRow(
  record: CsvRecord,
  head: readonly string[],
  mapping: readonly (string | null)[],
  fields: readonly CardField[],
): { row: ImportRow } | { bad: BadLine } {
  const bad = (reason: BadLineReason, at: number | null): { bad: BadLine } => ({
    bad: {
      line: record.line,
      reason,
      column: at === null ? null : (head[at] ?? null),
      value: (at === null ? record.cells.join(' ') : (record.cells[at] ?? '')).slice(0, LIMITS.name),
    },
  });
  if (record.broken) return bad('broken_quotes', null);
  const row: ImportRow = { line: record.line, cells: record.cells, addresses: [], fields: {} };
  const names = { first: '', last: '' };
  try {
    for (const [at, target] of mapping.entries()) {
      const cell = plainCell(record.cells[at] ?? '').trim();
      if (target === null || cell === '') continue;
      readCell(row, names, target, cell, at, fields);
    }
  } catch (error) {
    if (error instanceof Unfit) return bad(error.reason, error.at);
    throw error;
  }
  row.addresses = [...new Set(row.addresses)];
  row.name ??= [names.first, names.last].filter((part) => part !== '').join(' ') || undefined;
  if (row.name === undefined) delete row.name;
  if (row.addresses.length === 0 && row.phone === undefined) return bad('no_address', null);
  return { row };
}

function readCell(
  row: ImportRow,
  names: { first: string; last: string },
  target: string,
  cell: string,
  at: number,
  fields: readonly CardField[],
): void {
  const short = (): string => {
    if (cell.length > LIMITS.name) throw new Unfit('too_long', at);
    return cell;
  };
  switch (target) {
    case 'name':
      row.name = short();
      return;
    case 'first_name':
      names.first = short();
      return;
    case 'last_name':
      names.last = short();
      return;
    case 'email':
      row.addresses.unshift(addressIn(cell, at));
      return;
    case 'other_email':
      for (const one of cell.split(/[;,\s]+/)) if (one !== '') row.addresses.push(addressIn(one, at));
      return;
    case 'phone':
      if (!phone.safeParse(cell).success) throw new Unfit('bad_phone', at);
      row.phone = identityValue({ kind: 'phone', value: cell });
      return;
    case 'organization':
      row.organization = short();
      return;
    case 'language':
      row.language = languageIn(cell, at);
      return;
    case 'time_zone':
      if (!timeZone.safeParse(cell).success) throw new Unfit('bad_time_zone', at);
      row.timeZone = cell;
      return;
    case 'plan':
      row.plan = short();
      return;
    case 'value': {
      const number = readNumber(cell.replace(/[€$£]/g, ''));
      if (number === null || number < 0 || number > MOST_VALUE) throw new Unfit('bad_value', at);
      row.value = number;
      return;
    }
    case 'currency':
      if (!/^[a-z]{3}$/i.test(cell)) throw new Unfit('bad_currency', at);
      row.currency = cell.toUpperCase();
      return;
    case 'vip':
      if (!YES.test(cell) && !NO.test(cell)) throw new Unfit('bad_yes_no', at);
      row.vip = YES.test(cell);
      return;
    case 'note':
      if (cell.length > LONGEST_NOTE) throw new Unfit('too_long', at);
      row.note = cell;
      return;
    default: {
      const field = fields.find((one) => `field:${one.id}` === target);
      if (!field) return;
      const read = readFieldValue(field, cell);
      if ('misfit' in read) throw new Unfit(read.misfit, at);
      row.fields[field.id] = read.value;
    }
  }
}

/** `Giulia Ferraro <giulia@…>` as well as the bare address. */
function addressIn(cell: string, at: number): string {
  const bare = /<([^<>]+)>\s*$/.exec(cell)?.[1] ?? cell.replace(/^mailto:/i, '');
  if (!mailAddress.safeParse(bare).success) throw new Unfit('bad_address', at);
  return identityValue({ kind: 'email', value: bare });
}

function languageIn(cell: string, at: number): string {
  const word = cell.toLowerCase().replace('_', '-');
  const named = LANGUAGE_NAMES[word];
  if (named) return named;
  if (!/^[a-z]{2,3}(?:-[a-z]{2})?$/.test(word)) throw new Unfit('bad_language', at);
  return word.split('-')[0] ?? word;
}
