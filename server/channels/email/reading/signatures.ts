import type { LetterLine } from './letter-lines.ts';
import { isRule } from './quote-marks.ts';
import { DEVICE_LINES, DEVICES } from './quote-words.ts';

/** What stands below the writer's words and was not written for this letter: signatures, lines of devices, legal notices. */

/** Longer ones are no signature but a letter with a line of two dashes in it. */
const MAX_SIGNATURE_LINES = 25;
const MAX_DEVICE_LINES = 3;
/** Words from which on a line that ends like a sentence is taken for one. */
const SENTENCE_WORDS = 9;

const DEVICE_LINE = new RegExp(`^(?:${DEVICE_LINES})$`, 'i');
const EXCUSE =
  /[.!] .{0,60}(?:brevity|typos|short|kürze|tippfehler|brevità|errori|brevedad|brièveté|laconi|brevidade).{0,40}$/i;

/** "Inviato da iPhone", "Get Outlook for iOS" */
function isDeviceLine(line: string): boolean {
  if (line.length > 200) return false;
  const plain = line
    .replace(EXCUSE, '')
    .replace(/\s*(?:<[^<>]{1,200}>|\([^()]{1,200}\)|\[[^[\]]{1,200}\])\s*\.?$/, '')
    .replace(/[.。]$/, '')
    .trim();
  return plain.length <= 100 && DEVICE_LINE.test(plain) && DEVICES.test(plain);
}

const isPostscript = (line: string): boolean =>
  /^\(?(?:p\.? ?s\.?|p\.? ?d\.?|n\.? ?b\.?|з\.?ы\.?|п\.?с\.?|追伸|附言|又及)\s?[:.,)：–-]/i.test(line);

/** Which of the lines from..to (end not included) are the writer's words: true for each that stays. */
export function withoutEnding(lines: readonly LetterLine[], from: number, to: number): boolean[] {
  const keep = Array.from({ length: to - from }, () => true);
  dropMarked(lines, from, to, keep);
  let end = lastWritten(lines, from, to, keep);
  end = dropNotices(lines, from, end, keep);
  const sign = signatureStart(lines, from, end, keep);
  if (sign !== undefined) {
    dropSignature(lines, from, sign, end, keep);
    end = lastWritten(lines, from, end, keep);
  }
  for (let dropped = 0; dropped < MAX_DEVICE_LINES && end > from; dropped++) {
    if (!isDeviceLine(lines[end - 1]?.text ?? '')) break;
    keep[end - 1 - from] = false;
    end = lastWritten(lines, from, end - 1, keep);
  }
  return keep;
}

/** Behind the last line that is kept and not blank. */
function lastWritten(lines: readonly LetterLine[], from: number, to: number, keep: readonly boolean[]): number {
  let end = to;
  while (end > from && (lines[end - 1]?.text === '' || keep[end - 1 - from] === false)) end--;
  return end;
}

/** What the program itself has put into an element for the signature, unless somebody wrote the letter into it. */
function dropMarked(lines: readonly LetterLine[], from: number, to: number, keep: boolean[]): void {
  for (let i = from; i < to; i++) {
    if (lines[i]?.role !== 'signature') continue;
    let end = i;
    while (end < to && lines[end]?.role === 'signature') end++;
    if (looksLikeSignature(lines.slice(i, end))) {
      const start = /^--$/.test(lines[i - 1]?.text ?? '') && i > from ? i - 1 : i;
      keep.fill(false, start - from, end - from);
    }
    i = end;
  }
}

function looksLikeSignature(lines: readonly LetterLine[]): boolean {
  const written = lines.filter(({ text }) => text !== '');
  if (written.length > MAX_SIGNATURE_LINES) return false;
  return !written.some(({ text }, i) => /[?？]$/.test(text) || isPostscript(text) || (i < 3 && isSentence(text)));
}

