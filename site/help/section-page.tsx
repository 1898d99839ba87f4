/** @jsxImportSource hono/jsx */
import type { Language } from '../../contract/shapes.ts';
import type { ArticleHead, SectionNode } from '../../server/features/articles/index.ts';
import { centreAddress } from '../../server/features/help-centre/index.ts';
import { translator } from '../../server/platform/i18n/index.ts';
import type { Entered } from '../centre-entry.ts';
import { PublicFrame } from '../page-frame.tsx';
import { Counter } from './counter.tsx';
import { ArticleList, Lock } from './home-page.tsx';
import type { Alternate } from './page-head.tsx';
import { firstWords, PageHead } from './page-head.tsx';
import { idsBelow } from './reading-room.ts';
import { SmallSearch } from './search-field.tsx';

export interface SectionView {
  entered: Entered;
  section: SectionNode;
  /** From the top down to the one above it. */
  above: readonly SectionNode[];
  inside: boolean;
  /** Of its whole tree. */
  articles: readonly ArticleHead[];
  alternates: readonly Alternate[];
  now: Temporal.Instant;
  data: string | undefined;
}

export function SectionPage(view: SectionView) {
  const { entered, section, articles } = view;
  const { centre, language } = entered;
  const t = translator(language);
  const address = centreAddress(centre, language, `/sections/${section.slug}`);
  const own = articles.filter(({ sectionId }) => sectionId === section.id);
  return (
    <PublicFrame
      centre={centre}
      language={language}
      title={section.name}
      place="answers"
      sheet="help"
      index={centre.audience === 'public' && section.count > 0}
      addressOf={(other) => addressIn(view, other)}
      tools={<SmallSearch centre={centre} language={language} />}
      head={
        <PageHead
          centre={centre}
          language={language}
          title={section.name}
          description={firstWords(section.description || own.map(({ title }) => title).join(', ') || section.name)}
          address={address}
          alternates={view.alternates}
          otherwise={(view.alternates[0] ?? { address }).address}
          kind="website"
          data={view.data}
        />
      }
      foot={<Counter centre={centre} language={language} now={view.now} />}
    >
      <div class="room wide">
        <Crumbs entered={entered} path={view.above} />
        <h1>
          {view.inside && <Lock label={t('help.article.teamOnly')} />}
          {section.name}
        </h1>
        {section.description !== '' && <p class="lead">{section.description}</p>}
        {own.length > 0 && (
          <div class="all">
            <ArticleList entered={entered} articles={own} />
          </div>
        )}
        {section.children
          .filter(({ count }) => count > 0)
          .map((child) => {
            const ids = idsBelow(child);
            const below = articles.filter(({ sectionId }) => sectionId !== null && ids.has(sectionId));
            return (
              <section key={child.id} class="all">
                <h2>
                  <a href={centreAddress(centre, language, `/sections/${child.slug}`)}>{child.name}</a>
                  <span>{t('help.count', { count: child.count })}</span>
                </h2>
                <ArticleList entered={entered} articles={below} />
              </section>
            );
          })}
      </div>
    </PublicFrame>
  );
}

function addressIn(view: SectionView, language: Language): string {
  const same = view.alternates.find((one) => one.language === language);
  return same?.address ?? centreAddress(view.entered.centre, language);
}

/** Where one is: all answers, and each section down to this page. */
export function Crumbs(props: { entered: Entered; path: readonly { id: string; name: string; slug: string }[] }) {
  const { centre, language } = props.entered;
  const t = translator(language);
  return (
    <p class="crumbs">
      <a href={centreAddress(centre, language)}>{t('help.places.answers')}</a>
      {props.path.map(({ id, name, slug }) => (
        <span key={id}>
          {' '}
          / <a href={centreAddress(centre, language, `/sections/${slug}`)}>{name}</a>
        </span>
      ))}
    </p>
  );
}
