import { getDocumentProxy } from 'unpdf';
import type { FileText } from './file-text.ts';
import { TextGatherer } from './file-text.ts';
import { FILE_LIMITS } from './limits.ts';

/** The text of a PDF, page by page until there is enough. What is only a picture of text has none. */
export async function readPdf(bytes: Uint8Array): Promise<FileText> {
  // PDF.js takes the bytes for itself, and no Buffer.
  const data = new Uint8Array(bytes);
  let pdf: Awaited<ReturnType<typeof getDocumentProxy>>;
  try {
    // Nothing is drawn, so no fonts are sought; nothing is told on the console.
    pdf = await getDocumentProxy(data, {
      useSystemFonts: false,
      enableXfa: false,
      verbosity: 0,
    });
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') return { text: null, reason: 'encrypted' };
    throw error;
  }
  const gathered = new TextGatherer(FILE_LIMITS.characters);
  const pages = Math.min(pdf.numPages, FILE_LIMITS.pages);
  for (let number = 1; number <= pages && !gathered.isFull; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    for (const item of items) {
      if ('str' in item) gathered.add(item.hasEOL ? `${item.str}\n` : item.str);
    }
    gathered.add('\n');
    page.cleanup();
  }
  return gathered.done(pdf.numPages > pages);
}
