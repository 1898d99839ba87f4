export { keepText, takeInWritten } from './keeping.ts';
export { openWritingLine, type WritingLine } from './writing-line.ts';
