/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx';
import type { Language } from '../contract/shapes.ts';
import type { Translate } from '../server/platform/i18n/index.ts';
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
  children?: Child;
}) {
  const { stylesheet, fonts } = siteFiles();
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
        <link rel="stylesheet" href={stylesheet} />
        <link rel="icon" href="/favicon.svg" />
      </head>
      <body>
        <header>
          <p class="brand">
            <svg width="24" height="24" viewBox="0 0 32 32" aria-hidden="true">
              <path d="M6 24V14a10 10 0 0 1 20 0v10h-5.5v-9.3a4.5 4.5 0 0 0-9 0V24z" />
              <rect x="3" y="24" width="26" height="3.6" rx="1.8" />
            </svg>
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
