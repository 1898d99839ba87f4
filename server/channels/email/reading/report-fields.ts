import { readAddresses } from './addresses.ts';
import { oneLine } from './plain-strings.ts';

const MAX_ADDRESS_TEXT = 320;

/** Fields of one block of a report (RFC 3464, 5965, 8098): name in lower case, unfolded; of two with one name the first counts. */
export type ReportFields = Map<string, string>;

/** The blocks of a report, or the headers of a returned mail as the first of them. */
export function reportBlocks(head: Buffer | string): ReportFields[] {
  return head
    .toString()
    .replace(/\r\n?/g, '\n')
    .trimStart()
    .split(/\n[ \t]*\n/)
    .map(reportFields);
}

export function reportFields(block: string): ReportFields {
  const fields: ReportFields = new Map();
  for (const line of block.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    if (name && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
}

/** `rfc822; anna@acme.test` → `anna@acme.test` */
export function withoutType(value: string): string {
  const semicolon = value.indexOf(';');
  return semicolon >= 0 && /^\s*[\w.-]+\s*$/.test(value.slice(0, semicolon))
    ? value.slice(semicolon + 1).trim()
    : value;
}

/** The address in a typed field; what stands there, when it is none. */
export function addressIn(value: string): string {
  const plain = withoutType(value);
  return readAddresses([plain]).addresses[0]?.address ?? oneLine(plain, MAX_ADDRESS_TEXT);
}
