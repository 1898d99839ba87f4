import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Language } from '../../../contract/shapes.ts';
import { htmlToText } from '../../platform/html/index.ts';
import { leastTime } from '../../testing/least-time.ts';
import type { AboutReply } from './finding.ts';
import { takeOutPrivate } from './taking-out.ts';

const today = Temporal.PlainDate.from('2026-11-19');

function about(language: Language, change: Partial<AboutReply> = {}): AboutReply {
  return {
    language,
    people: [
      { name: 'Giulia Ferraro', side: 'customer' },
      { name: 'Marta Rinaldi', side: 'team' },
      { name: 'Ciclos Sol', side: 'organization' },
    ],
    ticketText: 'La mia Luna 2 non si carica. Numero di serie L2-2608-0417, ordine OL-19964.',
    ours: ['ciao@officinalume.example'],
    today,
    ...change,
  };
}

const wordsOf = (html: string) => htmlToText(html).replace(/\s+/g, ' ').trim();

describe('a reply becomes an answer for everybody', () => {
  test('of the Italian letter only what is true for all stays', () => {
    const { html, takenOut } = takeOutPrivate(
      '<p>Buongiorno Giulia, grazie per le foto: il tappo in gomma della presa è uscito di sede. Lasci asciugare la luce per 12 ore.</p><p>La sua L2-2608-0417 dell’ordine OL-19964 è in garanzia, gliene spediamo una nuova oggi stesso in via Saragozza 41, Bologna. Entro venerdì alle 16 riceve il numero per seguire il pacco.</p><p>Passi da noi in officina entro le 18.</p><p>Un saluto, Marta</p>',
      about('it'),
    );
    expect(wordsOf(html)).toBe(
      'Il tappo in gomma della presa è uscito di sede. Lasci asciugare la luce per 12 ore. La sua Luna 2 dell’ordine è in garanzia, gliene spediamo una nuova in giornata all’indirizzo di consegna. Entro un giorno lavorativo riceve il numero per seguire il pacco. Passi da noi in officina entro le 18.',
    );
    expect(takenOut.map(({ kind }) => kind).sort()).toEqual(
      ['address', 'day', 'day', 'greeting', 'order', 'serial', 'signature'].sort(),
    );
  });

  const LETTERS: [language: Language, letter: string, answer: string][] = [
    [
      'en',
      '<p>Dear Mr Whitlock,</p><p>Your order OL-20418 goes to 14 Mill Lane, Bristol BS1 4QA and arrives by Friday 16:00. The clamp closes up to 32 mm.</p><p>Kind regards,<br>Marta Rinaldi</p>',
      'Your order goes to your address and arrives within one working day. The clamp closes up to 32 mm.',
    ],
    [
      'es',
      '<p>Hola Alejandro:</p><p>El pedido (OL-20418) llega el lunes a la calle Mayor 3, 2º B, 28013 Madrid. La luz se carga en 3 horas.</p><p>Un saludo,<br>Nuria</p>',
      'El pedido llega en 2 días laborables a la dirección de entrega. La luz se carga en 3 horas.',
    ],
    [
      'ro',
      '<p>Bună ziua, domnule Popescu,</p><p>Factura nr. 2026-0417 ajunge până vineri la ora 16 pe strada Lungă nr. 12, bl. A2, ap. 4, 500035 Brașov. Încărcarea durează 3 ore.</p><p>Cu stimă,<br>Ioana</p>',
      'Factura ajunge într-o zi lucrătoare la adresa de livrare. Încărcarea durează 3 ore.',
    ],
  ];
  test.each(LETTERS)('in %s', (language, letter, answer) => {
    expect(wordsOf(takeOutPrivate(letter, about(language)).html)).toBe(answer);
  });

  const EVERYBODYS: [language: Language, words: string][] = [
    [
      'en',
      'We are open Monday to Friday, 9 to 18, and closed on Sundays. The Faro 900 runs 12 hours at 200 lumen and costs 79 euros.',
    ],
    ['en', 'The wide clamp OL-B35 fits bars of 35 mm, as ISO 4210 asks. Version 1.8 came in 2025.'],
    [
      'it',
      'Siamo aperti dal lunedì al venerdì, ogni sabato fino alle 13. La garanzia vale 24 mesi via e-mail o in officina.',
    ],
    ['es', 'Abrimos de lunes a viernes y los sábados por la mañana. La batería dura 12 horas y pesa 90 gramos.'],
    ['ro', 'Suntem deschiși de luni până vineri, între 9 și 18. Bateria ține 12 ore și costă 79 de lei.'],
    ['en', 'Write to ciao@officinalume.example, or read https://officinalume.example/warranty before you begin.'],
  ];
  test.each(EVERYBODYS)('what everybody may read stays: %s %s', (language, words) => {
    const { html, takenOut } = takeOutPrivate(`<p>${words}</p>`, about(language));
    expect(takenOut).toEqual([]);
    expect(wordsOf(html)).toBe(words);
  });

  const PRIVATE: [what: string, words: string][] = [
    ['an account', 'RO49 AAAA 1B31 0075 9384 0000'],
    ['an account in one piece', 'IT60X0542811101000000123456'],
    ['a card', '4111 1111 1111 1111'],
    ['a phone', '+39 051 496 0123'],
    ['a phone at home', '0722 123 456'],
    ['an address', 'g.ferraro@postanova.example'],
    ['a street', 'via dei Fornaciai 18, interno 4, 40129 Bologna (BO)'],
    ['an English code', 'EC1A 1BB'],
    ['a tax code', 'RSSMRA80A01H501U'],
    ['a ticket', '#4127'],
    ['a number as the ticket has it', 'OL-20001'],
    ['a link with a secret', 'https://officinalume.example/r/Zx81kPq09aLmWn3TtYbE'],
    ['a name', 'Giulia Ferraro'],
    ['a name by half', 'Ferraro'],
    ['a shop', 'Ciclos Sol'],
  ];
  test.each(PRIVATE)('%s goes, wherever it stands', (_, secret) => {
    fc.assert(
      fc.property(
        fc.constantFrom('en', 'it', 'es', 'ro'),
        fc.constantFrom('We saw ', 'Abbiamo visto ', '', 'It is <strong>', 'x, (', '<li>'),
        fc.constantFrom('. All is well', '', ' and more', ' — da noi', ', then', ')'),
        (language, before, after) => {
          const { html, marked, takenOut } = takeOutPrivate(`<p>${before}${secret}${after}</p>`, about(language));
          expect(takenOut.length).toBeGreaterThan(0);
          expect(htmlToText(html)).not.toContain(secret);
          expect(htmlToText(marked)).not.toContain(secret);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('a name is found over the marks within it', () => {
    const { html } = takeOutPrivate('<p>As <em>Giu</em><strong>lia</strong> wrote, press twice.</p>', about('en'));
    expect(wordsOf(html)).toBe('As the customer wrote, press twice.');
  });

  test('what the writer keeps stays, and a greeting that stays loses its name', () => {
    const letter = '<p>Hello Giulia, the light is on. Your order OL-20418 left.</p>';
    const first = takeOutPrivate(letter, about('en'));
    const greeting = first.takenOut.find(({ kind }) => kind === 'greeting');
    const order = first.takenOut.find(({ kind }) => kind === 'order');
    const again = takeOutPrivate(letter, about('en'), { keep: [greeting?.key ?? '', order?.key ?? ''] });
    expect(wordsOf(again.html)).toBe('Hello the light is on. Your order OL-20418 left.');
    expect(again.takenOut.filter(({ kept }) => kept).map(({ kind }) => kind)).toEqual(['greeting', 'order']);
  });

  test('a word that the writer points at goes too', () => {
    const { html } = takeOutPrivate('<p>Your blue light is ready.</p>', about('en'), { take: ['blue'] });
    expect(wordsOf(html)).toBe('Your light is ready.');
  });

  test('a link to one person is no link any more; its words stay', () => {
    const { html } = takeOutPrivate(
      '<p>Follow it <a href="https://post.example/track?id=123456789">here</a>, and <a href="https://officinalume.example/help">read</a>.</p>',
      about('en'),
    );
    expect(html).not.toContain('123456789');
    expect(html).toContain('href="https://officinalume.example/help"');
  });

  test('pictures of the letter do not go along', () => {
    const { html } = takeOutPrivate(
      '<p>See <img alt="Giulia" data-attachment-id="0197f1d0-0000-7000-8000-000000000001"> here.</p>',
      about('en'),
    );
    expect(html).not.toContain('img');
  });

  test('whatever HTML comes in, only what the composer may write comes out, and its names are gone', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            '<p>',
            '</p>',
            '<b>',
            '</b>',
            '<ul><li>',
            '</li>',
            '<br>',
            '<script>x()</script>',
            'Giulia ',
            'word ',
            '&lt;i&gt; ',
            '<a href="javascript:x">',
            '</a>',
            '12, ',
          ),
          { maxLength: 40 },
        ),
        (parts) => {
          const { html, reply } = takeOutPrivate(parts.join(''), about('it'));
          expect(html).not.toMatch(/script|javascript|onerror|Giulia/i);
          expect(html.match(/<p>/g)?.length ?? 0).toBe(html.match(/<\/p>/g)?.length ?? 0);
          expect(reply.every(({ pieces }) => pieces.length > 0)).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });

  const HOSTILE: [what: string, words: string][] = [
    ['digits', '1 '.repeat(8_000)],
    ['letters', 'a'.repeat(11_500)],
    ['almost mail', 'a.'.repeat(8_000)],
    ['almost streets', 'via Rossi '.repeat(2_000)],
    ['a street whose name does not end', `via ${'a'.repeat(100)} `.repeat(40)],
    ['capitals', 'Ab '.repeat(5_000)],
    ['joined codes', 'A1-'.repeat(5_000)],
    ['cues', 'order no. : # '.repeat(1_500)],
    ['days', 'by the next Friday at '.repeat(1_000)],
    ['spaces', ' '.repeat(11_500)],
    ['almost pages', 'https://'.repeat(2_500)],
    ['dots at the end', `${'Hi '.repeat(10)}${'.'.repeat(12_000)}`],
  ];
  test.each(HOSTILE)('takes time by its length alone: %s', async (_, words) => {
    const half = await leastTime(
      3,
      () => void takeOutPrivate(`<p>${words.slice(0, words.length / 2)}</p>`, about('en')),
    );
    const whole = await leastTime(3, () => void takeOutPrivate(`<p>${words}</p>`, about('en')));
    expect(whole).toBeLessThan(Math.max(4 * half, half + 150));
  });
});
