import { LanguageMark } from '../../ui/index.ts';
import css from './questions.module.css';

/** How often in each language, most first. */
export function Languages({ languages }: { languages: readonly { language: string; count: number }[] }) {
  return (
    <span className={css.languages}>
      {languages.map(({ language, count }) => (
        <span key={language}>
          <LanguageMark language={language} /> {count}
        </span>
      ))}
    </span>
  );
}
