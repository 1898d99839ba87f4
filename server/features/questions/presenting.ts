import type { RepeatedQuestion } from '../../../contract/questions.ts';
import { QUESTION_BARS, QUESTION_TICKETS } from '../../../contract/questions.ts';
import type { Language } from '../../../contract/shapes.ts';
import { LANGUAGES } from '../../../contract/shapes.ts';
import type { Actor } from '../../platform/access/index.ts';
import { may } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import type { Db } from '../../platform/db/index.ts';
import { textToHtml } from '../../platform/html/index.ts';
import { articlesLike } from '../articles/index.ts';
import { marksOf } from '../satisfaction/index.ts';
import { bestOf } from './best-answer.ts';
import { askingWords, mostUsual } from './in-their-words.ts';
import type { GroupRow, MemberRow } from './listing.queries.ts';
import { articleTitles, askedAround, firstLetters, lastReplies, membersOf, repliesTo } from './listing.queries.ts';

/** Letters that are read for the samples of one question, and replies for its best answer. */
const MOST_LETTERS = 12;
const MOST_REPLIES = 20;
const MOST_SAMPLES = 3;
const MOST_CHARACTERS = 2_000;
/** What a reply takes whoever writes it: a letter to read, and words to find and type. */
const MINUTES_TO_READ = 2;
const CHARACTERS_A_MINUTE = 150;

/** Questions as they are shown: only what this actor may see of each. */
export async function presentQuestions(
  platform: Platform,
  actor: Actor,
  groups: readonly GroupRow[],
): Promise<RepeatedQuestion[]> {
  const { db, clock } = platform;
  const now = clock.now();
  const of = await whoAsked(platform, actor, groups);
  const answered = groups.flatMap((group) =>
    of(group)
      .filter(({ status }) => status === 'solved' || status === 'closed')
      .slice(0, MOST_REPLIES)
      .map(({ ticket_id }) => ticket_id),
  );
  const groupIds = groups.map(({ id }) => id);
  const [took, around, letters, replies, marks, titles] = await Promise.all([
    repliesTo(db, actor, groupIds, now),
    askedAround(db, actor, groupIds),
    lettersOf(db, groups.map(of)),
    lastReplies(db, answered),
    marksOf(db, answered),
    titlesOf(db, groups),
  ]);
  return Promise.all(
    groups.map(async (group) => {
      const own = of(group);
      const tickets = new Map(own.map((member) => [member.ticket_id, member]));
      const { asked, languages, language, sample } = inTheirWords(own, letters);
      const ownReplies = replies.filter(({ ticket_id }) => tickets.has(ticket_id));
      const best = bestOf(ownReplies, marks, language, asked);
      const ticket = best && tickets.get(best.ticket_id);
      return {
        id: group.id,
        deskId: group.desk_id,
        state: group.state,
        size: group.size,
        people: group.people,
        language,
        languages,
        sample,
        samples: oneOfEach(asked)
          .slice(0, MOST_SAMPLES)
          .map(({ member, text }) => ({
            ticketId: member.ticket_id,
            number: member.number,
            language: member.language,
            text,
            contact: { id: member.contact_id, name: member.contact_name },
            at: member.asked_at.toString(),
          })),
        ticketIds: own.map(({ ticket_id }) => ticket_id),
        bars: barsOf(own, group.days, now),
        days: group.days,
        firstAt: group.first_at.toString(),
        lastAt: group.last_at.toString(),
        minutes: minutesOf(took.get(group.id)),
        helped: around.get(group.id) ?? null,
        replies: ownReplies.length,
        bestAnswer:
          best && ticket
            ? {
                messageId: best.message_id,
                ticketId: best.ticket_id,
                number: ticket.number,
                author: { id: best.author_id, name: best.author_name },
                language: best.language,
                text: best.text,
                html: best.html ?? textToHtml(best.text),
                at: best.at.toString(),
                mark: marks.get(best.ticket_id) ?? null,
              }
            : null,
        article: await articleFor(platform, actor, group, titles, sample),
        can: { write: may(actor, 'article.write', group.desk_id) },
      };
    }),
  );
}

/** Questions in a line each: how somebody asked, and what is written for it. */
export async function questionsInShort(
  platform: Platform,
  actor: Actor,
  groups: readonly GroupRow[],
): Promise<Pick<RepeatedQuestion, 'id' | 'sample' | 'article'>[]> {
  const { db } = platform;
  const of = await whoAsked(platform, actor, groups);
  const [letters, titles] = await Promise.all([lettersOf(db, groups.map(of)), titlesOf(db, groups)]);
  return Promise.all(
    groups.map(async (group) => {
      const { sample } = inTheirWords(of(group), letters);
      return { id: group.id, sample, article: await articleFor(platform, actor, group, titles, sample) };
    }),
  );
}

