export { cleanHtml, withInlinePictures } from './cleaning.ts';
export { cleanComposerHtml } from './composer-cleaning.ts';
export { escapeText, htmlToText, textToHtml } from './html-and-text.ts';
