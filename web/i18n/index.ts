export type { MessageKey } from './keys.ts';
export { isLanguage, type Language, languageNames, languages } from './languages.ts';
export type { Translate, Values } from './messages.ts';
export { formattingLocale, type Instant } from './moments.ts';
export {
  type Speaking,
  sayNow,
  speak,
  speakAll,
  speakFirst,
  useMoments,
  useSpeaking,
  useT,
  useTx,
} from './speaking.ts';
