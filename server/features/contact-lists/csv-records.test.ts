import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { leastTime } from '../../testing/least-time.ts';
import { csvLine, plainCell } from './csv-cells.ts';
import type { CsvRecord } from './csv-records.ts';
import { csvRecords } from './csv-records.ts';
import { decoded, detectDelimiter, detectEncoding } from './decoding.ts';

async function read(pieces: readonly string[], delimiter = ','): Promise<CsvRecord[]> {
  async function* all(): AsyncGenerator<string> {
    yield* pieces;
  }
  const records: CsvRecord[] = [];
  for await (const record of csvRecords(all(), delimiter)) records.push(record);
  return records;
}

const cell = fc
  .string({ unit: fc.constantFrom('a', 'è', '"', ',', ';', ' ', '\n', '\t', "'", '=', '+', '🚲'), maxLength: 12 })
  .filter((text) => text.trim() === text);
const table = fc
  .integer({ min: 1, max: 5 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }));

it('reads what a well-kept library wrote, wherever it is cut into pieces, with any line ends', async () => {
  await fc.assert(
    fc.asyncProperty(
      table,
      fc.constantFrom(',', ';', '\t'),
      fc.constantFrom('\n', '\r\n'),
      fc.integer({ min: 1, max: 40 }),
      async (rows, delimiter, end, size) => {
        const kept = rows.filter((row) => row.some((each) => each !== ''));
        const text = stringify(kept, { delimiter, record_delimiter: end, quoted: true });
        const pieces = text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
        const records = await read(pieces, delimiter);
        expect(records.map((record) => record.cells)).toEqual(kept);
        expect(records.every((record) => !record.broken)).toBe(true);
      },
    ),
    { numRuns: 200 },
  );
});

it('reads its own lines again, formulas disarmed', async () => {
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      const kept = rows.filter((row) => row.some((each) => each !== ''));
      const text = kept.map((row) => csvLine(row)).join('');
      const records = await read([text]);
      expect(records.map((record) => record.cells.map(plainCell))).toEqual(kept);
      for (const { cells } of records) for (const each of cells) expect(each).not.toMatch(/(?:^|[;\n])[=+\-@\t\r]/);
    }),
    { numRuns: 200 },
  );
});

it('an open quote costs its own line, and each line keeps its number', async () => {
  const records = await read([
    'name,mail\r\nAda,ada@x.example\r\n"Zoe,zoe@x.example\r\n\r\nIon,"a\nb"\r\nEva,eva@x.example',
  ]);
  expect(records.map(({ line, cells, broken }) => [line, cells[0], broken])).toEqual([
    [1, 'name', false],
    [2, 'Ada', false],
    [3, '"Zoe', true],
    [5, 'Ion', false],
    [7, 'Eva', false],
  ]);
});

it('lines that each open a quote take their time once, and not its square', async () => {
  const line = `a${'","'.repeat(160)}b\n`;
  let records: Awaited<ReturnType<typeof read>> = [];
  const took = await leastTime(15_000, async () => {
    records = await read([line.repeat(300), '"a\nb",c\nd,e\n']);
  });
  expect(took).toBeLessThan(15_000);
  expect(records.filter(({ broken }) => broken).map(({ line: at }) => at)).toEqual(
    Array.from({ length: 301 }, (_, at) => at + 1),
  );
  expect(records.at(-1)?.cells).toEqual(['d', 'e']);
});

it('knows in what a list was written', async () => {
  async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
    yield bytes.subarray(0, 7);
    yield bytes.subarray(7);
  }
  const text = 'nome;città;perché\nNiccolò;Forlì;sì\n';
  const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');
  const cases: [Uint8Array, string][] = [
    [Buffer.from(text), 'utf-8'],
    [Buffer.from(`\ufeff${text}`), 'utf-8'],
    [utf16, 'utf-16le'],
    [Buffer.from(text, 'utf16le'), 'utf-16le'],
    [Buffer.from(utf16).swap16(), 'utf-16be'],
    [Buffer.from(text, 'latin1'), 'windows-1252'],
  ];
  for (const [bytes, encoding] of cases) {
    const found = await detectEncoding(one(bytes));
    expect(found).toBe(encoding);
    let words = '';
    for await (const piece of decoded(one(bytes), found)) words += piece;
    expect(words).toBe(text);
  }
  expect(['a;b,c;d', 'a,b', 'a\tb', '"a;b",c'].map(detectDelimiter)).toEqual([';', ',', '\t', ',']);
});
