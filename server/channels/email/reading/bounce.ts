import { readAddresses } from './addresses.ts';
import type { MailHeaders } from './mail-headers.ts';
import { readMessageId } from './message-ids.ts';
import type { Address, Bounce } from './parsed-mail.ts';
import { oneLine } from './plain-strings.ts';
import type { DetachedPart } from './reducing.ts';

const MAX_DIAGNOSTIC_LENGTH = 1_000;
/** How much of a report's text is searched, where the report is text alone. */
const MAX_SEARCHED = 64 * 1024;

/**
 * Reads a delivery report: by its delivery-status part (RFC 3464), else, from senders that predate or ignore it, by
 * X-Failed-Recipients or by the look of it. Undefined for any other mail, and for reports of success.
 */
export function bounceOf(
  headers: MailHeaders,
  parts: DetachedPart[],
  from: Address | null,
  subject: string,
  text: string,
): Bounce | undefined {
  const report = parts.find(
    ({ contentType, head }) => /^message\/(global-)?delivery-status$/.test(contentType) && head,
  );
  const bounce = report ? statusOf(report) : reportInWords(headers, from, subject, text);
  if (bounce === undefined) return undefined;
  return { ...bounce, ...originalOf(parts, text) };
}

/** The first failed recipient, else the first delayed one; the first block of fields is about the mail as a whole. */
function statusOf(report: DetachedPart): Bounce | undefined {
  const recipients = (report.head ?? Buffer.alloc(0))
    .toString()
    .replaceAll('\r', '')
    .split(/\n[ \t]*\n/)
    .map(fieldsOf)
    .filter((fields) => fields.has('action'));
  const actionOf = (fields: Map<string, string>): string =>
    /^[a-z]+/.exec((fields.get('action') ?? '').toLowerCase())?.[0] ?? '';
  const fields =
    recipients.find((each) => actionOf(each) === 'failed') ?? recipients.find((each) => actionOf(each) === 'delayed');
  if (fields === undefined) return undefined;
  const action = actionOf(fields) === 'failed' ? 'failed' : 'delayed';
  return {
    finalRecipient: addressIn(fields.get('final-recipient') ?? fields.get('original-recipient') ?? ''),
    action,
    status:
      /[245]\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '')?.[0] ?? (action === 'failed' ? '5.0.0' : '4.0.0'),
    diagnostic: oneLine(withoutType(fields.get('diagnostic-code') ?? ''), MAX_DIAGNOSTIC_LENGTH),
  };
}

function fieldsOf(block: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of block.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    if (name && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
}

/** `rfc822; anna@acme.test` → `anna@acme.test` */
function withoutType(value: string): string {
  const semicolon = value.indexOf(';');
  return semicolon >= 0 && /^\s*[\w-]+\s*$/.test(value.slice(0, semicolon)) ? value.slice(semicolon + 1).trim() : value;
}

function addressIn(value: string): string {
  const plain = withoutType(value);
  return readAddresses([plain]).addresses[0]?.address ?? oneLine(plain, MAX_DIAGNOSTIC_LENGTH);
}

const DAEMON = /^(mailer-daemon|postmaster|mail-?delivery.*|.*-bounces?)$/i;
const FAILURE_SUBJECT =
  /undeliver|delivery (?:status|failure|has failed|problem)|failure notice|returned (?:mail|to sender)|mail delivery|mancata consegna|non recapitat|no entregad|no se (?:puede|ha podido) entregar|nelivrat|eroare (?:la )?livrare|unzustellbar|non remis/i;

function reportInWords(headers: MailHeaders, from: Address | null, subject: string, text: string): Bounce | undefined {
  const failed = readAddresses(headers.all('x-failed-recipients')).addresses;
  const local = from?.address.slice(0, from.address.lastIndexOf('@')) ?? '';
  const nobody = DAEMON.test(local) || /^<\s*>$/.test(headers.first('return-path')?.trim() ?? '');
  if (failed.length === 0 && !(nobody && FAILURE_SUBJECT.test(subject))) return undefined;
  const searched = text.slice(0, MAX_SEARCHED);
  const status = /(?<![\d.])[45]\.\d{1,3}\.\d{1,3}(?![\d.])/.exec(searched)?.[0];
  const reply = /(?<!\d)[45]\d\d[ -]/.exec(searched)?.[0];
  const line = lineAround(searched, status ?? reply);
  const delayed = (status ?? reply ?? '5').startsWith('4') || /delay|ritard|retras|întârzi/i.test(subject);
  return {
    finalRecipient: failed[0]?.address ?? /<([^<>\s@]{1,64}@[^<>\s]{1,255})>/.exec(searched)?.[1] ?? '',
    action: delayed ? 'delayed' : 'failed',
    status: status ?? (delayed ? '4.0.0' : '5.0.0'),
    diagnostic: oneLine(line, MAX_DIAGNOSTIC_LENGTH),
  };
}

function lineAround(text: string, found: string | undefined): string {
  const at = found === undefined ? -1 : text.indexOf(found);
  if (at < 0) return text.split('\n').find((line) => line.trim() !== '') ?? '';
  const start = text.lastIndexOf('\n', at) + 1;
  const end = text.indexOf('\n', at);
  return text.slice(start, end < 0 ? undefined : end);
}

/** What the returned mail, or its headers, says of itself. */
function originalOf(parts: DetachedPart[], text: string): Pick<Bounce, 'originalMessageId' | 'originalToken'> {
  const returned = parts.find(
    ({ contentType, head }) => head && /^(message\/(rfc822|global)|text\/rfc822-headers)/.test(contentType),
  );
  const head = returned?.head?.toString() ?? headersWithin(text);
  const fields = fieldsOf(head.replaceAll('\r', '').trimStart().split('\n\n', 1)[0] ?? '');
  const messageId = readMessageId(fields.get('message-id'));
  const sender = ['reply-to', 'from'].flatMap((name) => readAddresses([fields.get(name) ?? '']).addresses)[0];
  return { ...(messageId && { originalMessageId: messageId }), ...(sender && { originalToken: sender.address }) };
}

/** Reports in words quote the mail below a line of dashes; its headers begin at the first line that looks like one. */
function headersWithin(text: string): string {
  const searched = text.slice(0, MAX_SEARCHED);
  const found = /^(?:return-path|received|message-id|from|date|mime-version):.*$/im.exec(searched);
  const messageId = /^message-id:.*$/im.exec(searched);
  if (found === null || messageId === null) return '';
  return searched.slice(found.index);
}
