import { sentencesOf, withoutFrame, wordsOf } from './asked-words.ts';

/** Longest sample: a sentence or two. */
const LONGEST = 200;
const LONGEST_TITLE = 140;

/** What a letter asks, in its own words: the sentence with a question mark, else the one that says most. */
export function askingWords(text: string, language: string | null): string {
  const sentences = sentencesOf(withoutFrame(text))
    .map((sentence) => sentence.replace(/\s+/g, ' ').trim())
    .filter((sentence) => sentence.length > 0);
  const said = sentences
    .map((sentence) => ({ sentence, words: wordsOf(sentence, language).length }))
    .filter(({ words }) => words > 0);
  const asked = said.filter(({ sentence }) => sentence.endsWith('?'));
  const [best] = (asked.length > 0 ? asked : said).sort((a, b) => b.words - a.words);
  return shortened(best?.sentence ?? sentences[0] ?? '', LONGEST);
}

/** Of several ways to ask the same, the one whose words most others use too. */
export function mostUsual(samples: readonly { text: string; language: string | null }[]): number {
  const all = samples.map(({ text, language }) => new Set(wordsOf(text, language)));
  const used = new Map<string, number>();
  for (const words of all) for (const word of words) used.set(word, (used.get(word) ?? 0) + 1);
  let best = 0;
  let most = Number.NEGATIVE_INFINITY;
  for (const [index, words] of all.entries()) {
    const shared = [...words].reduce((sum, word) => sum + ((used.get(word) ?? 1) - 1), 0);
    const sample = samples[index]?.text ?? '';
    // Long ones share more because they say more; a short question is the better title.
    const score =
      shared / (2 + words.size) + (sample.endsWith('?') ? 0.5 : 0) - (sample.length > LONGEST_TITLE ? 1 : 0);
    if (words.size > 0 && score > most) {
      most = score;
      best = index;
    }
  }
  return best;
}

function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.lastIndexOf(' ', most - 1);
  const end = text.slice(0, cut > most / 2 ? cut : most - 1);
  // Not through the middle of a character that takes two units.
  return `${/[\uD800-\uDBFF]$/.test(end) ? end.slice(0, -1) : end}…`;
}
