/** @jsxImportSource hono/jsx */
import { raw } from 'hono/html';
import { HELP_CENTRE_LIMITS } from '../../contract/help-centre.ts';
import type { Language } from '../../contract/shapes.ts';
import type { ArticleHead, PublishedArticle } from '../../server/features/articles/index.ts';
import { centreAddress } from '../../server/features/help-centre/index.ts';
import { translator } from '../../server/platform/i18n/index.ts';
import type { Entered } from '../centre-entry.ts';
import { dateInWords, sizeInWords } from '../moments.ts';
import { firstName, initials } from '../names.ts';
import { Arch, PublicFrame } from '../page-frame.tsx';
import type { Heading } from './article-body.ts';
import { Counter, expectedNow } from './counter.tsx';
import { Lock } from './home-page.tsx';
import type { Alternate } from './page-head.tsx';
import { firstWords, PageHead } from './page-head.tsx';
import { SmallSearch } from './search-field.tsx';
import { Crumbs } from './section-page.tsx';

/** Below so many votes a share says nothing. */
const FEWEST_VOTES = 5;
const MOST_NEIGHBOURS = 8;
const FEWEST_HEADINGS = 2;

/** What the reader has just said of it. */
export type Said = 'yes' | 'no' | 'words' | null;

export interface ArticleView {
  entered: Entered;
  article: PublishedArticle;
  /** The body as it is shown. */
  html: string;
  headings: readonly Heading[];
  keeper: string | null;
  /** The others of its section, it among them, in order. */
  section: readonly ArticleHead[];
  alternates: readonly Alternate[];
  share: { yes: number; all: number };
  said: Said;
  now: Temporal.Instant;
  fileAddress(file: { id: string; name: string }): string;
  data: string | undefined;
}

export function ArticlePage(view: ArticleView) {
  const { entered, article, headings, alternates } = view;
  const { centre, language } = entered;
  const t = translator(language);
  const address = centreAddress(centre, language, `/articles/${article.slug}`);
  return (
    <PublicFrame
      centre={centre}
      language={language}
      title={article.title}
      place="answers"
      sheet="help"
      index={centre.audience === 'public' && view.said === null}
      addressOf={(other) => addressIn(view, other)}
      tools={<SmallSearch centre={centre} language={language} />}
      head={
        <PageHead
          centre={centre}
          language={language}
          title={article.title}
          description={firstWords(article.text) || article.title}
          address={address}
          alternates={alternates}
          otherwise={(alternates.find((one) => one.language === centre.languages[0]) ?? { address }).address}
          kind="article"
          data={view.data}
        />
      }
      foot={<Counter centre={centre} language={language} now={view.now} />}
    >
      <div class="artg wide">
        <Neighbours view={view} />
        <article class="art">
          <Crumbs entered={entered} path={article.sectionPath} />
          <h1>
            {article.visibility === 'internal' && <Lock label={t('help.article.teamOnly')} />}
            {article.title}
          </h1>
          <Byline view={view} />
          <div class="text">{raw(view.html)}</div>
          {article.attachments.length > 0 && (
            <section class="files">
              <h2>{t('help.article.files')}</h2>
              <ul>
                {article.attachments.map((file) => (
                  <li key={file.id}>
                    <a href={view.fileAddress(file)}>{file.name}</a> <small>{sizeInWords(file.size, language)}</small>
                  </li>
                ))}
              </ul>
            </section>
          )}
          <Helpful view={view} action={`${address}/helpful`} />
          <Around view={view} />
        </article>
        <aside class="snav toc">
          {headings.length >= FEWEST_HEADINGS && (
            <nav aria-label={t('help.article.contents')}>
              <p class="cap">{t('help.article.contents')}</p>
              {headings.map((heading) => (
                <a key={heading.id} href={`#${heading.id}`} class={heading.level === 3 ? 'sub' : undefined}>
                  {heading.words}
                </a>
              ))}
            </nav>
          )}
          <div class="card talk">
            <Arch size={30} />
            <b>{t('help.talk.title')}</b>
            <p>{t('help.talk.expected', { when: expectedNow({ centre, language, now: view.now }) })}</p>
            <a class="btn" href={centreAddress(centre, language, '/write')}>
              {t('help.talk.button')}
            </a>
          </div>
        </aside>
      </div>
    </PublicFrame>
  );
}

