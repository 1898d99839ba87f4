import { useSpeaking } from '../i18n/index.ts';
import css from './marks.module.css';

/** The two letters of a language, with its whole name in the title. */
export function LanguageMark({ language }: { language: string }) {
  const { locale } = useSpeaking();
  const name = new Intl.DisplayNames([locale], { type: 'language' }).of(language) ?? language;
  return (
    <abbr className={css.language} title={name} aria-label={name}>
      {language.slice(0, 2).toUpperCase()}
    </abbr>
  );
}
