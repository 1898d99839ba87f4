import type { FilledReply } from '../../../contract/saved-replies.ts';
import type { Language } from '../../../contract/shapes.ts';
import { LANGUAGES } from '../../../contract/shapes.ts';
import type { Actor } from '../../platform/access/index.ts';
import { may } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { htmlToText } from '../../platform/html/index.ts';
import { notFound } from '../../platform/http/problem.ts';
import { closestLanguage, translator } from '../../platform/i18n/index.ts';
import type { DeskEntry, LetterFacts, WordsScope } from '../desks/index.ts';
import { deskBook, fillWords, mistakesInWords, sampleFacts, scopeOf } from '../desks/index.ts';
import type { TicketFacts } from '../tickets/index.ts';
import { factsOfTicket } from '../tickets/index.ts';
import { fieldNames, fieldWords } from './field-words.ts';

/** By language, HTML with Liquid inside. */
export type Texts = Partial<Record<Language, string>>;

/** The language of the customer where the reply has words in it, else the nearest that it has. */
function languageOf(texts: Texts, wanted: string | null, desk: DeskEntry | undefined): Language | undefined {
  const has = LANGUAGES.filter((language) => (texts[language] ?? '') !== '');
  if (has.length === 0) return undefined;
  const first = wanted === null ? desk?.languages[0] : wanted;
  return closestLanguage(first ?? null, has);
}

/** Words in one language, filled for the ticket. */
export async function filledFor(
  platform: Platform,
  facts: TicketFacts,
  texts: Texts,
  wanted?: Language,
): Promise<FilledReply | undefined> {
  const book = await deskBook(platform.db);
  const desk = book.desk(facts.deskId);
  const language = languageOf(texts, wanted ?? facts.language, desk);
  if (!desk || !language) return undefined;
  const scope: WordsScope = {
    ...scopeOf(desk, language, facts),
    field: await fieldWords(platform, desk.id, facts.fields, language),
  };
  return filled(texts[language] ?? '', scope, language);
}

/**
 * Every language of a draft as it would arrive; one that cannot be read says where.
 * @throws Problem 404 for a ticket or a desk that the actor cannot see.
 */
export async function previewWords(
  platform: Platform,
  actor: Actor,
  draft: { texts: Texts; ticketId?: string | undefined; desk?: string | undefined },
): Promise<FilledReply[]> {
  const facts = draft.ticketId === undefined ? undefined : await factsOfTicket(platform, actor, draft.ticketId);
  if (draft.ticketId !== undefined && !facts) throw notFound('ticket');
  const book = await deskBook(platform.db);
  const mine = book.all().filter((each) => may(actor, 'desk.read', each.id));
  const desk = facts ? book.desk(facts.deskId) : draft.desk ? mine.find((each) => each.id === draft.desk) : mine[0];
  if (!desk) throw notFound('desk');
  const fields = await fieldNames(platform, desk.id);
  const t = translator(closestLanguage('locale' in actor ? actor.locale : null));
  const previews: FilledReply[] = [];
  for (const language of LANGUAGES) {
    const source = draft.texts[language];
    if (source === undefined || source.trim() === '') continue;
    const mistakes = mistakesInWords(source, { field: fields }).map(({ what, name, line }) => ({
      line,
      detail: t(`desks.mistake.${what}`, { line, name }),
    }));
    if (mistakes.length > 0) {
      previews.push({ language, html: '', text: '', missing: [], words: 0, mistakes });
      continue;
    }
    const known: LetterFacts = facts ?? sampleFacts(desk, language, platform.clock.now());
    const scope: WordsScope = {
      ...scopeOf(desk, language, known),
      field: await fieldWords(platform, desk.id, facts?.fields ?? {}, language),
    };
    previews.push(filled(source, scope, language));
  }
  return previews;
}

function filled(source: string, scope: WordsScope, language: Language): FilledReply {
  const { html, missing } = fillWords(source, scope);
  const text = htmlToText(html);
  return { language, html, text, missing, words: text.split(/\s+/).filter((word) => word !== '').length, mistakes: [] };
}
