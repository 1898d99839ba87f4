/** Kinds that a browser may show in place; everything else is saved, and nothing is ever run (SVG and HTML carry script). */
const SHOWN_IN_PLACE = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif']);

/** Headers for bytes that strangers sent: named by the writer (RFC 6266), never sniffed, shut in a sandbox. */
export function downloadHeaders(file: { name: string; contentType: string; size: number }): Record<string, string> {
  const inPlace = SHOWN_IN_PLACE.has(file.contentType);
  const ascii = file.name.replace(/[^\x20-\x7e]|["\\]/g, '_');
  return {
    'content-type': inPlace ? file.contentType : 'application/octet-stream',
    'content-length': String(file.size),
    'content-disposition': `${inPlace ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(file.name).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16)}`)}`,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, max-age=31536000, immutable',
  };
}
