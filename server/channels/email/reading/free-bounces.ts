import { readAddresses } from './addresses.ts';
import { bounceReason, isHard } from './bounce-reasons.ts';
import { enhancedCode, MAX_DIAGNOSTIC_LENGTH } from './delivery-status.ts';
import type { MailHeaders } from './mail-headers.ts';
import type { Address, BouncedRecipient } from './parsed-mail.ts';
import { oneLine } from './plain-strings.ts';
import type { ReportFields } from './report-fields.ts';
import { reportFields } from './report-fields.ts';

/** How much of a report's text is searched, and how many of its lines; what matters stands above the returned mail. */
const MAX_SEARCHED = 32 * 1024;
const MAX_LINES = 400;
/** Recipients that one report in words is read for. */
const MAX_NAMED = 20;
/** Lines that name the same recipient and are looked at: once for people, once for administrators, once in a transcript. */
const MAX_PLACES = 4;
/** Lines below a recipient that may tell why. */
const LINES_BELOW = 14;

/** Local parts of programs that carry mail. */
const CARRIER =
  /^(?:mailer-?daemon|postmaster|mail-?delivery.*|mail-?daemon|mdaemon|.*-bounces?|bounces?|mmdf|uucp|microsoftexchange[0-9a-f]{32})$/i;

/** Subjects of reports that are not of RFC 3464, or of those that are, in the languages of their programs. */
const FAILURE_SUBJECT = new RegExp(
  [
    'undeliver',
    'delivery (?:status|failure|has failed|problem|report|failed|incomplete)',
    'delivery notification',
    'failure notice',
    'failed (?:mail|delivery)',
    'returned (?:mail|to sender)',
    'mail delivery',
    'mail (?:failure|could not be)',
    'nondeliverable',
    'non-?delivery',
    'could not (?:be delivered|send)',
    "couldn'?t be delivered",
    'warning: (?:could not|message)',
    'delayed (?:mail|message)',
    '(?:mail|message) (?:\\S+ ){0,3}delayed',
    'mancata consegna',
    'non recapitat',
    'non recapitabile',
    'recapito non riuscito',
    'consegna (?:non riuscita|fallita)',
    'no entregad',
    'no se (?:puede|ha podido|pudo) entregar',
    'error (?:de|en la) entrega',
    'notificaci[oó]n de(?:l)? estado de(?: la)? entrega',
    'nelivra',
    'eroare (?:la |de )?livrare',
    'livrare nereu',
    'unzustellbar',
    'zustell(?:ung|fehler|bericht)',
    'non remis',
    '[ée]chec de (?:la )?(?:remise|distribution)',
    'n[ãa]o (?:foi )?(?:é poss[ií]vel )?(?:entregue|entregar)',
    'falha na entrega',
    'onbestelbaar',
    'niemo[żz]liwe do dostarczenia',
    'niedostarcz',
    'недоставлен',
    'не удалось доставить',
    'det g[åa]r inte att leverera',
    'olevererbart',
    'teslim edilemedi',
    '配信不能',
    '送信できませんでした',
    '无法(?:送达|投递)',
    '未送达',
    '退信',
  ].join('|'),
  'i',
);

const DELAY_WORDS =
  /delay|will be retried|will retry|still trying|not yet been delivered|ritard|retras|întârzi|verzöger|en attente|atras|vertraag|opóźni|задерж|försen|gecik|遅延|延迟/i;

/** Where the returned mail begins: nothing below it tells why. */
const RETURNED_MARK =
  /^(?:[-=_ ]{3,}.*(?:copy of|original (?:message|mail)|unsent message|returned message|message (?:header|follows)|below this line|forwarded).*|original message (?:headers|follows).*|-{3,}.{0,60}transcript of original.*)$/i;

export function isCarrier(from: Address | null): boolean {
  return CARRIER.test(from?.address.slice(0, from.address.lastIndexOf('@')) ?? '');
}

/** Whether a mail is a report by the looks of it, for those that have no delivery-status part. */
export function looksLikeReport(headers: MailHeaders, from: Address | null, subject: string): boolean {
  if (headers.has('x-failed-recipients')) return true;
  const nobody = isCarrier(from) || /^<\s*>$/.test(headers.first('return-path')?.trim() ?? '');
  return nobody && FAILURE_SUBJECT.test(subject);
}

/**
 * Who could not be reached, and why, in a report that says it in words: those named by X-Failed-Recipients, else the
 * addresses above the returned mail that it went to, else all that are named there.
 */
export function bouncesInWords(headers: MailHeaders, subject: string, text: string): BouncedRecipient[] {
  const returned = returnedHeaders(text);
  const lines = explanation(text);
  const named = namedIn(lines);
  const failed = readAddresses(headers.all('x-failed-recipients')).addresses.map(({ address }) => address);
  const sentTo = readAddresses([returned.get('to') ?? '', returned.get('cc') ?? '']).addresses.map(({ address }) =>
    address.toLowerCase(),
  );
  const written = [...named.keys()].filter((address) => sentTo.includes(address.toLowerCase()));
  const chosen = failed.length > 0 ? failed : written.length > 0 ? written : [...named.keys()];
  const late = DELAY_WORDS.test(subject);
  const others = [...named.values()].flat();
  return (chosen.length > 0 ? chosen : ['']).slice(0, MAX_NAMED).map((recipient) => {
    // Some name them twice: in words for people, and with a code for administrators.
    const places = named.get(recipient) ?? named.get(recipient.toLowerCase()) ?? [0];
    const elsewhere = new Set(others.filter((line) => !places.includes(line)));
    const told = places.map((at) => oneLine(answerBelow(lines, at, elsewhere), MAX_DIAGNOSTIC_LENGTH));
    const most = Math.max(...told.map(tellingOf));
    const diagnostic = told.find((each) => tellingOf(each) === most) ?? '';
    const code = enhancedCode(diagnostic);
    const passing = (code ?? replyCode(diagnostic) ?? '5').startsWith('4') || late;
    const action = passing ? 'delayed' : 'failed';
    const status = code ?? (passing ? '4.0.0' : '5.0.0');
    const reason = bounceReason(status, diagnostic);
    return {
      recipient,
      originalRecipient: recipient,
      action,
      status,
      diagnostic,
      reason,
      hard: isHard(action, status, reason),
    };
  });
}

