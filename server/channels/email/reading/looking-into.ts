import type { CalendarFact } from '../../../../contract/reading.ts';
import { readCalendar } from './calendar.ts';
import { textOf } from './encoded-words.ts';
import { CALENDAR_TYPES, type PartHeader } from './part-header.ts';
import * as limits from './reading-limits.ts';
import { isLetterContainer } from './seals.ts';
import { readCms } from './signed-content.ts';
import { readTnef, type TnefContent } from './tnef.ts';

/** Attachments whose first bytes, or all, are held while they are stored, because more is to be had from them. */
export type LookedInto = 'report' | 'tnef' | 'calendar' | 'signature' | 'container';

/** What a part is to be looked into as, by its type or, where the type says nothing, by its name. */
export function lookedIntoAs(header: PartHeader): LookedInto | undefined {
  const { type, disposition } = header;
  const { value } = type;
  if (/^(message\/|text\/rfc822)/.test(value)) return 'report';
  if (CALENDAR_TYPES.has(value)) return 'calendar';
  if (/^application\/(vnd\.)?ms-tnef$/.test(value)) return 'tnef';
  if (/^application\/((x-)?pkcs7|pgp)-signature$/.test(value)) return 'signature';
  if (!/^application\/(octet-stream|(x-)?pkcs7-mime)$/.test(value)) return undefined;
  if (isLetterContainer(header)) return 'container';
  const name = disposition.parameters.get('filename') ?? type.parameters.get('name') ?? '';
  return name.toLowerCase() === 'winmail.dat' ? 'tnef' : undefined;
}

/** Bytes to hold of each. */
export const HELD_BYTES: Record<LookedInto, number> = {
  report: limits.REPORT_HEAD_BYTES,
  tnef: limits.MAX_TNEF_BYTES,
  calendar: limits.MAX_CALENDAR_LENGTH,
  signature: limits.MAX_SIGNATURE_BYTES,
  container: limits.MAX_SEALED_BYTES,
};

/** The calendar of a part, with the method that its header says. */
export function calendarIn(held: Buffer, { type }: PartHeader): CalendarFact | undefined {
  const text = textOf(held, type.parameters.get('charset'));
  return readCalendar(text, type.parameters.get('method') ?? '');
}

/** A winmail.dat unpacked; undefined when there is nothing in it, so that it stays a file. */
export function unpackedTnef(held: Buffer): TnefContent | undefined {
  const content = readTnef(held);
  return content && (content.files.length > 0 || content.text || content.html) ? content : undefined;
}

/** What lies within an opaquely signed container: a MIME entity. */
export function signedEntity(held: Buffer): Buffer | undefined {
  const content = readCms(held)?.content;
  // A signed document is no entity: it stays the file that it is.
  return content && /^\s*(content-|mime-version)/i.test(content.toString('latin1', 0, 200)) ? content : undefined;
}
