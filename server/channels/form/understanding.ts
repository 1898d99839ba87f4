import type { Channel } from '../../features/tickets/index.ts';
import { Unreadable } from '../../features/tickets/index.ts';
import { detectLanguage } from '../../platform/language/index.ts';
import { postedForm } from './posting.ts';

/** Characters of a subject that is made of the first words. */
const SUBJECT = 90;

/** A stored form in the words of the core. */
export const understandForm: Channel['parse'] = async (raw, _envelope, storage) => {
  const text = new TextDecoder().decode(await storage.read(raw.sha256));
  const read = postedForm.safeParse(parsed(text));
  if (!read.success) throw new Unreadable('What was kept of this form cannot be read.');
  const form = read.data;
  return {
    messageId: null,
    inReplyTo: null,
    references: [],
    from: { name: form.name, address: form.address },
    replyTo: null,
    to: [],
    cc: [],
    deliveredTo: [],
    subject: subjectOf(form.words, form.files),
    text: form.words,
    html: null,
    visibleText: form.words,
    visibleHtml: null,
    // What somebody wrote says more than the page they happened to be on, where it says it clearly.
    language: detectLanguage(form.words) ?? form.language,
    attachments: form.files.map((file) => ({ ...file, inline: false, contentId: null })),
    isAutoReply: false,
    isBounce: false,
    noAutoReply: null,
    bounce: null,
    // With the page's own word in it: who writes the same words another day asks again.
    contentHash: raw.sha256,
    opens: { deskId: form.deskId, requestTypeId: form.requestTypeId, fields: form.fields },
    source: { page: 'form', language: form.language },
  };
};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Unreadable(
      `What was kept of this form is broken: ${error instanceof Error ? error.message : 'unreadable'}.`,
    );
  }
}

/** The first sentence or line, cut between words where it is long; the first file's name where nothing was written. */
export function subjectOf(words: string, files: readonly { name: string }[]): string {
  const line = words.trim().split('\n', 1)[0]?.replace(/\s+/g, ' ').trim() ?? '';
  if (line === '') return files[0]?.name ?? '';
  const end = line.slice(0, SUBJECT + 1).search(/[.?!…](?:\s|$)/);
  const sentence = end > 0 ? line.slice(0, line[end] === '.' ? end : end + 1) : line;
  if (sentence.length <= SUBJECT) return sentence;
  const cut = sentence.slice(0, SUBJECT);
  const space = cut.lastIndexOf(' ');
  return `${(space > SUBJECT / 2 ? cut.slice(0, space) : cut).toWellFormed()}…`;
}
