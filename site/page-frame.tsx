/** @jsxImportSource hono/jsx */
import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { Language } from '../contract/shapes.ts';
import type { Centre } from '../server/features/help-centre/index.ts';
import { centreAddress, nameOf, wordsOf } from '../server/features/help-centre/index.ts';
import type { Translate } from '../server/platform/i18n/index.ts';
import { translator } from '../server/platform/i18n/index.ts';
import { colourStyle } from './colour-style.ts';
import type { SheetName } from './files.ts';
import { siteFiles } from './files.ts';

/** What every public page stands in: name of the company, the page, a line at the foot. */
export function PageFrame(props: {
  language: Language;
  title: string;
  /** '' while it is not known. */
  company: string;
  aside?: Child;
  foot?: Child;
  /** Refused or gone: no place that somebody would come back to. */
  plain?: boolean;
  /** The status page's when left out. */
  sheet?: SheetName;
  children?: Child;
}) {
  const { sheets, fonts } = siteFiles();
  return (
    <html lang={props.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="robots" content="noindex,nofollow" />
        <meta name="color-scheme" content="light dark" />
        <title>{props.company === '' ? props.title : `${props.title} · ${props.company}`}</title>
        {fonts.map((font) => (
          <link key={font} rel="preload" href={font} as="font" type="font/woff2" crossorigin="" />
        ))}
        <link rel="stylesheet" href={sheets[props.sheet ?? 'status']} />
        <link rel="icon" href="/favicon.svg" />
      </head>
      <body>
        <header>
          <p class="brand">
            <Arch size={24} />
            {props.company}
          </p>
          {props.aside}
        </header>
        <main class={props.plain ? 'plain' : ''}>{props.children}</main>
        {props.foot && <footer>{props.foot}</footer>}
      </body>
    </html>
  );
}

/** The reader's other languages, each a link to the same page in it. */
export function LanguageChoice(props: {
  t: Translate;
  chosen: Language;
  offered: readonly Language[];
  addressOf(language: Language): string;
}) {
  const { t, chosen, offered } = props;
  if (offered.length < 2) return <span class="quiet">{t(`site.language.${chosen}`)}</span>;
  return (
    <details class="languages">
      <summary>
        <span class="vh">{t('site.languages')}: </span>
        {t(`site.language.${chosen}`)}
      </summary>
      <ul>
        {offered.map((language) => (
          <li key={language}>
            <a
              href={props.addressOf(language)}
              lang={language}
              hreflang={language}
              aria-current={language === chosen ? 'true' : undefined}
            >
              {t(`site.language.${language}`)}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The places of the header; null: none of them. */
export type PublicPlace = 'answers' | 'write' | 'requests' | null;

/**
 * What the pages of a help centre stand in, the form and the customers' own too: the company's name and logo, the places, the
 * languages, links, and the company's colour. `addressOf` is this page in another language.
 */
export function PublicFrame(props: {
  centre: Centre;
  language: Language;
  title: string;
  place: PublicPlace;
  sheet: SheetName;
  addressOf(language: Language): string;
  /** For search engines: what is not said here is not to be found by them. */
  index?: boolean;
  /** More of the head: canonical, alternates, what the page is about. */
  head?: Child;
  /** In the header, before the languages. */
  tools?: Child;
  /** Above the links of the foot, over the whole width. */
  foot?: Child;
  /** The page says the company's notice itself, where it has a better place for it. */
  ownNotice?: boolean;
  children?: Child;
}) {
  const { centre, language, place } = props;
  const { sheets, fonts } = siteFiles();
  const t = translator(language);
  const name = nameOf(centre, language);
  const words = wordsOf(centre, language);
  const places: { key: Exclude<PublicPlace, null>; address: string; label: string }[] = [
    { key: 'answers', address: centreAddress(centre, language), label: t('help.places.answers') },
    { key: 'write', address: centreAddress(centre, language, '/write'), label: t('help.places.write') },
  ];
  if (centre.audience === 'public')
    places.push({ key: 'requests', address: `/my/${language}`, label: t('help.places.requests') });
  const colours = colourStyle(centre.colours);
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        {!props.index && <meta name="robots" content="noindex" />}
        <meta name="color-scheme" content="light dark" />
        <title>{props.title === name ? name : `${props.title} · ${name}`}</title>
        {fonts.map((font) => (
          <link key={font} rel="preload" href={font} as="font" type="font/woff2" crossorigin="" />
        ))}
        <link rel="stylesheet" href={sheets[props.sheet]} />
        {colours && <style>{raw(colours.css)}</style>}
        <link rel="icon" href="/favicon.svg" />
        {props.head}
      </head>
      <body>
        <a class="skip" href="#main">
          {t('help.skip')}
        </a>
        <header class="top">
          <a class="brand" href={centreAddress(centre, language)}>
            {centre.logo ? (
              <img src={centre.logo.address} width={logoWidth(centre.logo)} height={LOGO_HEIGHT} alt="" />
            ) : (
              <Arch size={24} />
            )}
            {name}
          </a>
          <nav class="places" aria-label={t('help.places.label')}>
            {places.map(({ key, address, label }) => (
              <a key={key} href={address} aria-current={key === place ? 'page' : undefined}>
                {label}
              </a>
            ))}
            {words.headerLinks.map((link) => (
              <a key={link.address} href={link.address} rel="noopener">
                {link.words}
              </a>
            ))}
          </nav>
          {props.tools}
          {centre.languages.length > 1 && (
            <nav class="langs" aria-label={t('help.languages')}>
              <LanguageChoice t={t} chosen={language} offered={centre.languages} addressOf={props.addressOf} />
            </nav>
          )}
        </header>
        {!props.ownNotice && <Notice centre={centre} language={language} />}
        <main id="main">{props.children}</main>
        {props.foot}
        {words.footerLinks.length > 0 && (
          <footer class="links">
            {words.footerLinks.map((link) => (
              <a key={link.address} href={link.address} rel="noopener">
                {link.words}
              </a>
            ))}
          </footer>
        )}
      </body>
    </html>
  );
}

/** What is not as usual today, in the company's words: the first sentence is what it is. Nothing where all is well. */
export function Notice({ centre, language }: { centre: Centre; language: Language }) {
  const { notice } = wordsOf(centre, language);
  if (notice === '') return null;
  const [first = '', ...more] = Array.from(
    new Intl.Segmenter(language, { granularity: 'sentence' }).segment(notice),
    ({ segment }) => segment,
  );
  return (
    <p class="notice" role="status">
      <svg width="20" height="20" viewBox="0 0 24 24" aria-hidden="true">
        <path d="M12 4 2.5 20h19zM12 10v4M12 17.2v.1" />
      </svg>
      {more.length === 0 ? (
        <span>{first}</span>
      ) : (
        <span>
          <b>{first.trimEnd()}</b> {more.join('')}
        </span>
      )}
    </p>
  );
}

const LOGO_HEIGHT = 28;
const LOGO_WIDEST = 180;

/** As wide as it comes out at its height, so that nothing moves when it arrives. */
function logoWidth(logo: { width: number; height: number }): number {
  return Math.min(LOGO_WIDEST, Math.max(1, Math.round((logo.width / logo.height) * LOGO_HEIGHT)));
}

/** The sign of the house: a window over a counter. */
export function Arch(props: { size: number }) {
  return (
    <svg class="arch" width={props.size} height={props.size} viewBox="0 0 32 32" aria-hidden="true">
      <path d="M6 24V14a10 10 0 0 1 20 0v10h-5.5v-9.3a4.5 4.5 0 0 0-9 0V24z" />
      <rect x="3" y="24" width="26" height="3.6" rx="1.8" />
    </svg>
  );
}
