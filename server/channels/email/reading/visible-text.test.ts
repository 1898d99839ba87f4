import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanHtml, htmlToText } from '../../../platform/html/index.ts';
import { leastTime } from '../../../testing/least-time.ts';
import { type Letter, visibleLetter } from './visible-text.ts';

const visibleTextOf = (letter: Letter): string => visibleLetter(letter).visibleText;

/** Own words on top, then what a mail program puts below. Each case must leave "Va bene, grazie.\nAnna". */
const BELOW: [program: string, below: string][] = [
  ['Gmail en', 'On Fri, Nov 20, 2026 at 9:15 AM Help <help@sportello.test> wrote:\n\n> Dear Anna,\n> when?'],
  [
    'Gmail en, broken in two',
    'On Fri, Nov 20, 2026 at 9:15 AM Sportello Help Desk of the Mill <\nhelp@sportello.test> wrote:\n\n> Dear',
  ],
  [
    'Gmail it',
    'Il giorno ven 20 nov 2026 alle ore 09:15 Assistenza <help@sportello.test>\nha scritto:\n\n> Gentile Anna,\n>\n> quando?',
  ],
  ['Gmail es', 'El vie, 20 nov 2026 a las 9:15, Ayuda (<help@sportello.test>) escribió:\n\n> Hola'],
  ['Gmail ro', 'În vin., 20 nov. 2026 la 09:15, Asistență <help@sportello.test> a scris:\n\n> Bună'],
  ['Gmail de', 'Am Fr., 20. Nov. 2026 um 09:15 Uhr schrieb Hilfe <\nhelp@sportello.test>:\n\n> Hallo'],
  ['Gmail fr', 'Le ven. 20 nov. 2026 à 09:15, Aide <help@sportello.test> a écrit :\n\n> Bonjour'],
  [
    'Apple Mail it',
    'Inviato da iPhone\n\n> Il giorno 20 nov 2026, alle ore 09:15, Assistenza <help@sportello.test> ha scritto:\n>\n> Gentile',
  ],
  ['Apple Mail en', '\n> On 20 Nov 2026, at 09:15, Help <help@sportello.test> wrote:\n> \n> Dear'],
  [
    'Apple Mail without marks',
    'Il giorno 20 nov 2026, alle ore 09:15, Assistenza <help@sportello.test> ha scritto:\n\nGentile Anna,\nquando?',
  ],
  ['Apple Mail ro', 'Pe 20 nov. 2026, la 09:15, Asistență a scris:\n\n> Bună'],
  ['Thunderbird it', 'Il 20/11/26 09:15, Assistenza ha scritto:\n> Gentile Anna,\n> quando?\n'],
  ['Thunderbird en', 'On 20/11/2026 09:15, Help wrote:\n> Dear Anna'],
  ['Thunderbird old', 'Assistenza wrote:\n> Dear Anna'],
  [
    'Yahoo it',
    '    Il venerdì 20 novembre 2026 alle ore 09:15:00 CET, Assistenza <help@sportello.test> ha scritto:  \n \n Gentile Anna,\n   quando?',
  ],
  [
    'Yahoo en',
    'Sent from Yahoo Mail on Android\n \n  On Fri, Nov 20, 2026 at 9:15, Help<help@sportello.test> wrote:   Dear Anna\n> x',
  ],
  [
    'Proton',
    'Sent with Proton Mail secure email.\n\nOn Friday, November 20th, 2026 at 9:15 AM, Help <help@sportello.test> wrote:\n\n> Dear',
  ],
  [
    'Outlook desktop it',
    'Da: Assistenza <help@sportello.test>\nInviato: venerdì 20 novembre 2026 09:15\nA: Anna Bianchi <anna@mulino.test>\nOggetto: R: Orario\n\nGentile Anna',
  ],
  [
    'Outlook desktop en, name alone and bold',
    '*From:* Help Desk\n*Sent:* Friday, November 20, 2026 9:15 AM\n*To:* Anna\n*Subject:* RE: Time\n\nDear',
  ],
  [
    'Outlook web es',
    '________________________________\nDe: Ayuda <help@sportello.test>\nEnviado: viernes, 20 de noviembre de 2026 9:15\nPara: Anna\nAsunto: RE: Hora\n\nHola',
  ],
  [
    'Outlook mobile ro',
    'Descărcați Outlook pentru Android<https://aka.ms/x>\n________________________________\nDe la: Asistență <help@sportello.test>\nTrimis: vineri, 20 noiembrie 2026 09:15\nCătre: Anna\nSubiect: Re: Ora',
  ],
  [
    'Outlook mobile it',
    'Scarica Outlook per iOS (https://aka.ms/x)\n________________________________\nDa: Assistenza\nInviato: 20 novembre\nA: Anna\nOggetto: Re: Ora',
  ],
  ['Outlook with blank lines between', 'From: Help <h@s.test>\n\nSent: Friday\n\nTo: Anna\n\nSubject: Time\n\nDear'],
  [
    'Outlook de',
    '-----Ursprüngliche Nachricht-----\nVon: Hilfe <help@sportello.test>\nGesendet: Freitag\nAn: Anna\nBetreff: Zeit\n\nHallo',
  ],
  [
    'Outlook in a language not known',
    '________________________________\nOd: Pomoc <help@sportello.test>\nWysłano: piątek\nDo: Anna\nTemat: Czas\n\nDzień',
  ],
  ['an original message it', '-----Messaggio originale-----\nDa: help@sportello.test\n\nGentile'],
  ['an original message es', '----- Mensaje original -----\nDe: help@sportello.test\n\nHola'],
  ['an original message ro', '--- Mesaj original ---\nDe la: help@sportello.test\n\nBună'],
  ['a forward', '---------- Forwarded message ---------\nFrom: Carla <c@d.test>\nDate: Fri\n\nHello'],
  ['a signature', '-- \nAnna Bianchi\nMulino Bianchi srl\nTel. 0123'],
  ['a signature and a quote', '-- \nAnna Bianchi\n\nIl 20/11/26 09:15, Assistenza ha scritto:\n> Gentile Anna'],
  ['a phone en', 'Sent from my Samsung Galaxy smartphone.'],
  [
    'a phone es',
    'Enviado desde mi iPhone\n\nEl 20 nov 2026, a las 9:15, Ayuda <help@sportello.test> escribió:\n\n> Hola',
  ],
  ['a phone ro', 'Trimis de pe iPhone-ul meu'],
  ['a phone de', 'Von meinem iPhone gesendet'],
  ['a phone fr', 'Envoyé de mon iPhone'],
  ['Windows', 'Inviato da Posta per Windows'],
];

