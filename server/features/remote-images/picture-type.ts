/** Pixels of one picture; a small file can hold a picture that fills a browser's memory. */
const MOST_PIXELS = 64_000_000;

/**
 * What kind of picture the bytes are, by their beginning and by nothing that a server says. Null for all else: SVG and HTML
 * could run, and giant pictures are no service to anybody.
 */
export function pictureType(bytes: Uint8Array): string | null {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const begins = (text: string, at = 0): boolean => view.subarray(at, at + text.length).toString('latin1') === text;
  if (begins('\x89PNG\r\n\x1a\n') && begins('IHDR', 12) && view.length >= 24)
    return fits(view.readUInt32BE(16), view.readUInt32BE(20)) ? 'image/png' : null;
  if ((begins('GIF87a') || begins('GIF89a')) && view.length >= 10)
    return fits(view.readUInt16LE(6), view.readUInt16LE(8)) ? 'image/gif' : null;
  if (begins('\xff\xd8\xff')) return 'image/jpeg';
  if (begins('RIFF') && begins('WEBP', 8)) return 'image/webp';
  if (begins('ftypavif', 4) || begins('ftypavis', 4)) return 'image/avif';
  return null;
}

function fits(width: number, height: number): boolean {
  return width > 0 && height > 0 && width * height <= MOST_PIXELS;
}
