import { storable } from './plain-strings.ts';

/** One header field: its name in lower case, its value unfolded and not decoded. */
export interface HeaderField {
  key: string;
  value: string;
}

/** The fields of a header in their order, fit to be stored. A line without a colon becomes a field without value, as it stands. */
export function readHeaderFields(header: Buffer): HeaderField[] {
  return storable(header.toString())
    .split(/\r\n(?![ \t])/)
    .filter((field) => field !== '')
    .map((field) => {
      const line = field.replaceAll('\r\n', '');
      const colon = line.indexOf(':');
      // Only blank and tab: a name with other blanks around it is another name, which no strict reader would take for this.
      const name = colon < 0 ? line : line.slice(0, colon);
      return {
        key: trimmedBlanks(name).toLowerCase(),
        value: colon < 0 ? '' : trimmedBlanks(line.slice(colon + 1).replaceAll('\r', ' ')),
      };
    });
}

function trimmedBlanks(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

/** The lines that describe the body below, which is all that a parser of the body needs. */
export function contentHeaders(header: Buffer): Buffer {
  return Buffer.from(
    header
      .toString('latin1')
      .split(/\r\n(?![ \t])/)
      .filter((field) => /^content-/i.test(field))
      .map((field) => `${field}\r\n`)
      .join(''),
    'latin1',
  );
}
