/**
 * How mail programs announce that someone else's words follow. Every test here looks at one line, or a few short ones, with
 * patterns that cannot backtrack far: the whole stays linear in the length of the mail.
 */

/** Longer lines, or groups of lines, announce nothing. */
const MAX_ANNOUNCEMENT_LENGTH = 400;
const MAX_ANNOUNCEMENT_LINES = 4;

/** Words with which "On Monday … Anna wrote:" begins, in the languages of common mail programs. */
const BEGINS = /^(?:on|at|il|lo|el|en|în|in|la|pe|am|le|em|no dia|op|den|w dniu|dnia)\s/i;
/** … and ends. In German and Dutch the name may come after the verb. */
const ENDS =
  /(?:wrote|writes|said|ha scritto|scrive|scriveva|escribi[óo]|a scris|scris|schrieb|a écrit|écrivait|escreveu|schreef|skrev|napisał(?:\(a\))?)\s?:$|\b(?:schrieb|schreef)\b.{1,200}:$/i;
const HAS_TIME_OR_ADDRESS = /\d{1,2}[:.h]\d{2}|@/;

export function isQuoted(line: string): boolean {
  return /^[ \t]{0,3}[>|]/.test(line) && !/^[ \t]{0,3}\|.*\|\s*$/.test(line);
}

export function isBlank(line: string): boolean {
  return line.trim() === '';
}

/** How many lines from `at` on say "On … wrote:"; 0 when they do not. `certain` says it has a time or an address in it. */
export function attributionAt(lines: string[], at: number): { length: number; certain: boolean } {
  const first = lines[at]?.trim() ?? '';
  if (first === '' || first.length > MAX_ANNOUNCEMENT_LENGTH || isQuoted(first)) return NONE;
  const alone = announcementBefore(first);
  const begins = BEGINS.test(first) || /^\d{4}-\d\d-\d\d|^<?\S+@\S+>?,?$/.test(first);
  if (alone !== undefined && begins && HAS_TIME_OR_ADDRESS.test(alone)) return { length: 1, certain: true };
  let joined = '';
  for (let length = 1; length <= MAX_ANNOUNCEMENT_LINES; length++) {
    const line = lines[at + length - 1]?.trim() ?? '';
    if (line === '' || isQuoted(line)) break;
    joined = joined === '' ? line : `${joined} ${line}`;
    if (joined.length > MAX_ANNOUNCEMENT_LENGTH) break;
    if (line.endsWith(':') && ENDS.test(joined) && (begins || length === 1))
      return { length, certain: begins && HAS_TIME_OR_ADDRESS.test(joined) };
  }
  return NONE;
}

const NONE = { length: 0, certain: false };

/** Yahoo on phones lets the quote begin in the same line, some spaces after "wrote:". */
function announcementBefore(line: string): string | undefined {
  const announcement = line.split(/:\s{2,}/, 1)[0] ?? '';
  return announcement.length < line.length && ENDS.test(`${announcement}:`) ? announcement : undefined;
}

const SEPARATOR_WORDS = [
  'original (?:message|email)',
  'messaggio originale',
  'mensaje original',
  'mesaj(?:ul)? (?:original|ini[țţt]ial)',
  '(?:original|ursprüngliche )nachricht',
  "message d['’]origine",
  'mensagem original',
  'oorspronkelijk bericht',
  'forwarded (?:message|by .{1,100})',
  'messaggio inoltrato',
  'mensaje reenviado',
  'mesaj (?:redirec[țţt]ionat|transmis)',
  'weitergeleitete nachricht',
  'message transféré',
].join('|');
const SEPARATOR = new RegExp(`^\\s*[-_=*]{2,40}\\s*(?:${SEPARATOR_WORDS})\\s*[-_=*]{2,40}\\s*$`, 'i');
const FORWARD =
  /^\s*(?:begin forwarded message|inizio messaggio inoltrato|inicio del mensaje reenviado|începe mesajul redirec[țţt]ionat|mesaj redirec[țţt]ionat|anfang der weitergeleiteten nachricht|début du message transféré)\s*:\s*$/i;

/** "-----Original Message-----", "Begin forwarded message:" */
export function isSeparator(line: string): boolean {
  return line.length <= MAX_ANNOUNCEMENT_LENGTH && (SEPARATOR.test(line) || FORWARD.test(line));
}

/** A line drawn across, as Outlook puts above the headers of the mail it answers. */
export function isRule(line: string): boolean {
  return /^\s*(?:_{10,200}|-{10,200}|={10,200}|\*{10,200})\s*$/.test(line);
}

