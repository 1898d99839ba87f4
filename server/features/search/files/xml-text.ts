/** Whose character data is text, and which elements end a line or stand for white space. */
export interface XmlWords {
  text: ReadonlySet<string>;
  /** Within them nothing is text: how a word is spoken, what was deleted. */
  skipped: ReadonlySet<string>;
  /** Their end is the end of a line. */
  lines: ReadonlySet<string>;
  spaces: ReadonlySet<string>;
  /** Attributes whose values are text, by element. */
  attributes?: Readonly<Record<string, string>>;
  /** An element whose text is left out when this says so of its opening tag. */
  skippedWhen?: { element: string; holds: RegExp };
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** Characters after `&` in which a `;` is looked for. */
const LONGEST_ENTITY = 12;

/**
 * Pulls the text out of XML in one pass, without a tree. Nothing is resolved or expanded: entities other than the five and
 * those by number are a space each. What is not well-formed, or ends in the middle, gives what came before.
 * @param say takes each piece; when it answers true, nothing more is read
 */
export function pullText(xml: string, words: XmlWords, say: (piece: string) => boolean): void {
  let depth = 0;
  let skipping = 0;
  let at = 0;
  while (at < xml.length) {
    const open = xml.indexOf('<', at);
    const end = open === -1 ? xml.length : open;
    if (depth > 0 && skipping === 0 && end > at && say(plainOf(xml.slice(at, end)))) return;
    if (open === -1) return;
    if (xml.startsWith('<!--', open)) at = after(xml, '-->', open + 4);
    else if (xml.startsWith('<![CDATA[', open)) {
      at = after(xml, ']]>', open + 9);
      if (depth > 0 && skipping === 0 && say(xml.slice(open + 9, Math.max(open + 9, at - 3)))) return;
    } else if (xml.startsWith('<?', open)) at = after(xml, '?>', open + 2);
    else {
      const close = endOfTag(xml, open + 1);
      if (close === -1) return;
      at = close + 1;
      const isEnd = xml[open + 1] === '/';
      const tag = xml.slice(open + (isEnd ? 2 : 1), close);
      const name = /^[^\s/>]+/.exec(tag.slice(0, 100))?.[0] ?? '';
      const isEmpty = !isEnd && tag.endsWith('/');
      if (words.spaces.has(name) && !isEnd && skipping === 0 && say(' ')) return;
      if (isEnd || isEmpty) {
        if (words.lines.has(name) && say('\n')) return;
      }
      const attribute = isEnd ? undefined : words.attributes?.[name];
      if (attribute !== undefined && say(`${plainOf(attributeOf(tag, attribute))}\n`)) return;
      if (isEmpty) continue;
      const step = isEnd ? -1 : 1;
      const { skippedWhen } = words;
      if (skippedWhen?.element === name) {
        // Such elements do not stand within each other.
        if (isEnd) skipping = 0;
        else if (skippedWhen.holds.test(tag.slice(0, 500))) skipping = 1;
      }
      if (words.text.has(name)) depth = Math.max(0, depth + step);
      if (words.skipped.has(name)) skipping = Math.max(0, skipping + step);
    }
  }
}

/** The `>` of the tag, which may also stand within quotes; -1 where there is none. */
function endOfTag(xml: string, from: number): number {
  let quote = 0;
  for (let at = from; at < xml.length; at++) {
    const code = xml.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 0x22 || code === 0x27) quote = code;
    else if (code === 0x3e) return at;
  }
  return -1;
}

function after(xml: string, mark: string, from: number): number {
  const found = xml.indexOf(mark, from);
  return found === -1 ? xml.length : found + mark.length;
}

function attributeOf(tag: string, attribute: string): string {
  const from = tag.indexOf(` ${attribute}="`);
  if (from === -1) return '';
  const begin = from + attribute.length + 3;
  const end = tag.indexOf('"', begin);
  return end === -1 ? '' : tag.slice(begin, end);
}

function plainOf(text: string): string {
  if (!text.includes('&')) return text;
  let plain = '';
  let at = 0;
  while (at < text.length) {
    const found = text.indexOf('&', at);
    if (found === -1) break;
    plain += text.slice(at, found);
    const end = text.slice(found, found + LONGEST_ENTITY).indexOf(';');
    if (end === -1) {
      plain += '&';
      at = found + 1;
      continue;
    }
    plain += entity(text.slice(found + 1, found + end));
    at = found + end + 1;
  }
  return plain + text.slice(at);
}

function entity(name: string): string {
  const digits = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name);
  if (digits === null) return ENTITIES[name] ?? ' ';
  const code = digits[1] === undefined ? Number(digits[2]) : Number.parseInt(digits[1], 16);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
}
