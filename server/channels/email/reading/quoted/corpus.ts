import { createHash } from 'node:crypto';
import HABITS from './habits.json' with { type: 'json' };
import LATER from './later.json' with { type: 'json' };
import { type Answer, PROGRAMS, type Style, type Wording } from './programs.ts';
import WORDING from './wording.json' with { type: 'json' };

/**
 * Answered mails with what a reader should see of each: programs by languages by ways of answering, written for this, and mails
 * of single habits (habits.json). A third is held out: named before anything was tuned, and not looked at while it was.
 */
export interface AnsweredMail {
  name: string;
  text: string;
  html: string | undefined;
  writer: string;
  /** What its writer wrote, with the quoted lines that belong to answers between them. */
  expected: string;
  /** `tuned`: the rules were made with it in sight; `heldOut`: not; `later`: written when the rules stood. */
  set: 'tuned' | 'heldOut' | 'later';
}

const ALL: Record<string, Wording> = WORDING;

export function answeredMails(): AnsweredMail[] {
  const mails: AnsweredMail[] = [];
  for (const [column, [program, write, styles]] of PROGRAMS.entries()) {
    for (const [row, [language, words]] of Object.entries(ALL).entries()) {
      const style = styles[(row + column) % styles.length] ?? 'plain';
      const own = style === 'comment' ? words.fwd : (words.letters[(row + 2 * column) % words.letters.length] ?? '');
      const answer = answerOf(words, own, style);
      const { text, html } = write(answer);
      const name = `${program} ${language} ${style}`;
      const expected = expectedOf(answer, style, text);
      mails.push({ name, text, html, writer: words.writer, expected, set: setOf(name) });
    }
  }
  return [...mails, ...asMails(HABITS), ...asMails(LATER).map((mail) => ({ ...mail, set: 'later' as const }))];
}

function answerOf(words: Wording, own: string, style: Style): Answer {
  const signature =
    style === 'signed' || style === 'notice' ? [words.writer, words.role, words.company, words.phone] : [];
  return { words, own, signature, notice: style === 'notice' ? words.notice : undefined, below: style === 'below' };
}

function expectedOf({ words, own }: Answer, style: Style, text: string): string {
  if (style === 'between') return words.points.map((point, i) => `${point}\n${words.answers[i]}`).join('\n');
  return style === 'forward' ? text : own;
}

interface Habit {
  name: string;
  text: string;
  html?: string;
  writer?: string;
  expected: string;
}

function asMails(all: readonly Habit[]): AnsweredMail[] {
  return all.map(({ name, text, html, writer = '', expected }) => ({
    name,
    text,
    html,
    writer,
    expected,
    set: setOf(name),
  }));
}

/** A third, by the name alone, so that nobody chose. */
function setOf(name: string): 'tuned' | 'heldOut' {
  return createHash('sha256').update(name).digest().readUInt32BE(0) % 3 === 0 ? 'heldOut' : 'tuned';
}
