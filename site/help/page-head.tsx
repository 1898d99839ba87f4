/** @jsxImportSource hono/jsx */
import { raw } from 'hono/html';
import type { Language } from '../../contract/shapes.ts';
import type { Centre } from '../../server/features/help-centre/index.ts';
import { centreAddress, nameOf } from '../../server/features/help-centre/index.ts';

/** The same page in another language, at an address without origin. */
export interface Alternate {
  language: Language;
  address: string;
}

const OG_LOCALES: Record<Language, string> = { en: 'en_GB', it: 'it_IT', es: 'es_ES', ro: 'ro_RO' };

/** What a page says of itself to search engines, readers of feeds and whoever shows a link to it. */
export function PageHead(props: {
  centre: Centre;
  language: Language;
  title: string;
  description: string;
  /** Without origin. */
  address: string;
  alternates: readonly Alternate[];
  /** Where whoever speaks none of these goes. */
  otherwise: string;
  kind: 'website' | 'article';
  /** JSON-LD, already a string that is safe in a script element. */
  data?: string | undefined;
}) {
  const { centre, language, alternates } = props;
  const { origin } = centre;
  return (
    <>
      <meta name="description" content={props.description} />
      <link rel="canonical" href={origin + props.address} />
      {alternates.length > 1 &&
        alternates.map((one) => (
          <link key={one.language} rel="alternate" hreflang={one.language} href={origin + one.address} />
        ))}
      {alternates.length > 1 && <link rel="alternate" hreflang="x-default" href={origin + props.otherwise} />}
      <link
        rel="alternate"
        type="application/atom+xml"
        title={nameOf(centre, language)}
        href={centreAddress(centre, language, '/feed.atom')}
      />
      <meta property="og:type" content={props.kind} />
      <meta property="og:title" content={props.title} />
      <meta property="og:description" content={props.description} />
      <meta property="og:url" content={origin + props.address} />
      <meta property="og:site_name" content={nameOf(centre, language)} />
      <meta property="og:locale" content={OG_LOCALES[language]} />
      {centre.logo && <meta property="og:image" content={origin + centre.logo.address} />}
      {props.data !== undefined && <script type="application/ld+json">{raw(props.data)}</script>}
    </>
  );
}

/** As JSON that cannot end its script element, whatever the words are. */
export function machineWords(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const DESCRIPTION_LENGTH = 155;

/** The first words of a text, cut between two of them. */
export function firstWords(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  if (plain.length <= DESCRIPTION_LENGTH) return plain;
  return `${plain.slice(0, DESCRIPTION_LENGTH).replace(/\s+\S*$/, '')}…`;
}
