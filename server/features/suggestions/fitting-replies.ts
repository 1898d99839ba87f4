import type { Suggestions } from '../../../contract/suggestions.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { withoutAccents } from '../../platform/language/without-accents.ts';
import { askedWords, commonnessOf, likenessTo, weigh, wordsOf } from '../questions/index.ts';
import type { FittingReply } from '../saved-replies/index.ts';
import { repliesThatMayFit } from '../saved-replies/index.ts';

const MOST_CONSIDERED = 40;
const MOST_SHOWN = 3;
/** Letters by which saved replies are looked for: the longest, since short ones stand within others. */
const MOST_WORDS = 12;
const SHORTEST_WORD = 4;
/** Below this it shares a word or two with the letter. */
const FITS = 0.2;
/** That it was used in every ticket like this one is worth so much; the words alone may say more. */
const USED_EVERYWHERE = 0.9;
const SNIPPET = 160;

interface Letter {
  subject: string;
  text: string;
  language: string | null;
}

/**
 * Saved replies for a letter: those that answered tickets like it, and those whose name and words speak of the same.
 * @param similar answered tickets like it, with how like they are
 */
export async function fittingReplies(
  db: Db,
  actor: Actor,
  deskId: string,
  letter: Letter,
  similar: readonly { id: string; score: number }[],
): Promise<Suggestions['savedReplies']> {
  const asked = askedWords(letter.subject, letter.text, letter.language);
  const replies = await repliesThatMayFit(db, actor, {
    deskId,
    words: searchedBy(letter),
    ticketIds: similar.map(({ id }) => id),
    limit: MOST_CONSIDERED,
  });
  if (replies.length === 0) return [];
  const words = replies.map((reply) => wordsOfReply(reply));
  const commonness = await commonnessOf(
    db,
    deskId,
    [asked, ...words.flat()].flatMap((each) => each.map(({ word }) => word)),
  );
  const likeness = likenessTo(weigh(asked, commonness));
  const whole = similar.reduce((sum, { score }) => sum + score, 0);
  return replies
    .map((reply, index) => {
      const alike = Math.max(0, ...(words[index] ?? []).map((each) => likeness(weigh(each, commonness))));
      const used = similar.filter(({ id }) => reply.ticketIds.includes(id)).reduce((sum, { score }) => sum + score, 0);
      // One use is no habit: as if two more like tickets had been answered otherwise.
      const usual = whole === 0 ? 0 : (used / (whole + 0.5)) * USED_EVERYWHERE;
      const score = Math.round((1 - (1 - alike) * (1 - usual)) * 1_000) / 1_000;
      const shown = reply.texts.find(({ language }) => language === letter.language) ?? reply.texts[0];
      const snippet = asShown(shown?.text ?? '').slice(0, SNIPPET);
      return { id: reply.id, name: reply.name, snippet, uses: reply.ticketIds.length, score };
    })
    .filter(({ score }) => score >= FITS)
    .sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1))
    .slice(0, MOST_SHOWN);
}

/** What is filled in when it is put into a letter is an ellipsis until then; conditions are for its writer alone. */
function asShown(text: string): string {
  return text
    .replace(/\{%[^%]*%\}/g, '')
    .replace(/\{\{[^{}]*\}\}/g, '…')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Its name and keywords with the words of each language. */
function wordsOfReply({ name, keywords, texts }: FittingReply) {
  if (texts.length === 0) return [askedWords(name, keywords, null)];
  return texts.map(({ language, text }) => askedWords(`${name} ${keywords}`, text, language));
}

function searchedBy({ subject, text, language }: Letter): string[] {
  const words = new Set(
    `${subject} ${text}`
      .slice(0, 2_000)
      .match(/\p{L}+/gu)
      ?.map(withoutAccents)
      .filter((word) => word.length >= SHORTEST_WORD && wordsOf(word, language).length > 0) ?? [],
  );
  // Without its end it finds the other forms of the word too.
  return [...words]
    .sort((a, b) => b.length - a.length)
    .slice(0, MOST_WORDS)
    .map((word) => (word.length > 5 ? word.slice(0, -1) : word));
}
