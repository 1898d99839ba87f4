import { readStructuredHeader, type StructuredHeader } from './structured-header.ts';

/** What the header of one part says of its body. */
export interface PartHeader {
  bytes: Buffer;
  type: StructuredHeader;
  disposition: StructuredHeader;
  rawType: string;
  rawDisposition: string;
  encoding: string;
}

export const CALENDAR_TYPES = new Set(['text/calendar', 'application/ics']);
export const LETTER_TYPES = new Set(['text/plain', 'text/html']);
/** The same letter once more for special readers; nobody misses it. */
export const SECOND_RENDERINGS = new Set(['text/x-amp-html', 'text/watch-html']);

/** The boundary of a multipart, undefined for all else. */
export function boundaryOf({ value, parameters }: StructuredHeader): string | undefined {
  return value.startsWith('multipart/') ? parameters.get('boundary') || undefined : undefined;
}

/** A type that says nothing, or a multipart without its boundary: shown as text rather than not at all. */
export function isBroken(type: StructuredHeader): boolean {
  return !type.value.includes('/') || (type.value.startsWith('multipart/') && boundaryOf(type) === undefined);
}

/** Reads the header lines of a part; `parentSubtype` is the kind of multipart around it, '' for none. */
export function readPartHeader(bytes: Buffer, parentSubtype: string): PartHeader {
  const found = new Map<string, string>();
  for (const line of bytes
    .toString()
    .replace(/\r\n[ \t]/g, ' ')
    .split('\r\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    if (name.startsWith('content-') && !found.has(name)) found.set(name, line.slice(colon + 1).trim());
  }
  const fallback = parentSubtype === 'digest' ? 'message/rfc822' : 'text/plain';
  const rawType = found.get('content-type') || fallback;
  const rawDisposition = found.get('content-disposition') ?? '';
  return {
    bytes,
    type: readStructuredHeader(rawType),
    disposition: readStructuredHeader(rawDisposition),
    rawType,
    rawDisposition,
    encoding: found.get('content-transfer-encoding') ?? '',
  };
}

/** The parameters of a header as they stand, from the first semicolon on. */
export function withoutValue(header: string): string {
  const semicolon = header.indexOf(';');
  return semicolon < 0 ? '' : header.slice(semicolon);
}
