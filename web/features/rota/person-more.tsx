import { useState } from 'react';
import type { RotaPerson, RotaPersonBody } from '../../../contract/rota.ts';
import { ROTA_KEPT_LIMITS } from '../../../contract/rota.ts';
import { languages as appLanguages, languageNames, useSpeaking, useT } from '../../i18n/index.ts';
import { Chip } from '../../ui/index.ts';
import { useDayWords } from './day-words.ts';
import css from './people-dialog.module.css';

const levels = ['learning', 'alone'] as const;

/** Countries whose holidays are offered first; any other is there by its two letters through the API. */
const countries = [
  'IT',
  'ES',
  'RO',
  'GB',
  'IE',
  'FR',
  'DE',
  'AT',
  'CH',
  'BE',
  'NL',
  'PT',
  'PL',
  'GR',
  'US',
  'CA',
  'MX',
  'AR',
  'BR',
  'MD',
];

/** What is rarer: days of the week, whose holidays, languages, a pause, never. */
export function PersonMore({
  person,
  onChange,
}: {
  person: RotaPerson;
  onChange: (change: Partial<RotaPersonBody>) => void;
}) {
  const t = useT();
  const { locale } = useSpeaking();
  const words = useDayWords();
  const [until, setUntil] = useState(person.paused?.until ?? '');
  const [from, setFrom] = useState(person.paused?.from ?? '');
  const [skills, setSkills] = useState(person.skills.join(', '));
  const named = new Intl.DisplayNames(locale, { type: 'region' });
  const known = [...new Set([...countries, ...(person.holidaysCountry === null ? [] : [person.holidaysCountry])])];
  const toggle = <One,>(all: readonly One[], one: One) =>
    all.includes(one) ? all.filter((other) => other !== one) : [...all, one];
  const keepPause = () => {
    const { paused } = person;
    if (from === '') {
      if (paused !== null) onChange({ paused: null });
    } else if (until === '' || until >= from) {
      if (paused?.from !== from || (paused.until ?? '') !== until)
        onChange({ paused: { from, until: until === '' ? null : until } });
    }
  };
  const keepSkills = () => {
    const next = [...new Set(skills.split(',').map((one) => one.trim()))].filter((one) => one !== '');
    if (next.join() !== person.skills.join())
      onChange({ skills: next.slice(0, ROTA_KEPT_LIMITS.skills).map((one) => one.slice(0, ROTA_KEPT_LIMITS.skill)) });
  };
  return (
    <div className={css.more}>
      <fieldset>
        <legend>{t('rota-page.people.weekdays')}</legend>
        {[1, 2, 3, 4, 5, 6, 7].map((number) => (
          <Chip
            key={number}
            tone={person.weekdays.includes(number) ? 'ours' : 'plain'}
            pressed={person.weekdays.includes(number)}
            onClick={() => {
              const next = toggle(person.weekdays, number).sort();
              if (next.length > 0) onChange({ weekdays: next });
            }}
          >
            {words.shortWeekday(number)}
          </Chip>
        ))}
      </fieldset>
      <fieldset>
        <legend>{t('rota-page.people.languages')}</legend>
        {appLanguages.map((language) => (
          <Chip
            key={language}
            tone={person.languages.includes(language) ? 'ours' : 'plain'}
            pressed={person.languages.includes(language)}
            onClick={() => onChange({ languages: toggle(person.languages, language) })}
          >
            {languageNames[language]}
          </Chip>
        ))}
      </fieldset>
      {person.part === 'participant' ? (
        <fieldset>
          <legend>{t('rota-page.people.level')}</legend>
          {levels.map((level) => (
            <Chip
              key={level}
              tone={person.level === level ? 'ours' : 'plain'}
              pressed={person.level === level}
              onClick={() => onChange({ level })}
            >
              {t(`rota-page.people.level.${level}`)}
            </Chip>
          ))}
        </fieldset>
      ) : null}
      <label className={css.skills}>
        {t('rota-page.people.skills')}
        <input
          value={skills}
          placeholder={t('rota-page.people.skillsHint')}
          onChange={({ currentTarget: { value } }) => setSkills(value)}
          onBlur={keepSkills}
        />
      </label>
      <label>
        {t('rota-page.people.holidays')}
        <select
          value={person.holidaysCountry ?? ''}
          onChange={({ currentTarget: { value } }) => onChange({ holidaysCountry: value === '' ? null : value })}
        >
          <option value="">{t('rota-page.people.noHolidays')}</option>
          {known.map((country) => (
            <option key={country} value={country}>
              {named.of(country) ?? country}
            </option>
          ))}
        </select>
      </label>
      <span className={css.pause}>
        <label>
          {t('rota-page.people.pausedFrom')}
          <input
            type="date"
            value={from}
            onChange={({ currentTarget: { value } }) => setFrom(value)}
            onBlur={keepPause}
          />
        </label>
        <label>
          {t('rota-page.people.pausedUntil')}
          <input
            type="date"
            value={until}
            min={from}
            onChange={({ currentTarget: { value } }) => setUntil(value)}
            onBlur={keepPause}
          />
        </label>
      </span>
      <label className={css.never}>
        <input
          type="checkbox"
          checked={person.exempt !== null}
          onChange={({ currentTarget: { checked } }) => onChange({ exempt: checked ? { reason: '' } : null })}
        />
        {t('rota-page.people.never')}
      </label>
    </div>
  );
}
