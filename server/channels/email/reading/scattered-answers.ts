import type { LetterLine } from './letter-lines.ts';

/**
 * Answers that stand within a quote without being told apart by it: in another colour, behind the writer's name, or said to be
 * there. What points to them keeps the quote on the screen.
 */

const ANSWER = [
  'answer|repl(?:y|ies)|comment|respon[sd]|remark|see|inline',
  'rispost|rispondo|comment|vedi|veda|trov[ai]',
  'respuesta|respond|contest|coment|mira|ver|véase',
  'răspun|raspun|coment|vezi|vede[țt]i',
  'antwort|kommentar|anmerkung|siehe|beantwort',
  'répon|comment|remarque|voir|voyez',
  'respost|respond|coment|veja',
  'antwoord|opmerking|reactie|zie\\b',
  'odpowied|komentarz|uwag|patrz',
  'ответ|комментари|смотри|см\\.',
  'svar|kommentar|se\\b',
  'cevap|yanıt|yorum',
  '回答|返信|コメント|回复|回覆|答复|见|見',
].join('|');
const PLACE = [
  'inline|in-line|in (?:the )?(?:red|blue|green|bold|colou?r|text)|between the lines|below',
  'in (?:rosso|blu|verde|grassetto|colore)|tra le righe|nel testo|sotto|in calce|di seguito',
  'en (?:rojo|azul|verde|negrita)|entre líneas|en el texto|abajo|debajo|a continuación',
  '(?:cu|în) (?:roșu|rosu|albastru|verde)|printre rânduri|în text|mai jos|dedesubt',
  'in (?:rot|blau|grün|fett)|im text|zwischen den zeilen|unten|rot markiert',
  'en (?:rouge|bleu|vert|gras)|dans le texte|entre les lignes|ci-dessous|plus bas|en dessous',
  '(?:em|a) (?:vermelho|azul|verde|negrito)|no texto|entre as linhas|abaixo',
  'in (?:het )?(?:rood|blauw|groen)|in de tekst|tussen de regels|hieronder',
  'na (?:czerwono|niebiesko|zielono)|w (?:tekście|treści)|poniżej',
  'красным|синим|зел[её]ным|в тексте|ниже',
  'i (?:rött|blått|grönt)|i texten|nedan',
  'kırmızı|mavi|metin içinde|satır aralar|aşağıda',
  '赤字|青字|本文中|インライン|下記|以下|红色|紅色|蓝色|藍色|文中|下方|下面|原文',
].join('|');
const POINTER = new RegExp(
  `(?:${ANSWER})[^.!?。！？\\n]{0,40}(?:${PLACE})|(?:${PLACE})[^.!?。！？\\n]{0,40}(?:${ANSWER})`,
  'i',
);
const MAX_LOOKED_AT = 4_000;

/** "See my answers in red below" */
export function pointsIntoQuote(own: readonly LetterLine[]): boolean {
  const text = own
    .slice(0, 200)
    .map((line) => line.text)
    .join('\n');
  return POINTER.test(text.slice(0, MAX_LOOKED_AT));
}

const MAX_LINES = 2_000;

/** Whether the quote holds passages in a colour of their own, as answers have it, or marked with the writer's name. */
export function answersWithin(quoted: readonly LetterLine[], writer: string): boolean {
  const lines = quoted.filter(({ text }) => text !== '').slice(0, MAX_LINES);
  const name = writer.trim().toLowerCase();
  if (name.length > 1 && lines.some(({ text }) => text.slice(0, 100).toLowerCase().startsWith(`[${name}]`)))
    return true;
  let runs = 0;
  for (const [i, { accent, text }] of lines.entries()) {
    const before = lines[i - 1];
    if (!accent || before === undefined || before.accent || !/\s\S+\s|[\u3040-\u9fff]{4}/.test(text)) continue;
    const isAnswer = /[?？]$/.test(before.text);
    const goesOn = lines.slice(i + 1).some((line) => !line.accent);
    if (isAnswer) return true;
    if (goesOn) runs++;
  }
  return runs >= 2;
}