function isSentence(line: string): boolean {
  if (noticeHits(line) >= 2 || isNotice(line) || isDeviceLine(line) || /https?:|www\.|@/.test(line)) return false;
  return /[.!?。！？]$/.test(line) && (line.split(/\s+/).length >= SENTENCE_WORDS || /[\u3040-\u9fff]{14}/.test(line));
}

/** The line "-- " (RFC 3676), whose blank many programs lose. */
function signatureStart(
  lines: readonly LetterLine[],
  from: number,
  end: number,
  keep: readonly boolean[],
): number | undefined {
  for (let i = Math.max(from, end - 2 * MAX_SIGNATURE_LINES); i < end; i++) {
    if (keep[i - from] === false || !/^(?:--|—)$/.test(lines[i]?.text ?? '')) continue;
    const below = lines.slice(i + 1, end).filter(({ text }) => text !== '');
    const own = below.findIndex(({ text }) => isPostscript(text));
    if (looksLikeSignature(own < 0 ? below : below.slice(0, own))) return i;
  }
  return undefined;
}

/** A postscript below a signature is part of the letter. */
function dropSignature(lines: readonly LetterLine[], from: number, start: number, end: number, keep: boolean[]): void {
  for (let i = start; i < end && !isPostscript(lines[i]?.text ?? ''); i++) keep[i - from] = false;
}

