/** A file with its place in a folder, "guides/dry.md". */
export interface FileInFolder {
  path: string;
  file: Blob;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** 2.0; and that names are UTF-8. */
const VERSION = 20;
const UTF8 = 0x0800;
/** 1 January 1980, the first day that the format knows: when a file was written says nothing to an import. */
const FIRST_DAY = 0x21;

/**
 * A folder as one ZIP (PKWARE APPNOTE 6.3), stored as it is: text is small, and pictures are packed already. Below 4 GB and
 * 65,535 files, which is far more than an import takes.
 */
export async function packFolder(files: readonly FileInFolder[]): Promise<Blob> {
  const parts: (Blob | Uint8Array<ArrayBuffer>)[] = [];
  const directory: Uint8Array<ArrayBuffer>[] = [];
  let offset = 0;
  for (const { path, file } of files) {
    const name = new TextEncoder().encode(path);
    const facts = [VERSION, UTF8, 0, 0, FIRST_DAY] as const;
    const sum = crc32(new Uint8Array(await file.arrayBuffer()));
    const sizes = [sum, file.size, file.size] as const;
    const local = record(30, name, (at) => {
      at.long(LOCAL)
        .short(...facts)
        .long(...sizes)
        .short(name.length, 0);
    });
    directory.push(
      record(46, name, (at) => {
        at.long(CENTRAL)
          .short(VERSION, ...facts)
          .long(...sizes);
        at.short(name.length, 0, 0, 0, 0).long(0, offset);
      }),
    );
    parts.push(local, file);
    offset += local.length + file.size;
  }
  const size = directory.reduce((sum, entry) => sum + entry.length, 0);
  const end = record(22, new Uint8Array(), (at) => {
    at.long(END).short(0, 0, files.length, files.length).long(size, offset).short(0);
  });
  return new Blob([...parts, ...directory, end], { type: 'application/zip' });
}

interface Writing {
  short(...values: number[]): Writing;
  long(...values: number[]): Writing;
}

/** Little-endian numbers, and the name after them. */
function record(length: number, name: Uint8Array, write: (at: Writing) => void): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length + name.length);
  const view = new DataView(bytes.buffer);
  let offset = 0;
  const writing: Writing = {
    short(...values) {
      for (const value of values) {
        view.setUint16(offset, value, true);
        offset += 2;
      }
      return writing;
    },
    long(...values) {
      for (const value of values) {
        view.setUint32(offset, value, true);
        offset += 4;
      }
      return writing;
    },
  };
  write(writing);
  bytes.set(name, length);
  return bytes;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (TABLE[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}
