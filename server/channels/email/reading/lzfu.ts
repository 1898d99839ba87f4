/**
 * Text that every compressed RTF may refer back to from its first byte on, as MS-OXRTFCP section 2.1.2 sets it.
 */
const DICTIONARY = Buffer.from(
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx',
  'latin1',
);
const WINDOW = 4096;
const COMPRESSED = 0x75465a4c;
const UNCOMPRESSED = 0x414c454d;
const HEADER_BYTES = 16;

/**
 * Unpacks compressed RTF (MS-OXRTFCP) up to `most` bytes; what is broken ends where it breaks. Undefined for what is no
 * compressed RTF. The checksum is not asked: a text with a scratch is better than none.
 */
export function unpackRtf(bytes: Buffer, most: number): Buffer | undefined {
  if (bytes.length < HEADER_BYTES) return undefined;
  const size = Math.min(bytes.readUInt32LE(4), most);
  const kind = bytes.readUInt32LE(8);
  if (kind === UNCOMPRESSED) return bytes.subarray(HEADER_BYTES, HEADER_BYTES + size);
  if (kind !== COMPRESSED) return undefined;
  // What it says of its own size is a stranger's word: memory is taken as it is needed.
  const window = Buffer.alloc(WINDOW, 0x20);
  DICTIONARY.copy(window);
  let write = DICTIONARY.length;
  const unpacked: number[] = [];
  let at = HEADER_BYTES;
  while (at < bytes.length && unpacked.length < size) {
    const control = bytes[at++] ?? 0;
    for (let bit = 0; bit < 8 && at < bytes.length && unpacked.length < size; bit++) {
      if ((control >> bit) & 1) {
        if (at + 1 >= bytes.length) return Buffer.from(unpacked);
        const reference = bytes.readUInt16BE(at);
        at += 2;
        const offset = reference >> 4;
        if (offset === write) return Buffer.from(unpacked);
        for (let i = 0; i < (reference & 15) + 2 && unpacked.length < size; i++) {
          const byte = window[(offset + i) % WINDOW] ?? 0;
          unpacked.push(byte);
          window[write] = byte;
          write = (write + 1) % WINDOW;
        }
      } else {
        const byte = bytes[at++] ?? 0;
        unpacked.push(byte);
        window[write] = byte;
        write = (write + 1) % WINDOW;
      }
    }
  }
  return Buffer.from(unpacked);
}
