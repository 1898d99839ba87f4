import { decodedAs } from './charsets.ts';

/** The words of an RTF text: the HTML it was made from when it carries it (MS-OXRTFEX), else plain text. */
export type RtfWords = { html: string } | { text: string };

/** Groups that hold no words of the letter. */
const SILENT = new Set([
  'fonttbl',
  'colortbl',
  'stylesheet',
  'info',
  'pict',
  'object',
  'header',
  'footer',
  'themedata',
  'generator',
  'listtable',
  'listoverridetable',
]);
const CHARACTERS: Record<string, string> = {
  par: '\n',
  line: '\n',
  tab: '\t',
  cell: '\t',
  row: '\n',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  endash: '–',
  emdash: '—',
};
/** Groups within groups; deeper ones are read as part of the outer. */
const MAX_GROUPS = 500;

interface Group {
  silent: boolean;
  /** Within a tag of the HTML: its text is markup. */
  tag: boolean;
  /** RTF that only repeats what the HTML says. */
  doubled: boolean;
  /** Characters to pass over after a \u, for readers that know no Unicode. */
  skip: number;
}

/**
 * `\word12 `, `\'e9`, `\*`, a brace, or a run of text. Line ends mean nothing.
 */
const TOKEN = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)/gi;

/** Reads RTF in one pass. Never throws; odd RTF gives odd words. */
export function wordsOfRtf(rtf: Buffer): RtfWords {
  const source = rtf.toString('latin1');
  const fromHtml = /\\fromhtml1/.test(source.slice(0, 2_000));
  const codePage = `windows-${/\\ansicpg(\d{3,5})/.exec(source.slice(0, 2_000))?.[1] ?? '1252'}`;
  const result: string[] = [];
  let bytes: number[] = [];
  const groups: Group[] = [];
  let group: Group = { silent: false, tag: false, doubled: false, skip: 1 };
  let toSkip = 0;
  let starred = false;

  const shown = (): boolean => !group.silent && !group.doubled;
  const endBytes = (): void => {
    if (bytes.length > 0) result.push(decodedAs(Buffer.from(bytes), codePage) ?? Buffer.from(bytes).toString('latin1'));
    bytes = [];
  };
  const add = (text: string): void => {
    const rest = toSkip > 0 ? text.slice(toSkip) : text;
    toSkip = Math.max(0, toSkip - text.length);
    if (rest === '' || !shown()) return;
    endBytes();
    result.push(rest);
  };

  for (const [, word, number, hex, symbol, brace, text] of source.matchAll(TOKEN)) {
    if (brace === '{') {
      if (groups.length < MAX_GROUPS) groups.push({ ...group });
      toSkip = 0;
    } else if (brace === '}') {
      group = groups.pop() ?? group;
      toSkip = 0;
    } else if (hex !== undefined) {
      if (toSkip > 0) toSkip--;
      else if (shown()) bytes.push(Number.parseInt(hex, 16));
    } else if (symbol !== undefined) {
      if (symbol === '*') starred = true;
      else if (symbol === '~') add('\u00a0');
      else if (symbol === '_') add('-');
      else if ('\\{}'.includes(symbol)) add(symbol);
    } else if (text !== undefined) {
      add(text);
    } else if (word !== undefined) {
      const name = word.toLowerCase();
      if (starred && name !== 'htmltag') group.silent = true;
      if (name === 'htmltag') group.tag = true;
      else if (name === 'htmlrtf') group.doubled = number !== '0';
      else if (name === 'uc') group.skip = Math.min(Number(number ?? 1), 10);
      else if (name === 'u' && number !== undefined) {
        toSkip = 0;
        add(String.fromCharCode(Number(number) & 0xffff));
        toSkip = group.skip;
      } else if (SILENT.has(name)) group.silent = true;
      else if (CHARACTERS[name] !== undefined && !(fromHtml && group.tag && name !== 'par' && name !== 'tab'))
        add(CHARACTERS[name]);
    }
    if (symbol !== '*' && (word !== undefined || text !== undefined || brace !== undefined)) starred = false;
  }
  endBytes();
  const words = result.join('');
  return fromHtml ? { html: words } : { text: words };
}
