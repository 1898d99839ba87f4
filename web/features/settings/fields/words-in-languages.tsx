import { useState } from 'react';
import { type Language, languageNames, languages, useT } from '../../../i18n/index.ts';
import { Button } from '../../../ui/index.ts';
import { SavedField } from '../saved-field.tsx';
import css from './words-in-languages.module.css';

export type Words = Partial<Record<Language, string>>;

/** Languages that have words, or all; the reader's own first. */
function inOrder(words: Words, first: Language, all: boolean): Language[] {
  const others = languages.filter((language) => language !== first);
  return [first, ...others].filter((language) => all || language === first || words[language] !== undefined);
}

/**
 * The same words in each language. Those that are written stand open, the others wait behind a press; where a language
 * has none, people read the closest that has.
 */
export function WordsInLanguages({
  label,
  words,
  first,
  maxLength,
  optional = false,
  disabled = false,
  path,
  onChange,
}: {
  label: string;
  words: Words;
  /** The language that stands first: the reader's own. */
  first: Language;
  maxLength: number;
  /** No language needs to have words. */
  optional?: boolean;
  disabled?: boolean;
  /** The field's name in the server's words about it. */
  path: string;
  onChange: (words: Words) => Promise<void>;
}) {
  const t = useT();
  const [all, setAll] = useState(false);
  const shown = inOrder(words, first, all);
  const hidden = languages.length - shown.length;
  const keep = async (language: Language, value: string) => {
    const { [language]: _before, ...others } = words;
    await onChange(value === '' ? others : { ...others, [language]: value });
  };
  return (
    <div className={css.words}>
      {shown.map((language) => (
        <SavedField
          key={language}
          label={t('field-settings.inLanguage', { what: label, language: languageNames[language] })}
          value={words[language] ?? ''}
          path={`${path}.${language}`}
          maxLength={maxLength}
          disabled={disabled}
          // One language must keep its words.
          optional={optional || Object.keys(words).some((other) => other !== language)}
          missing={t('field-settings.oneLanguage')}
          onSave={(value) => keep(language, value)}
        />
      ))}
      {hidden > 0 && !disabled ? (
        <Button kind="quiet" size={28} className={css.more ?? ''} onClick={() => setAll(true)}>
          {t('field-settings.moreLanguages', { count: hidden })}
        </Button>
      ) : null}
    </div>
  );
}
