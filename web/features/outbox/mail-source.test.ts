import { describe, expect, it } from 'vitest';
import { chiefHeaders, readSource } from './mail-source.ts';

const raw = [
  'Message-ID: <01JD2M7Q0K.4119@officinalume.example>',
  'From: =?utf-8?q?Tom=C3=A1s?=, Officina Lume',
  ' <supporto@officinalume.example>',
  'To: acquisti@studiobici.example',
  'Content-Type: multipart/mixed; boundary=x',
  '',
  '--x',
  'Content-Disposition: attachment; filename=listino-2027.pdf',
  '',
  'JVBERi0=',
  '--x--',
  '',
].join('\r\n');

describe('a raw mail on the screen', () => {
  it('unfolds the header and keeps the rest', () => {
    const source = readSource(raw);
    expect(source.headers[1]).toEqual({
      name: 'From',
      value: '=?utf-8?q?Tom=C3=A1s?=, Officina Lume <supporto@officinalume.example>',
    });
    expect(source.headers).toHaveLength(4);
    expect(source.lines).toBe(11);
    expect(source.files).toBe(1);
    expect(source.bytes).toBe(raw.length);
    expect(source.body.startsWith('--x\nContent-Disposition')).toBe(true);
  });

  it('puts who and to whom first', () => {
    expect(chiefHeaders(readSource(raw).headers).map(({ name }) => name)).toEqual(['From', 'To', 'Message-ID']);
  });

  it('shows no more than one can read of a mail of many megabytes', () => {
    const long = readSource(`Subject: x\r\n\r\n${'A'.repeat(5_000)}\r\n${'line\r\n'.repeat(100_000)}`);
    expect(long.body.length).toBeLessThan(5_000);
    expect(long.linesLeft).toBe(99_601);
  });

  it('reads a header without a body, and nothing at all', () => {
    expect(readSource('Subject: x')).toMatchObject({ headers: [{ name: 'Subject', value: 'x' }], body: '', lines: 1 });
    expect(readSource('').headers).toEqual([]);
  });
});
