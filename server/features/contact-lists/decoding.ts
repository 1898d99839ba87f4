/** As `TextDecoder` names them. */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];
const DELIMITERS = [',', ';', '\t', '|'] as const;

/**
 * In what a list was written: by its mark, by the zeros of UTF-16 without one, by whether all of it is UTF-8; else the western
 * code page, which reads anything.
 */
export async function detectEncoding(bytes: AsyncIterable<Uint8Array>): Promise<Encoding> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let first = true;
  for await (const piece of bytes) {
    if (first && piece.length > 1) {
      first = false;
      if (piece[0] === 0xff && piece[1] === 0xfe) return 'utf-16le';
      if (piece[0] === 0xfe && piece[1] === 0xff) return 'utf-16be';
      const head = piece.subarray(0, 1_000);
      const zeros = (parity: number): number => head.filter((byte, at) => at % 2 === parity && byte === 0).length;
      if (zeros(1) > head.length / 4) return 'utf-16le';
      if (zeros(0) > head.length / 4) return 'utf-16be';
    }
    try {
      decoder.decode(piece, { stream: true });
    } catch (error) {
      if (error instanceof TypeError) return 'windows-1252';
      throw error;
    }
  }
  try {
    decoder.decode();
  } catch (error) {
    if (error instanceof TypeError) return 'windows-1252';
    throw error;
  }
  return 'utf-8';
}

/** The words of a list, piece by piece, without its mark; no sign is cut in two, and none is NUL. */
export async function* decoded(bytes: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const piece of bytes) yield decoder.decode(piece, { stream: true }).replaceAll('\0', '');
  yield decoder.decode().replaceAll('\0', '');
}

/** What stands between the cells: that which the first line has most of, outside quotes. */
export function detectDelimiter(firstLine: string): string {
  const bare = firstLine.replace(/"[^"]*"/g, '');
  const counted = DELIMITERS.map((delimiter) => ({ delimiter, count: bare.split(delimiter).length }));
  return counted.reduce((best, one) => (one.count > best.count ? one : best)).delimiter;
}
