/** Words are cut no earlier than this part of what they may take. */
const LEAST_KEPT = 0.5;

const inOneLine = (words: string) => words.replace(/\s+/g, ' ').trim();

function sentencesOf(line: string): string[] {
  return [...new Intl.Segmenter(undefined, { granularity: 'sentence' }).segment(line)].map(({ segment }) => segment);
}

/** The sentences of a text in which a phrase stands; the phrase itself where it is more than one line, or not there. */
export function sentencesWith(text: string, phrase: string): string {
  const sought = inOneLine(phrase);
  const line = text
    .split('\n')
    .map(inOneLine)
    .find((each) => each.includes(sought));
  if (line === undefined || sought === '') return sought;
  const from = line.indexOf(sought);
  const to = from + sought.length;
  let at = 0;
  const around = sentencesOf(line).filter((sentence) => {
    const begins = at;
    at += sentence.length;
    return begins < to && at > from;
  });
  return around.join('').trim();
}

/** How words begin, in at most so many letters: whole sentences where they fit, else whole words and a sign that more follows. */
export function beginningOf(words: string, most: number): string {
  const line = inOneLine(words);
  if (line.length <= most) return line;
  let whole = '';
  for (const sentence of sentencesOf(line)) {
    if (whole.length + sentence.trimEnd().length > most) break;
    whole += sentence;
  }
  if (whole !== '') return whole.trimEnd();
  const cut = line.slice(0, most - 1);
  const space = cut.lastIndexOf(' ');
  const kept = space >= most * LEAST_KEPT ? cut.slice(0, space) : cut.replace(/[\uD800-\uDBFF]$/, '');
  return `${kept}…`;
}