function addressIn({ alternates, entered }: ArticleView, language: Language): string {
  const same = alternates.find((one) => one.language === language);
  return same?.address ?? centreAddress(entered.centre, language);
}

function Byline({ view }: { view: ArticleView }) {
  const { entered, article, keeper } = view;
  const t = translator(entered.language);
  const date = dateInWords(article.reviewedAt, entered.language, entered.centre.desk.timeZone, view.now);
  return (
    <p class="by">
      {keeper !== null && (
        <span class="face" aria-hidden="true">
          {initials(keeper)}
        </span>
      )}
      <span>
        {[
          ...(keeper === null ? [] : [t('help.article.by', { name: firstName(keeper) })]),
          t('help.article.reviewed', { date }),
          t('help.article.minutes', { count: article.readingMinutes }),
        ].join(' ')}
      </span>
    </p>
  );
}

/** The section's answers, at the left of a wide window. */
function Neighbours({ view }: { view: ArticleView }) {
  const { entered, article, section } = view;
  const { centre, language } = entered;
  const t = translator(language);
  const name = article.sectionPath.at(-1);
  if (!name || section.length < 2) return <div class="snav" />;
  const at = section.findIndex(({ id }) => id === article.id);
  const from = Math.max(0, Math.min(at - MOST_NEIGHBOURS / 2, section.length - MOST_NEIGHBOURS));
  const shown = section.slice(from, from + MOST_NEIGHBOURS);
  const left = section.length - shown.length;
  return (
    <nav class="snav" aria-label={name.name}>
      <p class="cap">{name.name}</p>
      {shown.map((one) => (
        <a
          key={one.id}
          href={centreAddress(centre, language, `/articles/${one.slug}`)}
          aria-current={one.id === article.id ? 'page' : undefined}
        >
          {one.title}
        </a>
      ))}
      {left > 0 && (
        <a class="rest" href={centreAddress(centre, language, `/sections/${name.slug}`)}>
          {t('help.more', { count: left })}
        </a>
      )}
    </nav>
  );
}

/** The one before and the one after it in its section. */
function Around({ view }: { view: ArticleView }) {
  const { entered, article, section } = view;
  const { centre, language } = entered;
  const t = translator(language);
  const at = section.findIndex(({ id }) => id === article.id);
  const before = at > 0 ? section[at - 1] : undefined;
  const after = at >= 0 ? section[at + 1] : undefined;
  if (!before && !after) return null;
  const addressOf = (one: ArticleHead): string => centreAddress(centre, language, `/articles/${one.slug}`);
  return (
    <nav class="around" aria-label={t('help.article.neighbours')}>
      {before && (
        <a href={addressOf(before)} rel="prev">
          <small>{t('help.article.previous')}</small>
          {before.title}
        </a>
      )}
      {after && (
        <a href={addressOf(after)} rel="next">
          <small>{t('help.article.next')}</small>
          {after.title}
        </a>
      )}
    </nav>
  );
}

function Helpful({ view, action }: { view: ArticleView; action: string }) {
  const { share, said, entered } = view;
  const t = translator(entered.language);
  if (said === 'words')
    return (
      <p class="helpful" id="helpful" role="status">
        {t('help.helpful.thanksWords')}
      </p>
    );
  if (said !== null)
    return (
      <form class="helpful why" id="helpful" method="post" action={action}>
        <p role="status">{t(said === 'yes' ? 'help.helpful.thanksYes' : 'help.helpful.thanksNo')}</p>
        <input type="hidden" name="helpful" value={said} />
        <label for="why">{t(said === 'yes' ? 'help.helpful.whyYes' : 'help.helpful.why')}</label>
        <textarea id="why" name="words" rows={3} maxlength={HELP_CENTRE_LIMITS.why} required />
        <small>{t('help.helpful.hint')}</small>
        <button type="submit">{t('help.helpful.send')}</button>
      </form>
    );
  const percent = new Intl.NumberFormat(entered.language, { style: 'percent' }).format(share.yes / (share.all || 1));
  return (
    <form class="helpful" id="helpful" method="post" action={action}>
      <b>{t('help.helpful.question')}</b>
      <button type="submit" name="helpful" value="yes">
        {t('help.helpful.yes')}
      </button>
      <button type="submit" name="helpful" value="no">
        {t('help.helpful.no')}
      </button>
      {share.all >= FEWEST_VOTES && <small>{t('help.helpful.share', { percent, count: share.all })}</small>}
    </form>
  );
}
