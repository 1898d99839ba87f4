import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leastTime } from '../../testing/least-time.ts';
import { detectLanguage } from './detecting.ts';
import mails from './short-mails.json' with { type: 'json' };

function judge(language: string, texts: string[]): { right: number; wrong: number } {
  const answers = texts.map((text) => detectLanguage(text));
  return {
    right: answers.filter((answer) => answer === language).length,
    wrong: answers.filter((answer) => answer !== undefined && answer !== language).length,
  };
}

describe('short mails', () => {
  test.each(Object.entries(mails.asked))('%s: at least 38 of 40 are told, at most one wrongly', (language, texts) => {
    expect(texts).toHaveLength(40);
    const { right, wrong } = judge(language, texts);
    expect(right).toBeGreaterThanOrEqual(38);
    expect(wrong).toBeLessThanOrEqual(1);
  });

  test('mails that no word list was made with: three in four are told, at most one in ten wrongly', () => {
    const results = Object.entries(mails.unseen).map(([language, texts]) => judge(language, texts));
    const total = Object.values(mails.unseen).flat().length;
    expect(results.reduce((sum, { right }) => sum + right, 0) / total).toBeGreaterThanOrEqual(0.75);
    expect(results.reduce((sum, { wrong }) => sum + wrong, 0) / total).toBeLessThanOrEqual(0.1);
  });

  test.each(Object.entries(mails.others))('%s is not taken for one of ours', (language, texts) => {
    expect(judge(language, texts)).toEqual({ right: texts.length, wrong: 0 });
  });

  test.each(mails.unclear)('nothing is claimed of %j', (text) => {
    expect(detectLanguage(text)).toBeUndefined();
  });

  test('other scripts are told', () => {
    expect(detectLanguage('Доброе утро, где мой заказ?')).toBe('ru');
    expect(detectLanguage('ご注文はどこですか')).toBe('ja');
  });
});

test('a quote of addresses does not decide', () => {
  expect(detectLanguage('Grazie mille per la risposta\nhttps://www.the-and-of.test/when/where this@what.test')).toBe(
    'it',
  );
});

test('never throws, and is quick with long texts', async () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void detectLanguage(text)));
  const took = await leastTime(2_000, () => {
    for (const piece of ['a', 'a ', '@', '://', 'è', '日', ' ']) detectLanguage(piece.repeat(1_000_000));
  });
  expect(took).toBeLessThan(2_000);
});

test('costs less than 40 MB of memory', () => {
  const program = `
    globalThis.gc(); const before = process.memoryUsage().rss;
    const { detectLanguage } = await import(${JSON.stringify(new URL('./detecting.ts', import.meta.url).href)});
    detectLanguage('una frase qualunque, bastante larga');
    globalThis.gc(); console.log(process.memoryUsage().rss - before);`;
  const grown = Number(
    execFileSync(process.execPath, ['--expose-gc', '--input-type=module', '-e', program]).toString(),
  );
  expect(grown).toBeLessThan(40 * 1024 * 1024);
});
