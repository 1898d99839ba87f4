import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanHtml, htmlToText } from '../../../platform/html/index.ts';
import { leastTime } from '../../../testing/least-time.ts';
import { answeredMails } from './quoted/corpus.ts';
import { asRead, distance } from './quoted/measure.ts';
import { PROGRAMS } from './quoted/programs.ts';
import WORDING from './quoted/wording.json' with { type: 'json' };
import { visibleLetter } from './visible-text.ts';

const mails = answeredMails().map((mail) => ({ ...mail, read: asRead(mail.text, mail.html) }));

describe('answered mails of many programs and languages', () => {
  test('are two hundred and more, a third of them held out', () => {
    const own = mails.filter(({ set }) => set !== 'later');
    expect(own.length).toBeGreaterThan(200);
    const heldOut = own.filter(({ set }) => set === 'heldOut').length;
    expect(heldOut / own.length).toBeGreaterThan(0.3);
  });

  test('no word of the writer is lost, as text or as HTML', () => {
    const losing = mails.flatMap(({ name, read, writer, expected }) => {
      const { visibleText, visibleHtml } = visibleLetter({ ...read, writer });
      const shown = [visibleText, ...(read.html === '' ? [] : [htmlToText(visibleHtml ?? read.html)])];
      return shown.some((each) => distance(expected, each).lost > 0) ? [name] : [];
    });
    expect(losing).toEqual([]);
  });

  test('nearly all are shown exactly as their writer wrote them', () => {
    const exact = mails.filter(
      ({ read, writer, expected }) => distance(expected, visibleLetter({ ...read, writer }).visibleText).exact,
    );
    expect(exact.length / mails.length).toBeGreaterThan(0.98);
  });

  test('what is kept are lines of the text, in their order', () => {
    for (const { name, read, writer } of mails) {
      const lines = read.text.split('\n');
      let at = 0;
      for (const line of visibleLetter({ ...read, writer }).visibleText.split('\n')) {
        const found = lines.indexOf(line, at);
        expect(found, `${name}: ${line}`).toBeGreaterThanOrEqual(0);
        at = found + 1;
      }
    }
  });

  test('the HTML shown first is as clean as the whole', () => {
    for (const { read, writer } of mails) {
      const { visibleHtml } = visibleLetter({ ...read, writer });
      if (visibleHtml !== undefined) expect(cleanHtml(visibleHtml)).toBe(visibleHtml);
    }
  });
});

describe('whatever a letter says', () => {
  const languages = Object.values(WORDING);
  const words = languages.flatMap(({ letters, points, answers }) => [...letters, ...points, ...answers]);
  const lines = [...new Set(words.flatMap((text) => text.split('\n')).filter((line) => line !== ''))];
  const letter = fc.array(fc.constantFrom(...lines, ''), { minLength: 1, maxLength: 12 }).map((all) => all.join('\n'));
  const programs = PROGRAMS.filter(([, , styles]) => styles.includes('plain'));

  test('an answer below it changes nothing of it', () => {
    fc.assert(
      fc.property(letter, fc.constantFrom(...programs), fc.constantFrom(...languages), (text, [, write], wording) => {
        // What stands below a colon may have been pasted: there nothing is cut.
        fc.pre(text.trim() !== '' && !/[:：]$/.test(text.trim()));
        const own = text.trim().replace(/\n{2,}/g, '\n\n');
        const written = write({ words: wording, own, signature: [], notice: undefined, below: false });
        const read = asRead(written.text, written.html);
        expect(distance(own, visibleLetter(read).visibleText).exact, written.text).toBe(true);
        if (read.html !== '') {
          const { visibleHtml } = visibleLetter(read);
          expect(distance(own, htmlToText(visibleHtml ?? '')).exact, written.html).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('nothing is lost of a letter without a quote', () => {
    fc.assert(
      fc.property(letter, (text) => {
        expect(visibleLetter({ text }).visibleText.trim()).toBe(text.trim());
      }),
      { numRuns: 400 },
    );
  });

  test('any HTML is read, kept clean, and never emptied', () => {
    const pieces = fc.constantFrom(
      ...mails.slice(0, 80).flatMap(({ html = '' }) => html.match(/<[^>]*>|[^<]+/g) ?? []),
      '</div>',
      '<blockquote>',
      '<blockquote type="cite">',
      '<div class="gmail_quote">',
      '<pre>a\n> b\n\nc</pre>',
      '<hr>',
      '-- ',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
        const read = asRead('', parts.join(''));
        const { visibleText, visibleHtml } = visibleLetter(read);
        expect(visibleText.trim() === '').toBe(read.text.trim() === '');
        if (visibleHtml !== undefined) {
          expect(htmlToText(visibleHtml).trim() !== '' || visibleHtml.includes('<img')).toBe(true);
          expect(cleanHtml(visibleHtml)).toBe(visibleHtml);
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe('time', () => {
  const time = (html: string): Promise<number> => {
    const cleaned = cleanHtml(html);
    const text = htmlToText(cleaned);
    return leastTime(1_500, () => visibleLetter({ text, html: cleaned }));
  };

  test('goes by the length alone, however the quotes are nested and announced', async () => {
    const nested = '<blockquote type="cite">a'.repeat(1_000);
    const inDivs = `<div class="gmail_quote">${'<div>On 20/11/2026 09:15 a@b.test'.repeat(1_000)}`;
    const announced = '<div class="gmail_quote"><div class="gmail_attr">a</div>'.repeat(1_000);
    for (const html of [
      nested,
      inDivs,
      announced,
      '<p>On 20/11/2026 09:15</p>'.repeat(20_000),
      '<p>Da: a@b.test</p><p>Data: x</p>'.repeat(10_000),
      `<pre>${'> a\n'.repeat(100_000)}</pre>`,
      '<p>confidential recipient error</p>'.repeat(10_000),
      `<p>${'confidential '.repeat(50_000)}</p>`,
    ])
      expect(await time(html), html.slice(0, 60)).toBeLessThan(1_500);
  }, 60_000);
});
