import { randomBytes } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { FileReader } from './file-reader.ts';
import { kindOf } from './kinds.ts';
import { FILE_LIMITS } from './limits.ts';
import { docx, odt, pdf, WITH_A_PASSWORD, xlsx, zip } from './sample-files.ts';

function opened(limits: { milliseconds: number; memoryBytes: number } = FILE_LIMITS): FileReader {
  const reader = new FileReader(limits);
  onTestFinished(() => reader.end());
  return reader;
}

const textOf = (reader: FileReader, name: string, bytes: Buffer, type = 'application/octet-stream') => {
  const kind = kindOf(name, type, bytes);
  if (kind === null) throw new Error(`${name} has no kind`);
  return reader.read({ kind, bytes });
};

test('PDF, Office, OpenDocument, HTML and text give their words', async () => {
  const reader = opened();
  const text = async (name: string, bytes: Buffer) => (await textOf(reader, name, bytes)).text;
  expect(await text('a.pdf', pdf(['The warranty ends in May', 'Page two']))).toBe('The warranty ends in May\nPage two');
  expect(await text('a.docx', docx('Perché no?', 'R&amp;D'))).toBe('Perché no?\nR&D');
  expect(await text('a.xlsx', xlsx())).toBe('Orders & returns\nQuantity\nLanternfish\n20418 in place');
  expect(await text('a.odt', odt('First<text:s/>line', 'Second'))).toBe('First line\nSecond');
  expect(
    await text('a.pptx', zip({ 'ppt/slides/slide1.xml': '<p:sld><a:p><a:r><a:t>Slide</a:t></a:r></a:p></p:sld>' })),
  ).toBe('Slide');
  expect(await text('a.html', Buffer.from('<p>Ciao <b>Anna</b></p><script>no()</script>'))).toBe('Ciao Anna');
  expect(await text('a.csv', Buffer.from('order;citt\u00e0\n1042;Bari', 'latin1'))).toBe('order;città\n1042;Bari');
  expect(await text('a.txt', Buffer.from('\ufeffțară', 'utf16le'))).toBe('țară');
});

test('what is beyond a limit is left out and said so', async () => {
  const reader = opened();
  const long = await textOf(reader, 'a.docx', docx(...Array.from({ length: 20_000 }, (_, n) => `paragraph ${n}`)));
  expect(long.reason).toBe('cut');
  expect(long.text?.length).toBeLessThanOrEqual(FILE_LIMITS.characters);
  const pages = await textOf(
    reader,
    'a.pdf',
    pdf(Array.from({ length: FILE_LIMITS.pages + 5 }, (_, n) => `page ${n}`)),
  );
  expect(pages.reason).toBe('cut');
  expect(pages.text).toMatch(/page 299$/);
});

test('bombs, passwords, halves and rubbish are facts, and the next file is read', async () => {
  const reader = opened();
  const reason = async (name: string, bytes: Buffer) => {
    const { text, reason: why } = await textOf(reader, name, bytes);
    expect(text).toBeNull();
    return why;
  };
  const zeros = Buffer.alloc(60_000_000, 'a');
  expect(await reason('a.docx', zip({ 'word/document.xml': zeros }))).toBe('bomb');
  expect(await reason('a.docx', zip({ 'word/document.xml': zeros }, 1_000))).toBe('broken');
  expect(await reason('a.docx', zip(Object.fromEntries(Array.from({ length: 6_000 }, (_, n) => [`${n}`, '']))))).toBe(
    'bomb',
  );
  expect(await reason('a.pdf', pdf(['secret'], WITH_A_PASSWORD))).toBe('encrypted');
  const packed = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]);
  expect(await reason('a.xlsx', packed)).toBe('encrypted');
  expect(await reason('a.docx', docx('cut off').subarray(0, 150))).toBe('broken');
  expect(await reason('a.pdf', Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(25_000_000)]))).toBe('broken');
  expect(await reason('a.docx', randomBytes(25_000_000))).toBe('broken');
  expect(await textOf(reader, 'a.docx', docx('Still here'))).toEqual({ text: 'Still here', reason: null });
}, 60_000);

test('a file that takes too long or too much is ended, and the next one is read', async () => {
  const hasty = opened({ ...FILE_LIMITS, milliseconds: 20 });
  const slow = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(5_000_000)]);
  expect(await textOf(hasty, 'a.pdf', slow)).toEqual({ text: null, reason: 'too-slow' });
  const small = opened({ ...FILE_LIMITS, memoryBytes: 20_000_000 });
  expect(await textOf(small, 'a.pdf', slow)).toEqual({ text: null, reason: 'too-much-memory' });
});

test('what a file is stands in its first bytes, whatever it is called', () => {
  expect(kindOf('scan', 'application/octet-stream', pdf(['x']))).toBe('pdf');
  expect(kindOf('letter.docx', 'application/octet-stream', docx('x'))).toBe('office');
  expect(kindOf('photos.zip', 'application/zip', docx('x'))).toBeNull();
  expect(kindOf('program.exe', 'application/octet-stream', Buffer.from('MZ'))).toBeNull();
  expect(kindOf('list', 'text/csv; charset=utf-8', Buffer.from('a,b'))).toBe('text');
});