/** Who asked each of these questions, as far as this actor may see it, the newest first. */
async function whoAsked(
  { db, clock }: Platform,
  actor: Actor,
  groups: readonly GroupRow[],
): Promise<(group: GroupRow) => MemberRow[]> {
  const ids = groups.map(({ id }) => id);
  const members = Map.groupBy(
    await membersOf(db, actor, ids, QUESTION_TICKETS, clock.now()),
    ({ group_id }) => group_id,
  );
  return ({ id }) => members.get(id) ?? [];
}

function lettersOf(db: Db, asked: readonly MemberRow[][]): Promise<Map<string, string>> {
  const read = asked.flatMap((members) => variedLetters(members).map(({ ticket_id }) => ticket_id));
  return firstLetters(db, read, MOST_CHARACTERS);
}

function titlesOf(db: Db, groups: readonly GroupRow[]) {
  return articleTitles(
    db,
    groups.flatMap(({ article_id }) => article_id ?? []),
  );
}

/** What they asked, without greetings and what is about one person, and the words that say it best for all. */
function inTheirWords(own: readonly MemberRow[], letters: ReadonlyMap<string, string>) {
  const asked = variedLetters(own).flatMap((member) => {
    const text = askingWords(letters.get(member.ticket_id) ?? '', member.language) || member.subject;
    return text === '' ? [] : [{ member, text, language: member.language }];
  });
  const languages = countLanguages(own);
  const language = languages[0]?.language ?? null;
  const usual = asked.filter((each) => language === null || each.language === language);
  const sample = (usual[mostUsual(usual)] ?? asked[0])?.text ?? own[0]?.subject ?? '';
  return { asked, languages, language, sample };
}

function minutesOf(took: { replies: number; characters: number } | undefined): number {
  return took ? Math.round(took.replies * MINUTES_TO_READ + took.characters / CHARACTERS_A_MINUTE) : 0;
}

/** What was written for it; before that, one that says nearly this, of those that the actor may read. */
async function articleFor(
  platform: Platform,
  actor: Actor,
  group: GroupRow,
  titles: readonly { id: string; title: string; language: string }[],
  sample: string,
): Promise<RepeatedQuestion['article']> {
  if (!may(actor, 'article.read', group.desk_id)) return null;
  const written = titles.find(({ id }) => id === group.article_id);
  if (written) return { id: written.id, title: written.title, language: ourLanguage(written.language), written: true };
  const [near] = await articlesLike(platform.db, {
    text: sample,
    deskIds: [group.desk_id],
    visibility: ['public'],
    limit: 1,
  });
  return near ? { id: near.id, title: near.title, language: near.language, written: false } : null;
}

function ourLanguage(code: string): Language {
  return LANGUAGES.find((each) => each === code) ?? 'en';
}

/** The newest of each language first, so that a rare one is heard too. */
function variedLetters(members: readonly MemberRow[]): MemberRow[] {
  return oneOfEach(members).slice(0, MOST_LETTERS);
}

function oneOfEach<Each extends { language: string | null }>(all: readonly Each[]): Each[] {
  const seen = new Set<string | null>();
  const first = all.filter(({ language }) => !seen.has(language) && seen.add(language));
  return [...first, ...all.filter((each) => !first.includes(each))];
}

function countLanguages(members: readonly MemberRow[]): { language: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { language } of members) if (language !== null) counts.set(language, (counts.get(language) ?? 0) + 1);
  return [...counts]
    .map(([language, count]) => ({ language, count }))
    .sort((a, b) => b.count - a.count || (a.language < b.language ? -1 : 1));
}

function barsOf(members: readonly MemberRow[], days: number, now: Temporal.Instant): number[] {
  const bars = Array.from({ length: QUESTION_BARS }, () => 0);
  const whole = days * 24 * 3_600_000;
  for (const { asked_at } of members) {
    const ago = now.epochMilliseconds - asked_at.epochMilliseconds;
    const at = Math.min(QUESTION_BARS - 1, Math.max(0, Math.floor(QUESTION_BARS * (1 - ago / whole))));
    bars[at] = (bars[at] ?? 0) + 1;
  }
  return bars;
}