const LABELS: [kind: 'from' | 'date' | 'to' | 'subject', pattern: RegExp][] = [
  ['from', /^(?:from|da|de|de la|von|van|exp[ée]diteur|mittente|remitente|expeditor)$/],
  ['date', /^(?:sent|date|inviato|data|enviado(?: el)?|fecha|trimis|gesendet|datum|envoyé|verzonden|data invio)$/],
  ['to', /^(?:to|a|para|c[ăa]tre|an|à|aan|destinatario|cc)$/],
  ['subject', /^(?:subject|oggetto|asunto|subiect|betreff|objet|onderwerp|assunto)$/],
];
const MAX_BLOCK_LINES = 12;

/** Copied headers of the mail that is answered: From, Sent or Date, To, Subject, in a row, whatever their order. */
export function isHeaderBlockAt(lines: string[], at: number): boolean {
  if (labelOf(lines[at] ?? '') === undefined) return false;
  const found = new Map<string, string>();
  let misses = 0;
  for (let i = at; i < lines.length && i < at + MAX_BLOCK_LINES && misses < 2; i++) {
    const line = lines[i] ?? '';
    if (isBlank(line)) continue;
    const label = labelOf(line);
    // A long list of recipients goes on in the next line.
    if (label === undefined) misses++;
    else {
      misses = 0;
      if (!found.has(label)) found.set(label, line);
    }
  }
  if (!found.has('from') || !found.has('date')) return false;
  // "Da: Roma, A: Milano, Data: domani" is an order for a lorry, not a quote.
  return found.has('subject') || (found.get('from') ?? '').includes('@');
}

function labelOf(line: string): 'from' | 'date' | 'to' | 'subject' | undefined {
  const label = /^\s{0,3}\*{0,2}([\p{L} ]{1,20}?)\s?\*{0,2}\s?[:：]/u.exec(line.slice(0, 60))?.[1]?.toLowerCase();
  return label === undefined ? undefined : LABELS.find(([, pattern]) => pattern.test(label))?.[0];
}

/** Below a rule or "-----…-----" even headers in a language not known here: three labels in a row and an address. */
export function isForeignHeaderBlockAt(lines: string[], at: number): boolean {
  const block = lines.slice(at, at + 8).filter((line) => !isBlank(line));
  const labelled = block
    .slice(0, 3)
    .filter((line) => /^\s{0,3}\*{0,2}[\p{L} ]{1,20}\*{0,2}\s?[:：]/u.test(line.slice(0, 60)));
  return labelled.length === 3 && (block[0] ?? '').slice(0, MAX_ANNOUNCEMENT_LENGTH).includes('@');
}

const DEVICE_SIGNATURE = new RegExp(
  `^(?:${[
    'sent (?:from|via|with|using) .{1,60}',
    'get outlook for .{1,40}',
    'inviat[oa] (?:da|dal|con|tramite) .{1,60}',
    'scarica outlook per .{1,40}',
    'ottieni outlook per .{1,40}',
    'enviado (?:desde|con|a través de) .{1,60}',
    '(?:obtener|descargar|consigue) outlook para .{1,40}',
    'trimis (?:de pe|din|de la|cu|prin) .{1,60}',
    '(?:ob[țţt]ine[țţt]i|desc[ăa]rca[țţt]i) outlook pentru .{1,40}',
    '(?:von meinem|gesendet (?:von|mit)) .{1,60}',
    'envoyé (?:de|depuis|à partir de) .{1,60}',
    'télécharger outlook pour .{1,40}',
  ].join('|')})$`,
  'i',
);
/** A device, a program or a shop of programs; "Inviato da Marco" may be part of the letter. */
const DEVICE =
  /iphone|ipad|android|samsung|galaxy|huawei|xiaomi|redmi|nokia|motorola|oneplus|pixel|blackberry|smartphone|mobil|cell|telef|handy|outlook|mail|posta|correo|yahoo|gmail|windows|proton|thunderbird|aqua|tablet|device|dispositiv/i;

/** "Inviato da iPhone", "Get Outlook for iOS" */
export function isDeviceSignature(line: string): boolean {
  const plain = line.replace(/\s*(?:<[^<>]{1,200}>|\([^()]{1,200}\)|\[[^[\]]{1,200}\])\s*\.?$/, '').trim();
  return plain.length <= 100 && DEVICE_SIGNATURE.test(plain) && DEVICE.test(plain);
}
