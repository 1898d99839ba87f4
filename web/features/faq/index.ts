// What other features use of answers made of replies; each part is a chunk of its own.
import { lazy } from 'react';

export type { FaqToCome } from './faq-to-come.ts';
export { faqLeft, keepFaq, keptFaq } from './faq-to-come.ts';

/** Fetched with the box one writes in. */
export const FaqLine = lazy(() => import('./faq-line.tsx'));
/** Fetched when somebody looks at what is taken out. */
export const FaqSheet = lazy(() => import('./faq-sheet.tsx'));

export { faqPreview, publicSections } from './asking.ts';
export { ShownAnswer } from './shown-answer.tsx';
