import { IconExternalLink } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import {
  type CentreTexts,
  centreTexts,
  HELP_CENTRE_LIMITS,
  type HelpCentre,
  type HelpCentreChange,
} from '../../../contract/help-centre.ts';
import { may, useMe } from '../../api/index.ts';
import { type Language, useSpeaking } from '../../i18n/index.ts';
import { Button, Sentence, SentenceToken } from '../../ui/index.ts';
import { CustomerProvidersPart } from './customer-providers-part.tsx';
import { changeHelpCentre, helpCentreOf, putLogo, removeLogo } from './help-centre-asking.ts';
import { CentreLinks } from './help-centre-links.tsx';
import { houseColour } from './help-centre-look.tsx';
import css from './help-centre-place.module.css';
import { LanguageSwitch } from './language-chips.tsx';
import { Waiting } from './load-states.tsx';
import { Part, PlaceFrame } from './place-frame.tsx';
import { SavedField } from './saved-field.tsx';
import { type Saving, useSaving } from './saving.ts';

/** A desk's help centre: where it is, how it looks, and its own words in each language. */
export function HelpCentrePlace({
  deskId,
  language,
  onLanguage,
}: {
  deskId: string;
  language: Language | undefined;
  onLanguage: (language: Language) => void;
}) {
  const { t } = useSpeaking();
  const me = useMe();
  const saving = useSaving();
  const asked = useQuery(helpCentreOf(deskId));
  const centre = asked.data;
  const isInternal = centre?.audience === 'internal';
  return (
    <PlaceFrame
      title={t('settings.place.help')}
      lead={t(isInternal ? 'help-centre-page.leadInternal' : 'help-centre-page.lead')}
      saving={saving}
    >
      <Waiting query={asked}>
        {centre ? (
          <>
            <WherePart centre={centre} saving={saving} />
            <LooksPart centre={centre} saving={saving} />
            <WordsPart
              key={language}
              centre={centre}
              saving={saving}
              language={language && centre.languages.includes(language) ? language : (centre.languages[0] ?? 'en')}
              onLanguage={onLanguage}
            />
            {isInternal || !may(me, 'company.change') ? null : <CustomerProvidersPart saving={saving} />}
          </>
        ) : null}
      </Waiting>
    </PlaceFrame>
  );
}

interface PartProps {
  centre: HelpCentre;
  saving: Saving;
}

function WherePart({ centre, saving }: PartProps) {
  const { t, tx } = useSpeaking();
  const { deskId } = centre;
  const keep = (change: HelpCentreChange) => saving.saveOrThrow(() => changeHelpCentre(deskId, change));
  const isOpen = centre.openedAt !== null;
  return (
    <Part title={t('help-centre-page.where')}>
      <Sentence>
        {tx('help-centre-page.state', {
          state: (
            <SentenceToken
              key="state"
              label={t('help-centre-page.stateLabel')}
              value={isOpen ? 'open' : 'closed'}
              options={[
                { value: 'open', label: t('help-centre-page.open') },
                { value: 'closed', label: t('help-centre-page.closed') },
              ]}
              onChange={(state) => void saving.save(() => changeHelpCentre(deskId, { open: state === 'open' }))}
            />
          ),
        })}
      </Sentence>
      {isOpen ? (
        <a className={`sp-link ${css.visit}`} href={centre.address} target="_blank" rel="noopener">
          {t('help-centre-page.visit')}
          <IconExternalLink size={14} stroke={2} aria-hidden />
        </a>
      ) : null}
      <div className={css.two}>
        <SavedField
          label={t('help-centre-page.slug')}
          hint={t('help-centre-page.slugHint')}
          value={centre.slug}
          path="slug"
          missing={t('help-centre-page.slugMissing')}
          maxLength={HELP_CENTRE_LIMITS.slug}
          onSave={(slug) => keep({ slug })}
        />
        <SavedField
          label={t('help-centre-page.domain')}
          hint={t('help-centre-page.domainHint')}
          value={centre.domain ?? ''}
          path="domain"
          optional
          placeholder="help.example.com"
          onSave={(domain) => keep({ domain: domain === '' ? null : domain })}
        />
      </div>
    </Part>
  );
}

/** A colour is kept when one has chosen it, and not with every tone on the way there. */
const CHOSEN_AFTER_MS = 400;

