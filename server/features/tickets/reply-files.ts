import type { Language } from '../../../contract/shapes.ts';
import { LIMITS } from '../../../contract/shapes.ts';
import type { NewMessage } from '../../../contract/tickets.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Act } from '../../platform/act.ts';
import { escapeText } from '../../platform/html/index.ts';
import { fieldProblem, problem } from '../../platform/http/problem.ts';
import { translator } from '../../platform/i18n/index.ts';
import type { LetterWords } from '../desks/index.ts';
import type { AttachmentRow } from './messages.queries.ts';
import { attachUploads } from './messages.queries.ts';

/** Makes the writer's uploads part of a message. @throws Problem 422 for a file that is gone, 413 for too much. */
export async function takeUploads(one: Act, input: NewMessage, messageId: string): Promise<AttachmentRow[]> {
  const wanted = [...new Set(input.attachments ?? [])];
  const attached = await attachUploads(one.trx, wanted, uploaderOf(one.actor), messageId);
  if (attached.length !== wanted.length)
    throw fieldProblem('attachments', 'One of these files is not here any more. Attach it again.');
  if (bytesOf(attached) > LIMITS.messageFileBytes)
    throw problem(
      413,
      'too-large',
      `The files are over ${LIMITS.messageFileBytes / 1_048_576} MB together. Send fewer at once.`,
    );
  return attached;
}

export function uploaderOf(actor: Actor): string {
  return 'id' in actor ? `${actor.kind}:${actor.id}` : actor.kind;
}

/**
 * Which files travel in the letter and which are linked, since no mail server would take them: the largest go as links until
 * the rest fits. Pictures within the words travel as long as there is room for them at all.
 */
export function carriedAndLinked(
  attachments: readonly AttachmentRow[],
  isShown: (attachment: AttachmentRow) => boolean,
): { carried: AttachmentRow[]; linked: AttachmentRow[] } {
  const linked = new Set<AttachmentRow>();
  const largestFirst = [...attachments].sort(
    (a, b) => Number(isShown(a)) - Number(isShown(b)) || b.size - a.size || a.position - b.position,
  );
  let left = bytesOf(attachments);
  for (const attachment of largestFirst) {
    if (left <= LIMITS.letterFileBytes) break;
    linked.add(attachment);
    left -= attachment.size;
  }
  return {
    carried: attachments.filter((attachment) => !linked.has(attachment)),
    linked: attachments.filter((attachment) => linked.has(attachment)),
  };
}

/** The words with a list of what can be fetched below them. `urlOf` leads to the file without a sign-in. */
export function withLinks(
  words: LetterWords,
  linked: readonly AttachmentRow[],
  urlOf: (attachment: AttachmentRow) => string,
  language: Language,
): LetterWords {
  if (linked.length === 0) return words;
  const title = translator(language)('mail.files.links', { count: linked.length });
  const megabytes = new Intl.NumberFormat(language, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 });
  const files = linked.map((file) => ({
    name: file.name,
    size: megabytes.format(file.size / 1_000_000),
    url: urlOf(file),
  }));
  const items = files.map(
    ({ name, size, url }) => `<li><a href="${escapeText(url)}">${escapeText(name)}</a> (${escapeText(size)})</li>`,
  );
  return {
    html: `${words.html}<p>${escapeText(title)}</p><ul>${items.join('')}</ul>`,
    text: `${words.text}\n\n${title}\n${files.map(({ name, size, url }) => `- ${name} (${size}): ${url}`).join('\n')}`,
  };
}

function bytesOf(attachments: readonly AttachmentRow[]): number {
  return attachments.reduce((sum, each) => sum + each.size, 0);
}
