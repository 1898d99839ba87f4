import type { Storage } from '../../platform/storage/index.ts';
import type { CsvRecord } from './csv-records.ts';
import { csvRecords } from './csv-records.ts';
import type { Encoding } from './decoding.ts';
import { decoded, detectDelimiter, detectEncoding } from './decoding.ts';

const MOST_COLUMNS = 200;
const SAMPLES = 3;
const SAMPLE_LENGTH = 80;
/** Letters in which the first line is sought. */
const HEAD_LENGTH = 64_000;

export interface ListFacts {
  encoding: Encoding;
  delimiter: string;
  columns: { name: string; samples: string[] }[];
  /** Without the head. */
  rows: number;
}

/** Lines of a stored list, its head first; read as it comes, never whole. @throws BlobMissing */
export async function* readList(
  storage: Storage,
  sha256: string,
  { encoding, delimiter }: { encoding: Encoding; delimiter: string },
): AsyncGenerator<CsvRecord> {
  yield* csvRecords(decoded(await storage.open(sha256), encoding), delimiter);
}

/** What a list is, read once through for its encoding and once for its lines; null where there is no head, no line, no list. */
export async function lookAtList(storage: Storage, sha256: string, mostRows: number): Promise<ListFacts | null> {
  const encoding = await detectEncoding(await storage.open(sha256));
  if (await isOfAnotherKind(await storage.open(sha256))) return null;
  let head = '';
  for await (const piece of decoded(await storage.open(sha256), encoding)) {
    head += piece;
    if (head.length > HEAD_LENGTH || /[\r\n]/.test(head.trimStart())) break;
  }
  const delimiter = detectDelimiter(head.trimStart().split(/[\r\n]/)[0] ?? '');
  let columns: ListFacts['columns'] | null = null;
  let rows = 0;
  for await (const { cells } of readList(storage, sha256, { encoding, delimiter })) {
    if (columns === null) {
      columns = cells
        .slice(0, MOST_COLUMNS)
        .map((name) => ({ name: name.trim().slice(0, SAMPLE_LENGTH), samples: [] }));
      continue;
    }
    rows++;
    if (rows > mostRows) return { encoding, delimiter, columns, rows };
    for (const [at, column] of columns.entries()) {
      const cell = cells[at]?.trim();
      if (cell && column.samples.length < SAMPLES) column.samples.push(cell.slice(0, SAMPLE_LENGTH));
    }
  }
  return columns === null || rows === 0 ? null : { encoding, delimiter, columns, rows };
}

/** First bytes of what people take for a list: Excel and other office files (new and old), PDF, gzip. */
const OTHER_KINDS = ['504b0304', 'd0cf11e0', '25504446', '1f8b'];

/** The western code page reads anything, also a workbook: it would have columns, and no sense. */
async function isOfAnotherKind(bytes: AsyncIterable<Uint8Array>): Promise<boolean> {
  for await (const piece of bytes) {
    const begins = Buffer.from(piece.subarray(0, 4)).toString('hex');
    return OTHER_KINDS.some((kind) => begins.startsWith(kind));
  }
  return false;
}
