import type { ReactNode } from 'react';
import { languageNames, languages, speak, useSpeaking } from '../../i18n/index.ts';
import { Arcade } from '../../ui/drawings.tsx';
import { Logo } from '../../ui/logo.tsx';
import css from './entry-frame.module.css';

/** The four languages as words, before anybody has signed in; kept on this device. */
export function LanguageSwitch() {
  const { t, language } = useSpeaking();
  return (
    <nav className={css.languages} aria-label={t('entry.languages')}>
      {languages.map((one) => (
        <button key={one} type="button" lang={one} aria-pressed={one === language} onClick={() => void speak(one)}>
          {languageNames[one]}
        </button>
      ))}
    </nav>
  );
}

/** A way in: a narrow column with the company's name, over the arcade with its one lit window. */
export function EntryFrame({ company, title, children }: { company: string; title: string; children: ReactNode }) {
  return (
    <main className={css.page}>
      <div className={css.top}>
        <LanguageSwitch />
      </div>
      <div className={css.column}>
        <div className={css.house}>
          <Logo size={36} ground="var(--sp-surface)" />
          <span className={css.company}>{company}</span>
        </div>
        <h1 className={css.title}>{title}</h1>
        {children}
      </div>
      <div className={css.arcade} aria-hidden="true">
        <Arcade />
      </div>
    </main>
  );
}
