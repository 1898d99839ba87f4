import { skeleton } from './confusable.ts';

/** Why a link may deceive: its words name another host, or its host looks like one that is known. */
export type LinkDoubt = { kind: 'other_host'; shown: string } | { kind: 'lookalike'; like: string | null };

/** Names that forgers like to borrow; the list need not be whole, it catches what is sent most. */
const BORROWED = (
  'paypal.com amazon.com amazon.it amazon.es apple.com icloud.com google.com gmail.com microsoft.com outlook.com live.com office.com ' +
  'facebook.com instagram.com whatsapp.com linkedin.com netflix.com spotify.com ebay.com dropbox.com docusign.com adobe.com ' +
  'booking.com airbnb.com dhl.com ups.com fedex.com gls-group.com brt.it poste.it correos.es posta-romana.ro usps.com royalmail.com ' +
  'intesasanpaolo.com unicredit.it bancosantander.es santander.com bbva.es caixabank.es bancatransilvania.ro bcr.ro ing.com ' +
  'revolut.com n26.com wise.com stripe.com klarna.com aruba.it register.it libero.it telegram.org steampowered.com coinbase.com binance.com'
).split(' ');
const TWO_PART_ENDINGS = new Set(
  'co.uk org.uk ac.uk gov.uk com.br com.au net.au com.mx com.ar com.tr co.jp co.kr co.in co.nz co.za com.es org.es com.ro gov.it edu.it'.split(
    ' ',
  ),
);
const LOOKS_LIKE_HOST =
  /^(?:https?:\/\/)?(?:[^\s/@]{1,64}@)?((?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24})(?::\d{1,5})?(?:[/?#]|$)/iu;
const SHORTEST_TYPO = 6;

/** The host of a web link in the letters that people read, lower case; null for other links. */
export function shownHost(href: string): string | null {
  if (!URL.canParse(href)) return null;
  const url = new URL(href);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  return url.hostname.split('.').map(readLabel).join('.');
}

/**
 * Whether a link says one thing and does another. `known`: domains that are ours or of the person who writes.
 * @returns null for a link about which there is nothing to say.
 */
export function doubtAbout(words: string, href: string, known: readonly string[]): LinkDoubt | null {
  const host = shownHost(href);
  if (host === null) return null;
  const own = ownPart(host);
  const like = lookalikeOf(host, own, [...known, ...BORROWED]);
  if (like !== undefined) return { kind: 'lookalike', like };
  const named = LOOKS_LIKE_HOST.exec(words.trim().slice(0, 2_000))?.[1]?.toLowerCase();
  if (named?.includes('.') && ownPart(named) !== own && isEnding(named)) return { kind: 'other_host', shown: named };
  return null;
}

/** A file's name is no host: "invoice.pdf", "photo.jpeg". */
function isEnding(name: string): boolean {
  return !/\.(?:pdf|docx?|xlsx?|pptx?|txt|png|jpe?g|gif|zip|html?|php|csv|eml|js|ts|md)$/.test(name);
}

/** What somebody registered: `shop.example` of `www.shop.example`. */
function ownPart(host: string): string {
  const labels = host.split('.');
  const ending = labels.slice(-2).join('.');
  return labels.slice(TWO_PART_ENDINGS.has(ending) ? -3 : -2).join('.');
}

/** The domain that a host can be taken for; null: letters of two scripts in one word. Undefined: nothing of the kind. */
function lookalikeOf(host: string, own: string, known: readonly string[]): string | null | undefined {
  if (known.some((domain) => own === domain || host === domain || host.endsWith(`.${domain}`))) return undefined;
  const drawn = skeleton(own);
  for (const domain of known) {
    if (!domain.includes('.')) continue;
    // paypal.com.evil.example: what is read first is not what counts.
    if (`.${host}.`.includes(`.${domain}.`)) return domain;
    if (drawn === drawnAs(domain)) return domain;
    if (
      domain.length >= SHORTEST_TYPO + 3 &&
      endingOf(domain) === endingOf(own) &&
      isOneApart(nameOf(own), nameOf(domain))
    )
      return domain;
  }
  return host.split('.').some(mixesScripts) ? null : undefined;
}

const drawnDomains = new Map<string, string>();
/** Of the few domains that are known; asked for with every link. */
function drawnAs(domain: string): string {
  const kept = drawnDomains.get(domain);
  if (kept !== undefined) return kept;
  if (drawnDomains.size > 1_000) drawnDomains.clear();
  const drawn = skeleton(domain);
  drawnDomains.set(domain, drawn);
  return drawn;
}

function nameOf(domain: string): string {
  return domain.split('.', 1)[0] ?? '';
}

function endingOf(domain: string): string {
  return domain.slice(domain.indexOf('.') + 1);
}

/** One letter more, less, other, or two swapped, in a name that is long enough for that to be no chance. */
function isOneApart(a: string, b: string): boolean {
  if (a === b || Math.min(a.length, b.length) < SHORTEST_TYPO || Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from++;
  const restA = a.slice(from);
  const restB = b.slice(from);
  const swapped =
    restA.length >= 2 && restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
  return restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1) || swapped;
}

function mixesScripts(label: string): boolean {
  return [/\p{sc=Latin}/u, /\p{sc=Cyrillic}/u, /\p{sc=Greek}/u].filter((script) => script.test(label)).length > 1;
}

/** `xn--…` as people read it (RFC 3492); what is no punycode stays. */
function readLabel(label: string): string {
  if (!label.startsWith('xn--') || label.length > 63) return label;
  const code = label.slice(4);
  const dash = code.lastIndexOf('-');
  const output = dash > 0 ? [...code.slice(0, dash)] : [];
  let n = 128;
  let i = 0;
  let bias = 72;
  for (let at = dash > 0 ? dash + 1 : 0; at < code.length; ) {
    const before = i;
    let weight = 1;
    for (let k = 36; ; k += 36) {
      const digit = digitOf(code.charCodeAt(at++));
      if (digit === undefined) return label;
      i += digit * weight;
      const threshold = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias;
      if (digit < threshold) break;
      weight *= 36 - threshold;
    }
    const length = output.length + 1;
    bias = adapted(i - before, length, before === 0);
    n += Math.floor(i / length);
    i %= length;
    if (n > 0x10ffff) return label;
    output.splice(i++, 0, String.fromCodePoint(n));
  }
  return output.join('');
}

function digitOf(code: number): number | undefined {
  if (code >= 0x61 && code <= 0x7a) return code - 0x61;
  return code >= 0x30 && code <= 0x39 ? code - 0x30 + 26 : undefined;
}

function adapted(delta: number, length: number, first: boolean): number {
  let left = first ? Math.floor(delta / 700) : delta >> 1;
  left += Math.floor(left / length);
  let k = 0;
  for (; left > 455; k += 36) left = Math.floor(left / 35);
  return k + Math.floor((36 * left) / (left + 38));
}
