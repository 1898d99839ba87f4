import { IconAlertTriangle, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { CSSProperties } from 'react';
import type { HelpCentre } from '../../../contract/help-centre.ts';
import { type Language, useSpeaking } from '../../i18n/index.ts';
import { PanelHeader } from '../../ui/index.ts';
import { Logo } from '../../ui/logo.tsx';
import { helpCentreOf } from './help-centre-asking.ts';
import css from './help-centre-look.module.css';
import { LanguageSwitch } from './language-chips.tsx';

/** Where a company has chosen none. */
export const houseColour = '#1d513e';

/** The top of the help centre as its readers have it now, by day and by night. */
export function HelpCentreLook({
  deskId,
  language,
  onLanguage,
}: {
  deskId: string;
  language: Language;
  onLanguage: (language: Language) => void;
}) {
  const { t } = useSpeaking();
  const { data: centre } = useQuery(helpCentreOf(deskId));
  if (!centre) return null;
  const shown = centre.languages.includes(language) ? language : (centre.languages[0] ?? 'en');
  return (
    <>
      <PanelHeader
        title={t('help-centre-page.look.title')}
        after={
          <LanguageSwitch
            label={t('help-centre-page.language')}
            languages={centre.languages}
            value={shown}
            onChange={onLanguage}
          />
        }
      />
      <div className={css.looks}>
        {(['light', 'dark'] as const).map((light) => (
          <section key={light}>
            <h3 className={css.name}>{t(`help-centre-page.look.${light}`)}</h3>
            <Look centre={centre} language={shown} light={light} />
          </section>
        ))}
      </div>
    </>
  );
}

function Look({ centre, language, light }: { centre: HelpCentre; language: Language; light: 'light' | 'dark' }) {
  const texts = centre.texts[language];
  const ours = centre.ours[language];
  const colour = light === 'light' ? centre.colours.light : centre.colours.dark;
  return (
    <div className={css.page} data-light={light} style={{ '--own': colour } as CSSProperties} lang={language} inert>
      <div className={css.top}>
        {centre.logo ? <img className={css.logo} src={centre.logo.address} alt="" /> : <Logo size={16} />}
        <b>{texts?.name || ours?.name}</b>
        <span className={css.places}>
          {[...(ours?.places ?? []), ...(texts?.headerLinks ?? []).map(({ words }) => words)].join('  ')}
        </span>
      </div>
      {texts?.notice ? (
        <p className={css.notice}>
          <IconAlertTriangle size={14} stroke={2} aria-hidden />
          {texts.notice}
        </p>
      ) : null}
      <div className={css.hero}>
        <p className={css.headline}>{texts?.headline || ours?.headline}</p>
        <div className={css.field}>
          <IconSearch size={14} stroke={1.8} aria-hidden />
          <span>{texts?.prompt || ours?.prompt}</span>
        </div>
        <span className={css.button}>{ours?.button}</span>
      </div>
    </div>
  );
}
