/** As far as the comparison of parsers uses it. */
declare module 'mailparser' {
  interface ParsedAddress {
    value: { name: string; address?: string; group?: { name: string; address?: string }[] }[];
  }
  interface SimpleMail {
    subject?: string;
    text?: string;
    html?: string | false;
    from?: ParsedAddress;
    to?: ParsedAddress | ParsedAddress[];
    attachments: { filename?: string; content: Buffer }[];
  }
  export function simpleParser(source: Buffer): Promise<SimpleMail>;
}
