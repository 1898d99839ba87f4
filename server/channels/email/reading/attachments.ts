import { createHash } from 'node:crypto';
import { type Attachment, decodeWords } from 'postal-mime';
import { attachmentName, uniqueNames } from './attachment-names.ts';
import { plainHeader } from './encoded-words.ts';
import type { ParsedAttachment } from './parsed-mail.ts';
import { oneLine, withoutMojibake } from './plain-strings.ts';
import { MAX_MESSAGE_ID_LENGTH } from './reading-limits.ts';
import type { DetachedPart } from './reduced-mail.ts';

/** The attachments that the parser found, with what was stored of them on the way, and those found within other parts. */
export function readAttachments(
  parts: Attachment[],
  detached: DetachedPart[],
  cleanedHtml: string,
): ParsedAttachment[] {
  const byToken = new Map(detached.filter(({ token }) => token !== '').map((part) => [part.token, part]));
  const shown = new Set([...cleanedHtml.matchAll(/ data-cid="([^"]*)"/g)].map((match) => match[1]));
  const isShown = (contentId: string): boolean => contentId !== '' && shown.has(escapedAttribute(contentId));
  const found: ParsedAttachment[] = parts.map((part) => {
    const content = contentOf(part);
    const token = content.length < 100 ? content.toString('latin1').trim() : '';
    const stored = byToken.get(token);
    byToken.delete(token);
    const contentId = bareContentId(part.contentId ?? '');
    const contentType = oneLine(stored?.contentType ?? part.mimeType, 200) || 'application/octet-stream';
    return {
      name: attachmentName(part.filename && withoutMojibake(part.filename), contentType, subjectOf(stored)),
      contentType,
      inline: isShown(contentId),
      ...(contentId !== '' && { contentId }),
      ...(stored
        ? { size: stored.size, sha256: stored.sha256 }
        : { size: content.length, sha256: createHash('sha256').update(content).digest('hex'), content }),
    };
  });
  // Where the parser saw another structure than the reduction did, nothing that was stored may get lost.
  for (const part of [...byToken.values(), ...detached.filter(({ token }) => token === '')]) {
    const contentId = bareContentId(part.contentId ?? '');
    found.push({
      name: attachmentName(part.name ?? null, part.contentType),
      contentType: part.contentType,
      size: part.size,
      sha256: part.sha256,
      inline: isShown(contentId),
      ...(contentId !== '' && { contentId }),
    });
  }
  const names = uniqueNames(found.map(({ name }) => name));
  return found.map((attachment, i) => ({ ...attachment, name: names[i] ?? attachment.name }));
}

function bareContentId(written: string): string {
  return oneLine(written, MAX_MESSAGE_ID_LENGTH).replace(/^<|>$/g, '');
}

function contentOf({ content }: Attachment): Buffer {
  if (typeof content === 'string') return Buffer.from(content);
  return content instanceof Uint8Array
    ? Buffer.from(content.buffer, content.byteOffset, content.byteLength)
    : Buffer.from(content);
}

/** The subject of a forwarded mail, as its name. */
function subjectOf(stored: DetachedPart | undefined): string | undefined {
  if (stored?.head === undefined || !stored.contentType.startsWith('message/')) return undefined;
  const head = stored.head.toString('latin1').split(/\r?\n\r?\n/, 1)[0] ?? '';
  const field = /^subject:[ \t]*([^\r\n]{1,1000}(?:\r?\n[ \t][^\r\n]{1,1000}){0,5})/im.exec(head)?.[1];
  if (field === undefined) return undefined;
  const plain = plainHeader(Buffer.from(field.replace(/\r?\n/g, '\r\n'), 'latin1')).toString();
  return decodeWords(plain.replaceAll('\r\n', '')).slice(0, 300);
}

function escapedAttribute(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