const OWN = 'Va bene, grazie.\nAnna';

describe('words above the thread', () => {
  test.each(BELOW)('%s', (_program, below) => {
    expect(visibleTextOf({ text: `${OWN}\n\n${below}\n` })).toBe(OWN);
    expect(visibleTextOf({ text: `${OWN}\n${below}` })).toBe(OWN);
  });
});

describe('words elsewhere', () => {
  test('below the whole quote', () => {
    expect(
      visibleTextOf({
        text: 'Il 20/11/26 09:15, Assistenza ha scritto:\n> Gentile Anna,\n>\n> quando?\n\nDomani.\n\n-- \nAnna',
      }),
    ).toBe('Domani.');
  });

  test('between the lines stay with what they answer', () => {
    const text =
      'Ciao,\nrispondo sotto.\n\nOn 20/11/2026 09:15, Help wrote:\n> Quando?\n\nDomani.\n\n> Dove?\n\nQui.\n\n> Saluti\n> Help\n\n-- \nAnna';
    expect(visibleTextOf({ text })).toBe(
      'Ciao,\nrispondo sotto.\n\nOn 20/11/2026 09:15, Help wrote:\n> Quando?\n\nDomani.\n\n> Dove?\n\nQui.',
    );
  });

  test('between the lines, beginning with the first point', () => {
    const text = 'On 20/11/2026 09:15, Help wrote:\n> Quando?\n\nDomani.\n\n> Dove?\n\nQui.\n\n> Saluti';
    expect(visibleTextOf({ text })).toBe('> Quando?\n\nDomani.\n\n> Dove?\n\nQui.');
  });
});

describe('what is no quote', () => {
  test.each([
    ['an order for a lorry', 'Serve un trasporto.\nDa: Roma\nA: Milano\nData: 3 maggio\n\nGrazie'],
    ['a sentence that ends like an announcement', 'Il 3 maggio Marco mi ha scritto:\nsiamo chiusi.\nÈ vero?'],
    ['a list with dashes', 'Mancano:\n-- due sedie\n-- un tavolo\n\nGrazie'],
    ['a table with bars', 'Ecco:\n| a | b |\n| 1 | 2 |\nGrazie'],
    ['a rule', 'Prima parte\n--------------------\nSeconda parte'],
    ['a person who sent something', 'Il pacco è questo:\nInviato da Marco Rossi'],
    ['a time and an address in a sentence', 'On Monday at 9:15 I wrote to help@sportello.test: no answer.'],
    ['a date label alone', 'Data: 3 maggio\nOra: 10:00\nPosti: 4'],
  ])('%s stays whole', (_name, text) => {
    expect(visibleTextOf({ text })).toBe(text);
  });

  test.each([
    ['a forward alone', '---------- Forwarded message ---------\nFrom: Carla <c@d.test>\nDate: Fri\n\nHello'],
    ['a quote alone', '> solo questo'],
    ['a signature alone', '-- \nAnna'],
    ['a device alone', 'Inviato da iPhone'],
  ])('%s falls back to the whole', (_name, text) => {
    expect(visibleTextOf({ text })).toBe(text.trim());
  });

  test('a letter with a dashed line keeps its long second half', () => {
    const long = Array.from({ length: 40 }, (_, i) => `riga ${i}`).join('\n');
    expect(visibleTextOf({ text: `Inizio\n--\n${long}` })).toContain('riga 39');
  });
});

