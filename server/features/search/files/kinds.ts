/** What is known of how to read a file. */
export type FileKind = 'pdf' | 'office' | 'html' | 'text';

/** So many first bytes tell what a file is. */
const HEAD_BYTES = 1_024;

const OFFICE_NAMES = new Set([
  'docx',
  'docm',
  'xlsx',
  'xlsm',
  'pptx',
  'pptm',
  'odt',
  'ods',
  'odp',
  'ott',
  'ots',
  'otp',
]);
const TEXT_NAMES = new Set(['txt', 'text', 'csv', 'tsv', 'md', 'markdown', 'log', 'json', 'xml', 'yml', 'yaml', 'ini']);
const TEXT_TYPES = new Set(['application/json', 'application/xml', 'application/csv']);
/** They hold no words, and are most of what comes. */
const WORDLESS = /^(?:image|audio|video|font)\//;

/** Whether a file's name and type rule out that it has words, so that it need not be opened. */
export function isWordless(name: string, contentType: string): boolean {
  return WORDLESS.test(contentType.toLowerCase()) && !OFFICE_NAMES.has(endingOf(name)) && endingOf(name) !== 'pdf';
}

/**
 * How a file is read, by its first bytes, then by its name and type: both are what the sender says, and a mail program often
 * calls a PDF "application/octet-stream". Null: we read no words from it.
 */
export function kindOf(name: string, contentType: string, head: Uint8Array): FileKind | null {
  const ending = endingOf(name);
  const type = contentType.toLowerCase().split(';')[0]?.trim() ?? '';
  const first = Buffer.from(head.subarray(0, HEAD_BYTES)).toString('latin1');
  if (first.includes('%PDF-') || ending === 'pdf' || type === 'application/pdf') return 'pdf';
  const isPacked = first.startsWith('PK\u0003\u0004');
  // A password makes of an Office file what older Office wrote.
  const isOld = first.startsWith('\u00d0\u00cf\u0011\u00e0');
  if (OFFICE_NAMES.has(ending)) return 'office';
  if (/^application\/vnd\.(?:openxmlformats-officedocument|oasis\.opendocument)\./.test(type)) return 'office';
  if (isPacked || isOld) return null;
  if (ending === 'html' || ending === 'htm' || type === 'text/html') return 'html';
  if (type.startsWith('text/') || TEXT_NAMES.has(ending) || TEXT_TYPES.has(type)) return 'text';
  return null;
}

function endingOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1).toLowerCase();
}
