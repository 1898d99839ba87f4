import type { FileText } from './file-text.ts';
import type { FileKind } from './kinds.ts';

/** A file to read; the answer is its text. One at a time. */
export interface FileRequest {
  kind: FileKind;
  bytes: Uint8Array;
}

async function read({ kind, bytes }: FileRequest): Promise<FileText> {
  try {
    // Each library is loaded when the first file wants it.
    if (kind === 'pdf') return await (await import('./pdf.ts')).readPdf(bytes);
    if (kind === 'office') return await (await import('./office.ts')).readOffice(Buffer.from(bytes));
    const { readHtml, readPlain } = await import('./plain.ts');
    return kind === 'html' ? await readHtml(bytes) : readPlain(bytes);
  } catch {
    // Whatever a library says of a file that it cannot read, of which there are as many ways as files.
    return { text: null, reason: 'broken' };
  }
}

process.on('message', (request: FileRequest) => {
  void read(request).then((answer) => process.send?.(answer));
});
