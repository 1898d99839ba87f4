import type { Intake } from '../channel.ts';

/** Marks of our own letters that stand in what a mail says: they survive quoting, also where a program dropped its headers. */
export interface QuotedMarks {
  replyTokens: string[];
  statusTokens: string[];
  /** Message-IDs that look like ours; whether they are, the database knows. */
  messageIds: string[];
}

/** Characters of a mail that are looked through: answers stand above what they quote, and a thread is quoted newest first. */
const MOST_LOOKED_AT = 200_000;
/** Marks of one kind that are followed up; whoever writes more than that tries tokens out. */
const MOST_MARKS = 5;

const STATUS_ADDRESS = /\/s\/([a-z2-7]{32})(?![a-z2-7])/g;
const REPLY_ADDRESS = /\+([a-z2-7]{32})@/gi;
const OWN_MESSAGE_ID =
  /<([0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}@[a-z0-9][a-z0-9.-]{0,252})>/gi;

/** Finds them in the text; in the HTML where the text part holds none (programs leave addresses of links out of it). */
export function quotedMarks(intake: Pick<Intake, 'text' | 'html'>): QuotedMarks {
  const inText = marksIn(intake.text);
  if (intake.html === null || inText.replyTokens.length + inText.statusTokens.length > 0) return inText;
  const inHtml = marksIn(intake.html);
  return { ...inHtml, messageIds: inText.messageIds };
}

function marksIn(words: string): QuotedMarks {
  const looked = words.length > MOST_LOOKED_AT ? words.slice(0, MOST_LOOKED_AT) : words;
  return {
    replyTokens: found(looked, REPLY_ADDRESS, '+').map((token) => token.toLowerCase()),
    statusTokens: found(looked, STATUS_ADDRESS, '/s/'),
    messageIds: found(looked, OWN_MESSAGE_ID, '@').map((id) => id.toLowerCase()),
  };
}

function found(words: string, mark: RegExp, without: string): string[] {
  if (!words.includes(without)) return [];
  const all = new Set<string>();
  for (const match of words.matchAll(mark)) {
    if (match[1] !== undefined) all.add(match[1]);
    if (all.size >= MOST_MARKS) break;
  }
  return [...all];
}
