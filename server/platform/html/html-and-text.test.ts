import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leastTime } from '../../testing/least-time.ts';
import { cleanHtml } from './cleaning.ts';
import { htmlToText, textToHtml } from './html-and-text.ts';

describe('HTML as text', () => {
  test('reads like a letter', () => {
    expect(
      htmlToText(
        '<p>Buongiorno,</p><p>ecco i <a href="https://acme.test/dati">dati</a>:</p><ul><li>uno</li><li>due</li></ul>' +
          '<ol><li>a</li><li>b</li></ol><img src="x.png" alt="logo"><p>Anna<br>Acme</p>',
      ),
    ).toBe('Buongiorno,\n\necco i dati (https://acme.test/dati):\n\n- uno\n- due\n\n 1. a\n 2. b\n\nAnna\nAcme');
  });

  test('says an address once when it is its own name', () => {
    expect(htmlToText('<a href="https://acme.test/a">https://acme.test/a</a>')).toBe('https://acme.test/a');
    expect(htmlToText('<a href="mailto:anna@acme.test">anna@acme.test</a>')).toBe('anna@acme.test');
  });

  test('marks quotes, quotes within quotes too', () => {
    expect(
      htmlToText('<p>Sì.</p><blockquote><p>Va bene?</p><p>Anna</p><blockquote>Prima</blockquote></blockquote>'),
    ).toBe('Sì.\n\n> Va bene?\n>\n> Anna\n>\n>> Prima');
  });

  test('leaves styles, scripts and titles out', () => {
    expect(htmlToText('<head><title>t</title><style>p{}</style></head><body><script>1</script>a&nbsp;b</body>')).toBe(
      'a b',
    );
  });

  test('is quick with deep and long input', async () => {
    const took = await leastTime(6_000, () => {
      htmlToText('<div>'.repeat(20_000));
      htmlToText(`${'<blockquote>'.repeat(3_000)}x`);
      htmlToText('<table><tr><td>'.repeat(5_000));
      htmlToText('a<br>'.repeat(100_000));
      htmlToText(' '.repeat(1_000_000));
    });
    expect(took).toBeLessThan(6_000);
  });
});

describe('text as HTML', () => {
  test('paragraphs, lines and links', () => {
    expect(textToHtml('Salve,\n\nvedi https://acme.test/a(b).\nA <b>\n\n\n')).toBe(
      '<p>Salve,</p><p>vedi <a href="https://acme.test/a(b)" rel="noopener noreferrer nofollow" target="_blank">https://acme.test/a(b)</a>.<br>A &lt;b&gt;</p>',
    );
  });

  test('whatever the text, cleaning finds nothing to remove and the words survive', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.constantFrom('http://a.test/', 'https://a.test/"><b>', '<', '&amp;', '\n', '\n\n', ')'),
            fc.string(),
          ),
          {
            maxLength: 10,
          },
        ),
        (parts) => {
          const text = parts.join('').replaceAll('\0', '');
          const html = textToHtml(text);
          expect(cleanHtml(html).replaceAll('&quot;', '"').replaceAll('<br />', '<br>')).toBe(
            html.replaceAll('&quot;', '"').replaceAll('&#39;', "'"),
          );
        },
      ),
    );
  });

  test('is quick with many brackets', async () => {
    const took = await leastTime(2_000, () => {
      textToHtml(`https://a.test/${')'.repeat(500_000)}`);
    });
    expect(took).toBeLessThan(2_000);
  });
});
