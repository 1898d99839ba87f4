import { Buffer } from 'node:buffer';
import type { Entry, ZipFile } from 'yauzl';
import yauzl from 'yauzl';
import { ARTICLE_LIMITS } from '../../../contract/article-limits.ts';
import { Problem, problem } from '../../platform/http/problem.ts';

/** Files of a folder by their path in it, "guides/dry.md"; each is read when it is asked for. */
export interface Folder {
  paths: readonly string[];
  /** What is no file that can be read, with why. */
  left: readonly { name: string; detail: string }[];
  /** @throws Error with a sentence for what is broken or larger than it says. */
  read(path: string): Promise<Uint8Array>;
}

/** Packed tighter than this nothing is that a person wrote. */
const MOST_RATIO = 200;
/** With folders, and what systems leave beside each file. */
const MOST_ENTRIES = ARTICLE_LIMITS.importFiles * 4;
const MOST_ONE_FILE = ARTICLE_LIMITS.fileBytes;
/** What systems leave behind in an archive. */
const LITTER = /(?:^|\/)(?:__MACOSX|\.[^/]*|Thumbs\.db|desktop\.ini)(?:\/|$)/i;

/** @throws Problem 422 for bytes that are no ZIP, or hold more than an import may. */
export async function unpack(bytes: Uint8Array): Promise<Folder> {
  const zip = await open(bytes);
  const entries = new Map<string, Entry>();
  const left: { name: string; detail: string }[] = [];
  let unpacked = 0;
  let seen = 0;
  for await (const entry of entriesOf(zip)) {
    seen += 1;
    // Folders, litter and what is left out count too: a million of them is no less to read, and to answer with.
    if (seen > MOST_ENTRIES) throw tooMany();
    const path = pathOf(entry);
    if (path === undefined) left.push({ name: shownName(entry), detail: 'Its name leads out of the folder.' });
    else if (path.endsWith('/') || LITTER.test(path)) continue;
    else if (entry.isEncrypted()) left.push({ name: path, detail: 'It is encrypted.' });
    else if (isSymlink(entry)) left.push({ name: path, detail: 'It is a link and no file.' });
    else if (entry.uncompressedSize > MOST_ONE_FILE)
      left.push({ name: path, detail: `It is over ${MOST_ONE_FILE / 1_048_576} MB.` });
    else if (entry.uncompressedSize > 100_000 && entry.uncompressedSize > entry.compressedSize * MOST_RATIO)
      left.push({ name: path, detail: 'It is packed tighter than anything that people write.' });
    else entries.set(path, entry);
    unpacked += entry.uncompressedSize;
    if (entries.size > ARTICLE_LIMITS.importFiles) throw tooMany();
    if (unpacked > ARTICLE_LIMITS.unpackedBytes)
      throw problem(422, 'too-large', 'Unpacked, this is more than an import may hold. Send it in parts.');
  }
  return {
    paths: [...entries.keys()],
    left,
    async read(path) {
      const entry = entries.get(path);
      if (!entry) throw new Error('There is no such file.');
      return readEntry(zip, entry);
    },
  };
}

function tooMany(): Problem {
  return problem(422, 'too-many', `An import has at most ${ARTICLE_LIMITS.importFiles} files. Send it in parts.`);
}

function open(bytes: Uint8Array): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      // Names are looked at here, one by one: the library would give up at the first bad one.
      { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: true },
      (error, zip) => {
        if (error) reject(problem(422, 'broken-archive', 'This is no ZIP that can be read. Pack it again.'));
        else resolve(zip);
      },
    );
  });
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  try {
    yield* zip.eachEntry();
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw problem(422, 'broken-archive', 'This ZIP is broken. Pack it again.');
  }
}

/** Its path within the folder, with forward slashes; undefined for one that leads elsewhere. */
function pathOf(entry: Entry): string | undefined {
  const name = decoded(entry).replaceAll('\\', '/');
  if (name.length > 500 || name.startsWith('/') || /^[a-z]:/i.test(name) || /\p{Cc}/u.test(name)) return undefined;
  const parts = name.split('/');
  return parts.some((part) => part === '..' || part === '.') ? undefined : name.normalize('NFC');
}

/** UTF-8 where it is, else byte by byte: which names are which, old archives do not say. */
function decoded(entry: Entry): string {
  const raw = entry.fileName as unknown as Uint8Array;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return new TextDecoder('latin1').decode(raw);
  }
}

function shownName(entry: Entry): string {
  return decoded(entry)
    .replace(/\p{Cc}|\p{Bidi_Control}/gu, '')
    .slice(0, 200);
}

function isSymlink(entry: Entry): boolean {
  return ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000;
}

function readEntry(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const broken = () => reject(new Error('It is broken and cannot be unpacked.'));
    zip.openReadStream(entry, (error, stream) => {
      if (error) {
        broken();
        return;
      }
      const chunks: Uint8Array[] = [];
      stream.on('data', (chunk: Uint8Array) => chunks.push(chunk));
      stream.on('error', broken);
      stream.on('end', () => resolve(Buffer.concat(chunks)));
    });
  });
}
