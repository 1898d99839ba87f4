import { oneLine } from './plain-strings.ts';
import { MAX_FILE_NAME_LENGTH } from './reading-limits.ts';

const NAMES_BY_TYPE: Record<string, string> = {
  'application/ics': 'invite.ics',
  'application/ms-tnef': 'winmail.dat',
  'application/vnd.ms-tnef': 'winmail.dat',
  'application/pgp-encrypted': 'version.asc',
  'application/pgp-keys': 'key.asc',
  'application/pgp-signature': 'signature.asc',
  'application/pkcs7-mime': 'smime.p7m',
  'application/x-pkcs7-mime': 'smime.p7m',
  'application/pkcs7-signature': 'smime.p7s',
  'application/x-pkcs7-signature': 'smime.p7s',
  'message/delivery-status': 'delivery-status.txt',
  'message/disposition-notification': 'disposition-notification.txt',
  'message/feedback-report': 'feedback-report.txt',
  'text/calendar': 'invite.ics',
  'text/rfc822-headers': 'headers.txt',
  'text/x-vcard': 'contact.vcf',
  'text/vcard': 'contact.vcf',
};

const EXTENSIONS: Record<string, string> = {
  'application/json': 'json',
  'application/msword': 'doc',
  'application/pdf': 'pdf',
  'application/vnd.ms-excel': 'xls',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/xml': 'xml',
  'application/zip': 'zip',
  'audio/mpeg': 'mp3',
  'audio/ogg': 'ogg',
  'audio/wav': 'wav',
  'image/bmp': 'bmp',
  'image/gif': 'gif',
  'image/heic': 'heic',
  'image/jpeg': 'jpg',
  'image/jpg': 'jpg',
  'image/png': 'png',
  'image/svg+xml': 'svg',
  'image/tiff': 'tiff',
  'image/webp': 'webp',
  'text/csv': 'csv',
  'text/html': 'html',
  'text/markdown': 'md',
  'text/plain': 'txt',
  'video/mp4': 'mp4',
};

/**
 * A name to show and to save under, never empty: without path, unseen or direction-changing characters, and at most
 * MAX_FILE_NAME_LENGTH characters with its ending kept. `subject` names a forwarded mail that has no name.
 */
export function attachmentName(given: string | null, contentType: string, subject?: string): string {
  const name = cleanFileName(given ?? '');
  if (contentType === 'message/rfc822' || contentType === 'message/global') {
    const base = name || cleanFileName(subject?.replace(/[\\/]/g, '-') ?? '') || 'message';
    return /\.eml$/i.test(base) ? base : `${shortened(base, MAX_FILE_NAME_LENGTH - 4)}.eml`;
  }
  if (name) return name;
  const kind = contentType.split('/', 1)[0] ?? '';
  const base = ['image', 'audio', 'video', 'text'].includes(kind) ? kind : 'attachment';
  return NAMES_BY_TYPE[contentType] ?? `${base}.${EXTENSIONS[contentType] ?? 'bin'}`;
}

/** Gives each name once: "photo.png", "photo (2).png". */
export function uniqueNames(names: string[]): string[] {
  const taken = new Set<string>();
  const lastOf = new Map<string, number>();
  return names.map((name) => {
    let unique = name;
    let number = lastOf.get(name) ?? 1;
    while (taken.has(unique.toLowerCase())) {
      number++;
      const { base, ending } = nameParts(name);
      unique = `${base} (${number})${ending}`;
    }
    lastOf.set(name, number);
    taken.add(unique.toLowerCase());
    return unique;
  });
}

function cleanFileName(given: string): string {
  const lastPart =
    given
      .split(/[\\/]/)
      .filter((part) => part.trim() !== '')
      .at(-1) ?? '';
  const plain = oneLine(lastPart, 10 * MAX_FILE_NAME_LENGTH).replace(/[<>:"|?*]/g, '_');
  // A leading dot hides a file, trailing dots and blanks vanish on some systems.
  return shortened(plain.replace(/^[. ]+/, '').replace(/[. ]{1,100}$/, ''), MAX_FILE_NAME_LENGTH);
}

function shortened(name: string, length: number): string {
  if (name.length <= length) return name;
  const { base, ending } = nameParts(name);
  return `${base
    .slice(0, length - ending.length)
    .toWellFormed()
    .trimEnd()}${ending}`;
}

const MAX_ENDING_LENGTH = 16;

function nameParts(name: string): { base: string; ending: string } {
  const dot = name.lastIndexOf('.');
  if (dot < 1 || name.length - dot > MAX_ENDING_LENGTH) return { base: name, ending: '' };
  return { base: name.slice(0, dot), ending: name.slice(dot) };
}
