import { crc32, deflateSync } from 'node:zlib';
import type { Chance } from './chance.ts';
import type { DemoAttachment } from './shapes.ts';

const WIDTH = 240;
const HEIGHT = 180;
const PNG_SIGNATURE = [137, 80, 78, 71, 13, 10, 26, 10];

/** One chunk: length, type, data, check sum (PNG specification, section 5.3). */
function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8 + body.length);
  frame.writeUInt32BE(data.length, 0);
  body.copy(frame, 4);
  frame.writeUInt32BE(crc32(body), 4 + body.length);
  return frame;
}

/** A small picture that passes for a photo at the size of a thumbnail: a table, a dark light on it, a gleam. */
export function photo(name: string, chance: Chance): DemoAttachment {
  const warm = chance.whole(0, 40);
  const [lampX, lampY] = [chance.whole(80, 160), chance.whole(60, 110)];
  const lampSize = chance.whole(34, 58);
  const tilt = chance.next() - 0.5;
  const rows = Buffer.alloc(HEIGHT * (1 + WIDTH * 3));
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const fromLamp = Math.hypot(x - lampX, (y - lampY) * 1.4) / lampSize;
      const gleam = Math.max(0, 1 - Math.hypot(x - lampX + lampSize / 3, y - lampY + lampSize / 3) / (lampSize / 2));
      const table = y + tilt * x > HEIGHT * 0.62 ? 150 - y / 3 : 96 + y / 4;
      const body = fromLamp < 1 ? 28 + 30 * fromLamp : table - Math.max(0, 40 - (fromLamp - 1) * 60);
      const light = Math.min(255, Math.max(0, body + gleam * 150)) & 0xfc;
      const at = y * (1 + WIDTH * 3) + 1 + x * 3;
      rows[at] = Math.min(255, light + warm / 2);
      rows[at + 1] = light;
      rows[at + 2] = Math.max(0, light - warm);
    }
  }
  return { name, contentType: 'image/png', content: pngOf(WIDTH, HEIGHT, rows) };
}

/** @param rows each a zero and then red, green and blue of every pixel */
export function pngOf(width: number, height: number, rows: Uint8Array): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const content = Buffer.concat([
    Buffer.from(PNG_SIGNATURE),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  return new Uint8Array(content);
}

/** A line of a PDF string: brackets escaped, and every letter in the one-byte code that the standard fonts know. */
function pdfText(line: string): string {
  return Array.from(line.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('€', 'EUR'))
    .map((letter) => (letter.charCodeAt(0) > 126 ? '-' : letter.replace(/[\\()]/, '\\$&')))
    .join('');
}

/** One A4 page with a heading and lines below it (ISO 32000-1, with a cross-reference table). */
export function paper(name: string, heading: string, lines: readonly string[]): DemoAttachment {
  const words = [
    `BT /F2 18 Tf 56 780 Td (${pdfText(heading)}) Tj ET`,
    ...lines.map((line, at) => `BT /F1 11 Tf 56 ${744 - at * 20} Td (${pdfText(line)}) Tj ET`),
  ].join('\n');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>',
    `<< /Length ${words.length} >>\nstream\n${words}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>',
  ];
  let file = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  file += places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  file += `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return { name, contentType: 'application/pdf', content: new Uint8Array(Buffer.from(file, 'latin1')) };
}