/** Kinds of words of which a legal notice has several, in one paragraph. */
const NOTICE_WORDS = [
  /confidential|privileged|riservat|confidenzial|confidencial|confiden[țţt]ial|vertraulich|confidentiel|vertrouwelijk|poufn|конфиденциал|konfidentiell|gizli|機密|秘密|保密|机密/i,
  /(?:intended|named) (?:recipient|addressee|only|solely|for)|addressee|destinatari|destinatar|empfänger|adressat|destinataire|geadresseerde|ontvanger|adresat|odbiorc|адресат|получател|mottagare|avsedd|alıcı|受信者|宛先|收件人|收件者/i,
  /in error|by mistake|not the intended|per errore|non (?:è|siete|foste) (?:il|i)|por error|no es (?:usted )?el|din (?:gre[șşs]eal|eroare)|nu sunte[țţt]i|irrtüml|versehentlich|nicht der|par erreur|n['’]êtes pas|por engano|não (?:é|for) o|per (?:abuis|vergissing)|niet de|omyłk|nie jest|по ошибке|ошибочно|av misstag|inte är|yanlışlıkla|değilseniz|誤って|误收|错误|誤收|不是/i,
  /delet|destroy|notify|distrugg|cancell|elimin|borr|destruy|notifi|avis[ae]|[șşs]terge|distruge|anun[țţt]a|löschen|vernicht|benachrichtig|informieren|détrui|supprim|avert|apag|avise|verwijder|vernietig|usun|usuń|powiadom|удалит|уничтож|сообщит|radera|meddela|silin|siliniz|bildir|削除|破棄|删除|銷毀|刪除/i,
  /unauthori[sz]ed|disclos|disseminat|distribut|prohibit|forbidden|vietat|diffus|divulg|prohib|interzis|unbefugt|untersagt|nicht gestattet|weitergabe|interdit|proibid|verboden|zabronion|rozpowszech|запрещ|распростран|förbjud|spridning|yasak|dağıt|禁じ|禁止|严禁|嚴禁/i,
  /gdpr|2016\/679|d\.? ?lgs|r\.?g\.?p\.?d|ley orgánica|lopd|dsgvo|avg\b|rodo|kvkk|bundesdatenschutz|privacy policy|datenschutz|protec[çc][ãa]o de dados|protección de datos|protección|protecția datelor|tutela dei dati/i,
];
const NOTICE_HEADING =
  /^[*_=\- ]{0,40}(?:disclaimer|legal notice|confidentiality(?: notice)?|avviso (?:di riservatezza|legale)|nota di riservatezza|informativa privacy|privacy|aviso (?:legal|de confidencialidad(?:e)?)|cláusula de confidencialidad|not[ăa] de confiden[țţt]ialitate|declinare(?:a)? de responsabilitate|vertraulichkeits?hinweis|haftungsausschluss|avis de confidentialité|aviso de confidencialidade|vertrouwelijkheid|klauzula poufności|конфиденциальность|уведомление о конфиденциальности|sekretess|gizlilik (?:bildirimi|uyarısı)|yasal uyarı|免責事項|免责声明|保密声明|機密保持)\s?[:.：]?[*_=\- ]{0,40}$/i;
const NOTICE_LINE =
  /^(?:https?:\/\/)?www\.av(?:ast|g)\.com\S{0,80}$|checked for viruses|virus-free\b|free of viruses|privo di virus|libre de virus|sin virus|virenfrei|auf viren geprüft|garanti sans virus|sem vírus|virusvrij|antivirus|before printing (?:this|it)|printing this (?:e-?mail|message)|prima di stampare|antes de imprimir|(?:înainte|inainte) de a (?:imprima|tip[ăa]ri)|bevor sie (?:diese|sie).{0,30}(?:ausdrucken|drucken)|avant d['’]imprimer|voordat u (?:deze|dit)|zanim wydrukujesz|прежде чем (?:распечатать|печатать)|innan du skriver ut|yazdırmadan önce/i;
const MIN_NOTICE_LENGTH = 80;
const MIN_DENSE_NOTICE_LENGTH = 25;

function noticeHits(text: string): number {
  return NOTICE_WORDS.filter((words) => words.test(text)).length;
}

function isNotice(paragraph: string): boolean {
  if (paragraph.length <= 300 && NOTICE_LINE.test(paragraph)) return true;
  const dense = /[\u3040-\u9fff]{5}/.test(paragraph);
  if (paragraph.length < (dense ? MIN_DENSE_NOTICE_LENGTH : MIN_NOTICE_LENGTH)) return false;
  return noticeHits(paragraph.slice(0, 4_000)) >= 3 && !/[?？]$/.test(paragraph);
}

/** Drops legal notices from the end, paragraph by paragraph; gives where the rest ends. */
function dropNotices(lines: readonly LetterLine[], from: number, to: number, keep: boolean[]): number {
  let end = to;
  for (let rounds = 0; rounds < MAX_NOTICES; rounds++) {
    const start = noticeStart(lines, from, end);
    if (start === end) break;
    keep.fill(false, start - from, end - from);
    end = lastWritten(lines, from, start, keep);
    while (end > from && isHeading(lines[end - 1]?.text ?? '')) {
      keep[end - 1 - from] = false;
      end = lastWritten(lines, from, end - 1, keep);
    }
  }
  return end;
}

const MAX_NOTICES = 8;
const MAX_WRAPPED_LINES = 60;
const MAX_WRAPPED_LENGTH = 110;

const isHeading = (line: string): boolean => NOTICE_HEADING.test(line) || isRule(line);

/** Where the notice begins that ends at `end`: a long line, or several that were wrapped; `end` when there is none. */
function noticeStart(lines: readonly LetterLine[], from: number, end: number): number {
  if (end === from) return end;
  if (isNotice(lines[end - 1]?.text ?? '')) return end - 1;
  let start = end;
  for (let i = end - 1; i >= from && end - i <= MAX_WRAPPED_LINES; i--) {
    const text = lines[i]?.text ?? '';
    if (text === '' || text.length > MAX_WRAPPED_LENGTH) break;
    start = i;
  }
  // What stands in the same paragraph above it is the writer's.
  while (start < end && noticeHits(`${lines[start]?.text} ${lines[start + 1]?.text ?? ''}`) < 2) start++;
  const whole = lines
    .slice(start, end)
    .map(({ text }) => text)
    .join(' ');
  return start < end && noticeHits(lines[start]?.text ?? '') > 0 && isNotice(whole) ? start : end;
}
