export interface PictureKind {
  type: 'image/png' | 'image/jpeg' | 'image/webp' | 'image/gif';
  width: number;
  height: number;
}

/**
 * What kind of picture these bytes are, by their own first ones and never by a name, and how large. PNG (RFC 2083), JPEG
 * (ITU T.81, its frame header), WebP (RFC 9649), GIF (89a). @returns undefined for anything else, and where no size is told.
 */
export function kindOfPicture(bytes: Uint8Array): PictureKind | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = png(bytes, view) ?? webp(bytes, view) ?? gif(bytes, view) ?? jpeg(bytes, view);
  return found && found.width > 0 && found.height > 0 ? found : undefined;
}

function png(bytes: Uint8Array, view: DataView): PictureKind | undefined {
  if (bytes.length < 33 || !says(bytes, 0, '\x89PNG\r\n\x1a\n') || !says(bytes, 12, 'IHDR')) return undefined;
  return { type: 'image/png', width: view.getUint32(16), height: view.getUint32(20) };
}

function gif(bytes: Uint8Array, view: DataView): PictureKind | undefined {
  if (bytes.length < 14 || !(says(bytes, 0, 'GIF89a') || says(bytes, 0, 'GIF87a'))) return undefined;
  return { type: 'image/gif', width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

function webp(bytes: Uint8Array, view: DataView): PictureKind | undefined {
  if (bytes.length < 30 || !says(bytes, 0, 'RIFF') || !says(bytes, 8, 'WEBP')) return undefined;
  const type = 'image/webp';
  if (says(bytes, 12, 'VP8 '))
    return { type, width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  if (says(bytes, 12, 'VP8L')) {
    const bits = view.getUint32(21, true);
    return { type, width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (says(bytes, 12, 'VP8X')) return { type, width: 1 + threeBytes(view, 24), height: 1 + threeBytes(view, 27) };
  return undefined;
}

/** Walks from marker to marker to the one that tells the size; each step goes forward, so it ends. */
function jpeg(bytes: Uint8Array, view: DataView): PictureKind | undefined {
  if (bytes.length < 4 || bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined;
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { type: 'image/jpeg', height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}

function threeBytes(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
}

function says(bytes: Uint8Array, at: number, text: string): boolean {
  return [...text].every((character, step) => bytes[at + step] === character.charCodeAt(0));
}
