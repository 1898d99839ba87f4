export { detectLanguage } from './detecting.ts';
