/** @jsxImportSource hono/jsx */
import type { ArticleHead, SectionNode } from '../../server/features/articles/index.ts';
import { centreAddress, nameOf, wordsOf } from '../../server/features/help-centre/index.ts';
import { translator } from '../../server/platform/i18n/index.ts';
import type { Entered } from '../centre-entry.ts';
import { siteFiles } from '../files.ts';
import { Notice, PublicFrame } from '../page-frame.tsx';
import { Arcade } from './arcade.tsx';
import { Counter } from './counter.tsx';
import { PageHead } from './page-head.tsx';
import type { ReadingRoom } from './reading-room.ts';
import { idsBelow } from './reading-room.ts';
import { SearchField } from './search-field.tsx';

const ANSWERS_A_SECTION = 3;
const MOST_SECTIONS = 30;

export interface HomeView {
  entered: Entered;
  room: ReadingRoom;
  /** Most read first. */
  most: readonly ArticleHead[];
  now: Temporal.Instant;
  data: string | undefined;
}

export function HomePage(view: HomeView) {
  const { entered, room, most, now } = view;
  const { centre, language } = entered;
  const t = translator(language);
  const name = nameOf(centre, language);
  const headline = wordsOf(centre, language).headline || t('help.home.headline');
  const isEmpty = room.trees.every(({ articles }) => articles.length === 0);
  return (
    <PublicFrame
      centre={centre}
      language={language}
      title={name}
      place="answers"
      sheet="help"
      index={centre.audience === 'public' && !isEmpty}
      addressOf={(other) => centreAddress(centre, other)}
      ownNotice
      head={
        <>
          <PageHead
            centre={centre}
            language={language}
            title={name}
            description={t('help.home.description', { name })}
            address={centreAddress(centre, language)}
            alternates={centre.languages.map((one) => ({ language: one, address: centreAddress(centre, one) }))}
            otherwise={`/help/${centre.slug}`}
            kind="website"
            data={view.data}
          />
          <script src={siteFiles().scripts.searching} defer />
        </>
      }
      foot={<Counter centre={centre} language={language} now={now} />}
    >
      <section class="hero wide">
        <div>
          <h1>{headline}</h1>
          <SearchField centre={centre} language={language} found="found" />
          <div id="found" class="drop" aria-live="polite" />
          {most.length > 0 && (
            <p class="try">
              {t('help.home.asked')}{' '}
              {most.map((article) => (
                <a key={article.id} href={centreAddress(centre, language, `/articles/${article.slug}`)}>
                  {article.title}
                </a>
              ))}
            </p>
          )}
        </div>
        <Arcade />
      </section>
      <Notice centre={centre} language={language} />
      {isEmpty ? (
        <p class="empty wide">{t('help.home.empty')}</p>
      ) : (
        <div class="secs wide">
          {room.trees.flatMap(({ visibility, sections, articles }) => {
            const loose = articles.filter(({ sectionId }) => sectionId === null);
            return [
              ...sections
                .filter(({ count }) => count > 0)
                .slice(0, MOST_SECTIONS)
                .map((node) => (
                  <HomeSection
                    key={node.id}
                    entered={entered}
                    node={node}
                    inside={visibility === 'internal'}
                    articles={inSection(node, articles)}
                  />
                )),
              ...(loose.length > 0
                ? [
                    <section key={visibility}>
                      <h2>
                        {visibility === 'internal' && <Lock label={t('help.article.teamOnly')} />}
                        {t('help.home.others')}
                      </h2>
                      <ArticleList entered={entered} articles={loose.slice(0, MOST_SECTIONS)} />
                    </section>,
                  ]
                : []),
            ];
          })}
        </div>
      )}
    </PublicFrame>
  );
}

function inSection(node: SectionNode, articles: readonly ArticleHead[]): ArticleHead[] {
  const ids = idsBelow(node);
  return articles.filter(({ sectionId }) => sectionId !== null && ids.has(sectionId));
}

function HomeSection(props: {
  entered: Entered;
  node: SectionNode;
  inside: boolean;
  articles: readonly ArticleHead[];
}) {
  const { entered, node, articles } = props;
  const t = translator(entered.language);
  const address = centreAddress(entered.centre, entered.language, `/sections/${node.slug}`);
  return (
    <section>
      <h2>
        {props.inside && <Lock label={t('help.article.teamOnly')} />}
        <a href={address}>{node.name}</a>
        <span>{t('help.count', { count: node.count })}</span>
      </h2>
      <ArticleList entered={entered} articles={articles.slice(0, ANSWERS_A_SECTION)} />
    </section>
  );
}

export function ArticleList(props: { entered: Entered; articles: readonly ArticleHead[] }) {
  const { centre, language } = props.entered;
  return (
    <ul>
      {props.articles.map((article) => (
        <li key={article.id}>
          <a href={centreAddress(centre, language, `/articles/${article.slug}`)}>{article.title}</a>
        </li>
      ))}
    </ul>
  );
}

/** What only the team reads says so, by shape and by word. */
export function Lock(props: { label: string }) {
  return (
    <svg class="lock" width="18" height="18" viewBox="0 0 24 24" role="img" aria-label={props.label}>
      <path d="M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3" />
    </svg>
  );
}
