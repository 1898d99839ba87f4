import { type Language, languageNames, languages } from '../../i18n/index.ts';
import { Chip } from '../../ui/index.ts';
import css from './language-chips.module.css';

/** Several languages, at least one; the order of those that were chosen stays. */
export function LanguageChips({
  chosen,
  onChange,
  label,
  disabled = false,
}: {
  chosen: readonly Language[];
  onChange: (chosen: Language[]) => void;
  label: string;
  disabled?: boolean;
}) {
  return (
    <fieldset className={css.chips} disabled={disabled}>
      <legend className="sp-hidden">{label}</legend>
      {languages.map((language) => {
        const on = chosen.includes(language);
        return (
          <Chip
            key={language}
            pressed={on}
            onClick={() => {
              if (disabled || (on && chosen.length === 1)) return;
              onChange(on ? chosen.filter((one) => one !== language) : [...chosen, language]);
            }}
          >
            <span lang={language}>{languageNames[language]}</span>
          </Chip>
        );
      })}
    </fieldset>
  );
}

/** One language of several, for looking at and for writing in it. */
export function LanguageSwitch({
  languages: offered,
  value,
  onChange,
  label,
}: {
  languages: readonly Language[];
  value: Language;
  onChange: (language: Language) => void;
  label: string;
}) {
  return (
    <fieldset className={css.switch}>
      <legend className="sp-hidden">{label}</legend>
      {offered.map((language) => (
        <button
          key={language}
          type="button"
          className={css.one}
          aria-pressed={language === value}
          aria-label={`${language.toUpperCase()}, ${languageNames[language]}`}
          title={languageNames[language]}
          onClick={() => onChange(language)}
        >
          {language.toUpperCase()}
        </button>
      ))}
    </fieldset>
  );
}
