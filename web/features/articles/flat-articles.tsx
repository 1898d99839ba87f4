import { useQuery } from '@tanstack/react-query';
import { useT } from '../../i18n/index.ts';
import { EmptyState, ErrorState, LoadingRows } from '../../ui/index.ts';
import { ArticleRow } from './article-row.tsx';
import css from './article-tree.module.css';
import { type ArticleSummary, articlesNamed, articlesSaying, listedArticles, reasonOf, type Show } from './asking.ts';

/** Those of one state, without their sections. */
export function ListedArticles({
  desk,
  show,
  chosen,
  onOpen,
}: {
  desk: string | undefined;
  show: Exclude<Show, 'tree'>;
  chosen: string | undefined;
  onOpen: (id: string) => void;
}) {
  const t = useT();
  const { data, error } = useQuery(listedArticles(desk, show));
  if (data === undefined)
    return error ? <ErrorState title={t('articles-page.tree.notRead')}>{reasonOf(error)}</ErrorState> : <LoadingRows />;
  if (data.items.length === 0) return <EmptyState title={t(`articles-page.show.none.${show}`)} />;
  return <Flat articles={data.items} chosen={chosen} onOpen={onOpen} />;
}

/** By their titles first, then by what they say. */
export function FoundArticles({
  desk,
  q,
  chosen,
  onOpen,
}: {
  desk: string | undefined;
  q: string;
  chosen: string | undefined;
  onOpen: (id: string) => void;
}) {
  const t = useT();
  const named = useQuery(articlesNamed(desk, q));
  const saying = useQuery(articlesSaying(desk, q));
  const error = named.error ?? saying.error;
  if (error) return <ErrorState title={t('articles-page.tree.notRead')}>{reasonOf(error)}</ErrorState>;
  if (!named.data || !saying.data) return <LoadingRows />;
  const byName = new Set(named.data.items.map(({ id }) => id));
  const more = saying.data.items.filter(({ id }) => !byName.has(id));
  if (byName.size === 0 && more.length === 0) return <EmptyState title={t('articles-page.tree.nothing', { q })} />;
  return (
    <>
      <Flat articles={named.data.items} chosen={chosen} onOpen={onOpen} />
      {more.map((found) => (
        <button
          key={found.id}
          type="button"
          className={css.found}
          aria-current={found.id === chosen ? 'true' : undefined}
          onClick={() => onOpen(found.id)}
        >
          <b className="sp-truncate">{found.title}</b>
          <span>{found.passage}</span>
        </button>
      ))}
    </>
  );
}

function Flat({
  articles,
  chosen,
  onOpen,
}: {
  articles: readonly ArticleSummary[];
  chosen: string | undefined;
  onOpen: (id: string) => void;
}) {
  const t = useT();
  return (
    <div role="tree" aria-label={t('shell.place.answers')}>
      {articles.map((article) => (
        <ArticleRow
          key={article.id}
          article={article}
          language={article.language}
          depth={1}
          current={article.id === chosen}
          inTabOrder
          onOpen={() => onOpen(article.id)}
        />
      ))}
    </div>
  );
}
