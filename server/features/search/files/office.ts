import type { Readable } from 'node:stream';
import type { Entry } from 'yauzl';
import { fromBufferPromise } from 'yauzl';
import type { FileText } from './file-text.ts';
import { TextGatherer } from './file-text.ts';
import { FILE_LIMITS } from './limits.ts';
import type { XmlWords } from './xml-text.ts';
import { pullText } from './xml-text.ts';

const NONE: ReadonlySet<string> = new Set();

/** What is read of which part, in this order. */
const PARTS: readonly { name: RegExp; words: XmlWords }[] = [
  {
    name: /^word\/(?:document|footnotes|endnotes|comments|header\d{1,3}|footer\d{1,3})\.xml$/,
    words: {
      text: new Set(['w:t']),
      skipped: NONE,
      lines: new Set(['w:p', 'w:br']),
      spaces: new Set(['w:tab']),
    },
  },
  {
    name: /^ppt\/(?:slides\/slide|notesSlides\/notesSlide)\d{1,5}\.xml$/,
    words: { text: new Set(['a:t']), skipped: NONE, lines: new Set(['a:p', 'a:br']), spaces: NONE },
  },
  {
    name: /^xl\/workbook\.xml$/,
    words: { text: NONE, skipped: NONE, lines: NONE, spaces: NONE, attributes: { sheet: 'name' } },
  },
  {
    name: /^xl\/sharedStrings\.xml$/,
    words: { text: new Set(['t']), skipped: new Set(['rPh']), lines: new Set(['si']), spaces: NONE },
  },
  {
    // A cell of type "s" holds the place of its words among the shared ones; others hold what they are, as orders and sums.
    name: /^xl\/worksheets\/sheet\d{1,5}\.xml$/,
    words: {
      text: new Set(['t', 'v']),
      skipped: new Set(['f', 'rPh']),
      lines: new Set(['row']),
      spaces: new Set(['c']),
      skippedWhen: { element: 'c', holds: /\st="s"/ },
    },
  },
  {
    name: /^content\.xml$/,
    words: {
      text: new Set(['text:p', 'text:h']),
      skipped: new Set(['text:tracked-changes']),
      lines: new Set(['text:p', 'text:h', 'text:line-break']),
      spaces: new Set(['text:s', 'text:tab']),
    },
  },
];

/**
 * The text of an Office file (ECMA-376 or OpenDocument), which is XML in a ZIP archive. Only parts that hold words are
 * unpacked, each up to a limit.
 */
export async function readOffice(bytes: Buffer): Promise<FileText> {
  if (bytes.readUInt32BE(0) === 0xd0cf11e0) {
    return {
      text: null,
      reason: bytes.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'encrypted' : 'unsupported',
    };
  }
  const archive = await fromBufferPromise(bytes, { validateEntrySizes: true });
  if (archive.entryCount > FILE_LIMITS.entries) return { text: null, reason: 'bomb' };
  const wanted: { entry: Entry; rank: number; words: XmlWords }[] = [];
  let isOpenDocument = false;
  for await (const entry of archive.eachEntry()) {
    if (entry.isEncrypted()) return { text: null, reason: 'encrypted' };
    isOpenDocument ||= entry.fileName === 'mimetype';
    const rank = PARTS.findIndex(({ name }) => name.test(entry.fileName));
    const part = PARTS[rank];
    if (!part) continue;
    const isLarge = entry.uncompressedSize > FILE_LIMITS.ratioFromBytes;
    if (isLarge && entry.uncompressedSize > entry.compressedSize * FILE_LIMITS.ratio)
      return { text: null, reason: 'bomb' };
    wanted.push({ entry, rank, words: part.words });
  }
  if (wanted.length === 0) return { text: null, reason: 'unsupported' };
  wanted.sort((a, b) => a.rank - b.rank || a.entry.fileName.length - b.entry.fileName.length || compare(a, b));

  const gathered = new TextGatherer(FILE_LIMITS.characters);
  let room: number = FILE_LIMITS.unpackedBytes;
  let isCut = false;
  for (const { entry, words } of wanted) {
    if (gathered.isFull || room <= 0) {
      isCut = true;
      break;
    }
    const most = Math.min(room, FILE_LIMITS.partBytes);
    const part = await unpacked(await archive.openReadStreamPromise(entry), most);
    room -= part.length;
    isCut ||= part.length >= most;
    const xml = part.toString(part[0] === 0xff && part[1] === 0xfe ? 'utf16le' : 'utf8');
    if (isOpenDocument && isProtected(xml)) return { text: null, reason: 'encrypted' };
    pullText(xml, words, (piece) => {
      gathered.add(piece);
      return gathered.isFull;
    });
    gathered.add('\n');
  }
  return gathered.done(isCut);
}

/** OpenDocument encrypts its parts within the archive, which then look like anything but XML. */
function isProtected(xml: string): boolean {
  return !/^[\s\ufeff]*</.test(xml.slice(0, 100));
}

async function unpacked(stream: Readable, most: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of stream as AsyncIterable<Buffer>) {
    pieces.push(piece);
    size += piece.length;
    // Leaving the loop ends the stream.
    if (size >= most) break;
  }
  return Buffer.concat(pieces).subarray(0, most);
}

function compare(a: { entry: Entry }, b: { entry: Entry }): number {
  return a.entry.fileName < b.entry.fileName ? -1 : 1;
}
