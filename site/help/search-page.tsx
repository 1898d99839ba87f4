/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx';
import type { FoundArticle } from '../../server/features/articles/index.ts';
import { centreAddress } from '../../server/features/help-centre/index.ts';
import { translator } from '../../server/platform/i18n/index.ts';
import type { Entered } from '../centre-entry.ts';
import { siteFiles } from '../files.ts';
import { PublicFrame } from '../page-frame.tsx';
import { Counter } from './counter.tsx';
import type { Searched } from './reading-room.ts';
import { SearchField } from './search-field.tsx';

export interface SearchView extends Searched {
  entered: Entered;
  words: string;
  /** Goes along with what is opened. */
  searchId: string;
}

export function SearchPage(view: SearchView & { now: Temporal.Instant }) {
  const { entered, words } = view;
  const { centre, language } = entered;
  const t = translator(language);
  const query = new URLSearchParams({ q: words });
  return (
    <PublicFrame
      centre={centre}
      language={language}
      title={words === '' ? t('help.search.label') : t('help.search.title', { words })}
      place="answers"
      sheet="help"
      addressOf={(other) => centreAddress(centre, other, words === '' ? '/search' : `/search?${query}`)}
      head={<script src={siteFiles().scripts.searching} defer />}
      foot={<Counter centre={centre} language={language} now={view.now} />}
    >
      <div class="room wide">
        <h1>{words === '' ? t('help.search.label') : t('help.search.title', { words })}</h1>
        <SearchField centre={centre} language={language} words={words} found="found" />
        <div id="found" class="found" aria-live="polite">
          {words !== '' && <Found {...view} />}
        </div>
      </div>
    </PublicFrame>
  );
}

/** What was found; also by itself, while somebody types. */
export function Found(view: SearchView) {
  const { entered, found, elsewhere, corrected, searchId } = view;
  const t = translator(entered.language);
  return (
    <>
      <p class="count">{t('help.search.found', { count: found.length })}</p>
      {corrected.map((one) => (
        <p key={one.typed}>{t('help.search.corrected', one)}</p>
      ))}
      {found.length === 0 && (
        <p>
          {t('help.search.none')}{' '}
          <a href={centreAddress(entered.centre, entered.language, `/write?s=${searchId}`)}>{t('help.talk.button')}</a>
        </p>
      )}
      <Hits entered={entered} hits={found} searchId={searchId} />
      {elsewhere.length > 0 && (
        <>
          <h2>{t('help.search.otherLanguage')}</h2>
          <Hits entered={entered} hits={elsewhere} searchId={searchId} />
        </>
      )}
    </>
  );
}

function Hits(props: { entered: Entered; hits: readonly FoundArticle[]; searchId: string }) {
  const { centre, language } = props.entered;
  if (props.hits.length === 0) return null;
  return (
    <ol class="hits">
      {props.hits.map((hit) => (
        <li key={`${hit.id} ${hit.language}`} lang={hit.language === language ? undefined : hit.language}>
          <a href={centreAddress(centre, hit.language, `/articles/${hit.slug}?s=${props.searchId}`)}>{hit.title}</a>
          <p>{marked(hit)}</p>
        </li>
      ))}
    </ol>
  );
}

function marked({ passage, marks }: FoundArticle): Child[] {
  const parts: Child[] = [];
  let at = 0;
  for (const [from, to] of marks) {
    if (from < at) continue;
    parts.push(passage.slice(at, from), <mark>{passage.slice(from, to)}</mark>);
    at = to;
  }
  parts.push(passage.slice(at));
  return parts;
}