describe('mails of HTML alone', () => {
  const visible = (html: string) => {
    const cleaned = cleanHtml(html);
    return visibleTextOf({ text: htmlToText(cleaned), html: cleaned });
  };

  test.each([
    [
      'Gmail',
      '<div dir="ltr"><p>Va bene, grazie.<br>Anna</p></div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">Il giorno ven 20 nov 2026 alle ore 09:15 Assistenza &lt;<a href="mailto:help@sportello.test">help@sportello.test</a>&gt; ha scritto:<br></div><blockquote class="gmail_quote"><p>Gentile Anna</p></blockquote></div>',
    ],
    [
      'Gmail in a language not known',
      '<div dir="ltr"><p>Va bene, grazie.<br>Anna</p></div><div class="gmail_quote"><div class="gmail_attr">2026年11月20日(金) 9:15 ヘルプ:</div><div>Dear Anna</div></div>',
    ],
    [
      'Outlook desktop',
      '<div class="WordSection1"><p class="MsoNormal">Va bene, grazie.<br>Anna</p><div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal"><b>Da:</b> Assistenza &lt;help@sportello.test&gt;<br><b>Inviato:</b> venerdì<br><b>A:</b> Anna<br><b>Oggetto:</b> Orario</p></div></div><p>Gentile Anna</p></div>',
    ],
    [
      'Outlook desktop in a language not known',
      '<div><p>Va bene, grazie.<br>Anna</p><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p><b>Kimden:</b> Yardım</p></div><p>Merhaba</p></div>',
    ],
    [
      'Outlook web',
      '<div>Va bene, grazie.<br>Anna</div><div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg"><b>Kimden:</b> Yardım<br></div><div>Merhaba</div>',
    ],
    [
      'Apple Mail',
      '<p>Va bene, grazie.<br>Anna</p><div><blockquote type="cite"><div>Il giorno 20 nov 2026, alle ore 09:15, Assistenza ha scritto:</div><br><div>Gentile</div></blockquote></div>',
    ],
    [
      'Yahoo',
      '<div>Va bene, grazie.<br>Anna</div><div class="yahoo_quoted" id="q"><div>On Friday, Help wrote:</div><div>Dear</div></div>',
    ],
  ])('%s', (_program, html) => {
    expect(visible(html)).toBe(OWN);
  });

  test('answers within a Gmail quote stay', () => {
    expect(
      visible(
        '<div>Sotto.</div><div class="gmail_quote"><div class="gmail_attr">Il 20/11/26 09:15 A &lt;a@b.test&gt; ha scritto:</div><blockquote>Quando?</blockquote><div>Domani.</div><blockquote>Dove?</blockquote></div>',
      ),
    ).toBe('Sotto.\nIl 20/11/26 09:15 A <a@b.test> ha scritto:\n> Quando?\n\nDomani.');
  });
});

describe('whatever comes', () => {
  const pieces = fc.oneof(
    fc.constantFrom(...BELOW.flatMap(([, below]) => below.split('\n'))),
    fc.constantFrom(
      '',
      ' ',
      '> a',
      '>> b',
      '-- ',
      '--',
      'On a',
      'wrote:',
      'ha scritto:',
      'Da:',
      'Data: 3',
      '____________',
    ),
    fc.string({ unit: 'binary', maxLength: 30 }),
  );

  test('never throws, never empty unless the text is, and invents no line', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), fc.boolean(), (parts, withHtml) => {
        const text = parts.join('\n');
        const html = withHtml ? cleanHtml(text) : '';
        const visible = visibleTextOf({ text, html });
        expect(visible.trim() === '').toBe(text.trim() === '');
        const lines = new Set(text.split('\n'));
        for (const line of visible.split('\n')) expect(line === '' || lines.has(line)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  test('takes time by the length alone', async () => {
    const time = (text: string, html = '') => {
      return leastTime(1_500, () => visibleTextOf({ text, html }));
    };
    for (const line of [
      '> a',
      'On ',
      'On 9:15',
      'On 9:15 a wrote',
      'wrote:',
      'Da: a@b',
      '--',
      '-- ',
      '___________',
      '',
      'Inviato da iPhone',
      ' '.repeat(90),
      '-'.repeat(60),
    ])
      expect(await time(`${line}\n`.repeat(100_000)), JSON.stringify(line)).toBeLessThan(1_500);
    for (const character of ['>', ' ', '-', '_', '*', 'a', ':', '(', '\t', '|', '<'])
      expect(await time(character.repeat(1_000_000)), JSON.stringify(character)).toBeLessThan(1_500);
    expect(await time('Da: '.repeat(200_000))).toBeLessThan(1_500);
    expect(await time('a\n'.repeat(100_000), '<div class="'.repeat(100_000))).toBeLessThan(1_500);
    expect(await time('a\n'.repeat(100_000), '<div style="'.repeat(1_000))).toBeLessThan(1_500);
  }, 60_000);
});