/** The headers of the mail that came back, where they stand in the text; empty where there are none. */
export function returnedHeaders(text: string): ReportFields {
  const searched = text.slice(0, MAX_SEARCHED);
  // Above them stand words of the report, which may begin with "From:" as well: the block that has the Message-ID counts.
  const messageId = /^[ \t>]{0,8}message-id:.*$/im.exec(searched);
  if (messageId === null) return new Map();
  const start = searched.lastIndexOf('\n\n', messageId.index) + 1;
  const end = searched.indexOf('\n\n', messageId.index);
  const block = searched
    .slice(start, end < 0 ? undefined : end)
    .replace(/^\n+/, '')
    .split('\n');
  const indent = /^[ \t>]*/.exec(block.find((line) => /message-id:/i.test(line)) ?? '')?.[0].length ?? 0;
  return reportFields(block.map((line) => line.slice(Math.min(indent, line.search(/[^ \t>]|$/)))).join('\n'));
}

/** The subject of the letter where the report names it in a line of its own, and nothing else of it. */
export function subjectInWords(text: string): string {
  return /^[ \t>]{0,12}subject:[ \t]*(\S[^\n]{0,998})$/im.exec(text.slice(0, MAX_SEARCHED))?.[1]?.trim() ?? '';
}

function explanation(text: string): string[] {
  const lines = text.slice(0, MAX_SEARCHED).split('\n', MAX_LINES);
  const end = lines.findIndex(
    (line, index) =>
      index > 0 &&
      (RETURNED_MARK.test(line.slice(0, 200).trim()) ||
        /^(?:return-path|received|message-id|mime-version):/i.test(line)),
  );
  return end < 0 ? lines : lines.slice(0, end);
}

/** Addresses in the order of their lines; those of programs, and those that a line says to write to, are nobody's. */
function namedIn(lines: readonly string[]): Map<string, number[]> {
  const named = new Map<string, number[]>();
  lines.forEach((line, index) => {
    if (
      /postmaster|mailer-daemon|abuse@|contact|helpdesk|for (?:further )?(?:assistance|help)|<<< |>>> MAIL|reporting-mta/i.test(
        line,
      )
    )
      if (!/^[ \t]*<?[^\s<>@]{1,64}@[^\s<>]{1,255}>?:?[ \t]*$/.test(line)) return;
    for (const [, address = ''] of line
      .slice(0, 1_000)
      .matchAll(/(?<![\w.+-])([\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8})/g)) {
      const clean = address.replace(/^[^\w]+/, '');
      if (named.size < MAX_NAMED && !named.has(clean) && !isCarrier({ name: '', address: clean })) named.set(clean, []);
      const at = named.get(clean);
      if (at !== undefined && at.length < MAX_PLACES && at.at(-1) !== index) at.push(index);
    }
  });
  return named;
}

/** How much a line tells: a code says more than words, and words more than a name. */
function tellingOf(line: string): number {
  if (enhancedCode(line) !== undefined) return 3;
  if (replyCode(line) !== undefined) return 2;
  return bounceReason('', line) === 'unknown' ? 0 : 1;
}

function replyCode(line: string): string | undefined {
  return /(?<![\d.])[45]\d\d(?=[ \t-])/.exec(line)?.[0];
}

/** Whether a line goes on in the next: it is a code alone, or the next one is further in. */
function continued(lines: readonly string[], at: number): boolean {
  const [line = '', next = ''] = [lines[at], lines[at + 1]];
  const indent = (words: string): number => words.search(/\S|$/);
  return next.trim() !== '' && (/^\S*\s*\S{0,12}$/.test(line.trim()) || indent(next) > indent(line));
}

/** The line that gives a code, at or below the recipient's; else the first one below it that says something. */
function answerBelow(lines: readonly string[], at: number, others: ReadonlySet<number>): string {
  const below: string[] = [];
  for (let index = at; index < Math.min(lines.length, at + LINES_BELOW); index++) {
    if (index > at && others.has(index) && !/\b[45]\d\d\b|#\d\.\d/.test(lines[index] ?? '')) break;
    below.push((lines[index] ?? '').trim());
  }
  const telling = below.findIndex((line) => enhancedCode(line) !== undefined || replyCode(line) !== undefined);
  const found =
    telling >= 0
      ? // A code that stands alone is told about on the next line.
        `${below[telling]} ${continued(lines, at + telling) ? (below[telling + 1] ?? '') : ''}`
      : (below.slice(1).find((line) => /\p{L}{3}/u.test(line) && !/^because:?$/i.test(line)) ?? below[0] ?? '');
  return found
    .replace(/^<?[^\s<>]{1,320}@[^\s<>]{1,255}>?:?\s+host \S{1,300} said:\s*/i, '')
    .replace(
      /^(?:<<<|\(reason:|reason:|diagnostic(?:-code)?:(?: smtp;)?|the (?:response|error)(?: from the remote server)? was:)\s*/i,
      '',
    )
    .trim();
}
