export { detectLanguage } from './detecting.ts';
export { smallWords } from './small-words.ts';