function LooksPart({ centre, saving }: PartProps) {
  const { t } = useSpeaking();
  const { deskId, colour, mendedColour, logo } = centre;
  const picked = useRef<HTMLInputElement>(null);
  const [shown, setShown] = useState(colour ?? houseColour);
  useEffect(() => setShown(colour ?? houseColour), [colour]);
  useEffect(() => {
    if (shown === (colour ?? houseColour)) return;
    const timer = setTimeout(
      () => void saving.save(() => changeHelpCentre(deskId, { colour: shown })),
      CHOSEN_AFTER_MS,
    );
    return () => clearTimeout(timer);
  }, [shown, colour, deskId, saving.save]);
  return (
    <Part title={t('help-centre-page.looks')}>
      <div className={css.row}>
        <label className={css.colour}>
          <input type="color" value={shown} onChange={(event) => setShown(event.currentTarget.value)} />
          <span>{t('help-centre-page.colour')}</span>
          <code>{shown}</code>
        </label>
        {colour === null ? null : (
          <Button kind="quiet" onClick={() => void saving.save(() => changeHelpCentre(deskId, { colour: null }))}>
            {t('help-centre-page.colourOurs')}
          </Button>
        )}
      </div>
      {mendedColour === null ? null : (
        <p className={css.mended} role="status">
          {t('help-centre-page.colourMended', { colour: mendedColour })}
        </p>
      )}
      <div className={css.row}>
        {logo ? <img className={css.logo} src={logo.address} alt={t('help-centre-page.logo')} /> : null}
        <Button onClick={() => picked.current?.click()}>{t('help-centre-page.logoChoose')}</Button>
        {logo ? (
          <Button kind="quiet" onClick={() => void saving.save(() => removeLogo(deskId))}>
            {t('help-centre-page.logoRemove')}
          </Button>
        ) : null}
        <input
          ref={picked}
          className="sp-hidden"
          type="file"
          tabIndex={-1}
          aria-label={t('help-centre-page.logo')}
          accept="image/png,image/jpeg,image/webp"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            event.currentTarget.value = '';
            if (file) void saving.save(() => putLogo(deskId, file));
          }}
        />
      </div>
      <p className={css.hint}>{t('help-centre-page.logoHint', { size: HELP_CENTRE_LIMITS.logoBytes / 1024 })}</p>
    </Part>
  );
}

function WordsPart({
  centre,
  saving,
  language,
  onLanguage,
}: PartProps & { language: Language; onLanguage: (language: Language) => void }) {
  const { t } = useSpeaking();
  const texts = centre.texts[language] ?? centreTexts.parse({});
  const ours = centre.ours[language];
  const change = (words: Partial<CentreTexts>) =>
    changeHelpCentre(centre.deskId, { texts: { [language]: { ...texts, ...words } } });
  const field = (name: 'name' | 'headline' | 'prompt' | 'notice', placeholder?: string, hint?: string) => (
    <SavedField
      label={t(`help-centre-page.${name}`)}
      hint={hint}
      value={texts[name]}
      path={`texts.${language}.${name}`}
      optional
      placeholder={placeholder}
      maxLength={HELP_CENTRE_LIMITS[name]}
      onSave={(value) => saving.saveOrThrow(() => change({ [name]: value }))}
    />
  );
  return (
    <Part title={t('help-centre-page.words')} hint={t('help-centre-page.wordsHint')}>
      {centre.languages.length > 1 ? (
        <LanguageSwitch
          label={t('help-centre-page.language')}
          languages={centre.languages}
          value={language}
          onChange={onLanguage}
        />
      ) : null}
      <div className={css.fields}>
        {field('name', ours?.name)}
        {field('headline', ours?.headline)}
        {field('prompt', ours?.prompt)}
        {field('notice', undefined, t('help-centre-page.noticeHint'))}
      </div>
      <h3 className={css.sub}>{t('help-centre-page.headerLinks')}</h3>
      <CentreLinks links={texts.headerLinks} onChange={(headerLinks) => saving.save(() => change({ headerLinks }))} />
      <h3 className={css.sub}>{t('help-centre-page.footerLinks')}</h3>
      <CentreLinks links={texts.footerLinks} onChange={(footerLinks) => saving.save(() => change({ footerLinks }))} />
    </Part>
  );
}
