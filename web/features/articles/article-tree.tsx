import {
  IconChevronDown,
  IconChevronRight,
  IconClock,
  IconLock,
  IconPlus,
  IconSearch,
  IconWorld,
} from '@tabler/icons-react';
import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { useMe } from '../../api/index.ts';
import { useT } from '../../i18n/index.ts';
import {
  Button,
  ChoiceMenu,
  EmptyState,
  ErrorState,
  FaceStack,
  IconButton,
  Key,
  LoadingRows,
  type Person,
} from '../../ui/index.ts';
import css from './article-tree.module.css';
import {
  type ArticleSummary,
  articlesIn,
  articlesNamed,
  articlesSaying,
  type Language,
  listedArticles,
  looseArticles,
  reasonOf,
  type SectionInTree,
  type Show,
  shows,
  treesOf,
  type Visibility,
} from './asking.ts';
import { moveArticle, moveSection } from './moving.ts';
import { openAbove, type TreeRow, treeRows } from './tree-rows.ts';

const visibilities = ['public', 'internal'] as const;
/** While one types, the list is asked for after a pause of so many milliseconds. */
const pause = 180;

/** All answers of a desk: what customers see above, what only the team sees below, or what was looked for. */
export function ArticleTree({
  desk,
  language,
  chosen,
  writers,
  show,
  onShow,
  onDesk,
  onOpen,
  onNewArticle,
  onNewSection,
  onSection,
  onImport,
  findRef,
}: {
  desk: string | undefined;
  language: Language;
  chosen: { id: string; sectionId: string | null } | undefined;
  /** Who writes in the article that is open. */
  writers: readonly Person[];
  show: Show;
  onShow: (show: Show) => void;
  onDesk: (desk: string) => void;
  onOpen: (id: string) => void;
  onNewArticle: (place: { sectionId: string | null; visibility: Visibility }) => void;
  onNewSection: (place: { parentId: string | null; visibility: Visibility }) => void;
  onSection: (section: SectionInTree) => void;
  onImport: () => void;
  findRef: React.RefObject<HTMLInputElement | null>;
}) {
  const t = useT();
  const me = useMe();
  const [typed, setTyped] = useState('');
  const [q, setQ] = useState('');
  const [adding, setAdding] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setQ(typed.trim()), pause);
    return () => clearTimeout(timer);
  }, [typed]);
  const trees = useQuery(treesOf(desk, language));
  const due = useQuery(listedArticles(desk, 'due')).data?.items.length ?? 0;
  const place = {
    sectionId: chosen?.sectionId ?? null,
    visibility: trees.data?.items.find(({ id }) => id === chosen?.sectionId)?.visibility ?? 'internal',
  };
  return (
    <>
      <div className={css.head}>
        {me.desks.length > 1 ? (
          <select
            className={css.desk}
            aria-label={t('articles-page.tree.desk')}
            value={desk ?? me.desks[0]?.id ?? ''}
            onChange={(event) => onDesk(event.currentTarget.value)}
          >
            {me.desks.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        ) : null}
        <h1 className={me.desks.length > 1 ? 'sp-hidden' : css.name}>{t('shell.place.answers')}</h1>
        <ChoiceMenu
          label={t('articles-page.tree.new')}
          choices={[
            { id: 'article', label: t('articles-page.tree.newArticle'), keys: 'c' },
            ...(trees.data?.can.change
              ? [
                  { id: 'section', label: t('articles-page.tree.newSection') },
                  { id: 'import', label: t('articles-page.import.title') },
                ]
              : []),
            { id: 'export', label: t('articles-page.tree.export') },
          ]}
          opened={adding}
          onOpened={setAdding}
          position="bottom-end"
          onChoose={(id) => {
            if (id === 'article') onNewArticle(place);
            else if (id === 'section') onNewSection({ parentId: place.sectionId, visibility: place.visibility });
            else if (id === 'import') onImport();
            else window.location.assign(`/api/v1/articles/export${desk === undefined ? '' : `?desk=${desk}`}`);
          }}
        >
          <IconButton
            label={t('articles-page.tree.new')}
            icon={<IconPlus size={17} stroke={1.6} aria-hidden />}
            onClick={() => setAdding(true)}
          />
        </ChoiceMenu>
      </div>
      <div className={css.find}>
        <IconSearch size={16} stroke={1.6} aria-hidden />
        <input
          ref={findRef}
          aria-label={t('articles-page.tree.find')}
          placeholder={t('articles-page.tree.find')}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || typed === '') return;
            setTyped('');
            event.preventDefault();
            event.stopPropagation();
          }}
        />
        <Key keys="/" />
      </div>
      <div className={css.show}>
        <label>
          <span className="sp-hidden">{t('articles-page.tree.show')}</span>
          <select
            value={show}
            onChange={(event) => onShow(shows.find((one) => one === event.currentTarget.value) ?? 'tree')}
          >
            {shows.map((one) => (
              <option key={one} value={one}>
                {t(`articles-page.show.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <Link to="/answers/asked-again" className="sp-link">
          {t('questions-page.title')}
        </Link>
      </div>
      <div className={css.scroll}>
        {q !== '' ? (
          <Found desk={desk} q={q} chosen={chosen?.id} onOpen={onOpen} />
        ) : show !== 'tree' ? (
          <Listed desk={desk} show={show} chosen={chosen?.id} onOpen={onOpen} />
        ) : trees.data === undefined ? (
          trees.error ? (
            <ErrorState
              title={t('articles-page.tree.notRead')}
              action={
                <Button kind="filled" size={28} onClick={() => void trees.refetch()}>
                  {t('articles-page.again')}
                </Button>
              }
            >
              {reasonOf(trees.error)}
            </ErrorState>
          ) : (
            <LoadingRows rows={6} />
          )
        ) : (
          visibilities.map((visibility) => (
            <Tree
              key={visibility}
              visibility={visibility}
              desk={desk}
              language={language}
              sections={trees.data.items.filter((section) => section.visibility === visibility)}
              loose={trees.data.loose[visibility]}
              mayMove={trees.data.can.change}
              chosen={chosen}
              writers={writers}
              onOpen={onOpen}
              onSection={onSection}
              onNew={() => onNewArticle({ sectionId: null, visibility })}
            />
          ))
        )}
      </div>
      {due > 0 && show !== 'due' ? (
        <p className={css.due}>
          <IconClock size={16} stroke={1.6} aria-hidden />
          <span>{t('articles-page.tree.due', { count: due })}</span>
          <button type="button" className="sp-link" onClick={() => onShow('due')}>
            {t('articles-page.tree.see')}
          </button>
        </p>
      ) : null}
    </>
  );
}

function Tree({
  visibility,
  desk,
  language,
  sections,
  loose,
  mayMove,
  chosen,
  writers,
  onOpen,
  onSection,
  onNew,
}: {
  visibility: Visibility;
  desk: string | undefined;
  language: Language;
  sections: readonly SectionInTree[];
  loose: number;
  mayMove: boolean;
  chosen: { id: string; sectionId: string | null } | undefined;
  writers: readonly Person[];
  onOpen: (id: string) => void;
  onSection: (section: SectionInTree) => void;
  onNew: () => void;
}) {
  const t = useT();
  const [turned, setTurned] = useState<ReadonlyMap<string, boolean>>(new Map());
  const above = openAbove(sections, chosen?.sectionId ?? null);
  const isOpen = (id: string): boolean =>
    turned.get(id) ?? (above.has(id) || (visibility === 'public' && id === sections[0]?.id));
  const turn = (id: string, open: boolean) => setTurned((before) => new Map(before).set(id, open));
  const openIds = sections.filter(({ id }) => isOpen(id)).map(({ id }) => id);
  const lists = useQueries({ queries: openIds.map((id) => articlesIn(id)) });
  const outside = useQuery({ ...looseArticles(desk, visibility), enabled: loose > 0 });
  const articles = new Map<string | null, readonly ArticleSummary[]>([[null, outside.data ?? []]]);
  for (const [at, id] of openIds.entries()) articles.set(id, lists[at]?.data?.items ?? []);
  const rows = treeRows(sections, isOpen, articles);
  const count = sections.filter(({ depth }) => depth === 0).reduce((sum, section) => sum + section.count, loose);
  const focusRow = (key: string) =>
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-tree="${key}"]`)?.focus());

  const onKeyDown = (event: KeyboardEvent, row: TreeRow, at: number) => {
    const step =
      event.key === 'ArrowDown' || event.key === 'j' ? 1 : event.key === 'ArrowUp' || event.key === 'k' ? -1 : 0;
    if (event.altKey && step !== 0) {
      if (row.kind === 'article' ? row.article.can.write : mayMove) {
        void (row.kind === 'article' ? moveArticle(rows, at, step) : moveSection(sections, row.section, step)).then(
          () => focusRow(row.key),
        );
      }
    } else if (event.metaKey || event.ctrlKey || event.altKey) return;
    else if (step !== 0) {
      const next = rows[at + step];
      if (!next) return;
      focusRow(next.key);
    } else if (event.key === 'ArrowRight' && row.kind === 'section') turn(row.section.id, true);
    else if (event.key === 'ArrowLeft' && row.kind === 'section') turn(row.section.id, false);
    else if (event.key === 'ArrowLeft' && row.kind === 'article' && row.article.sectionId !== null)
      focusRow(row.article.sectionId);
    else if (event.key === 'F2' && row.kind === 'section' && mayMove) onSection(row.section);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const stop = rows.find((row) => row.key === chosen?.id)?.key ?? rows[0]?.key;
  const title = t(`articles-page.tree.${visibility}`);

  return (
    <section className={css.group} aria-label={title}>
      <h2 className={css.cap}>
        {visibility === 'public' ? (
          <IconWorld size={13} stroke={1.8} aria-hidden />
        ) : (
          <IconLock size={13} stroke={1.8} aria-hidden />
        )}
        <span>{title}</span>
        <span className="sp-figures">{count}</span>
      </h2>
      {rows.length === 0 ? (
        <EmptyState
          title={t(`articles-page.tree.empty.${visibility}`)}
          level={3}
          action={
            <Button size={28} onClick={onNew}>
              {t('articles-page.tree.newArticle')}
            </Button>
          }
        />
      ) : (
        <div role="tree" aria-label={title}>
          {rows.map((row, at) =>
            row.kind === 'section' ? (
              <div
                key={row.key}
                role="treeitem"
                data-tree={row.key}
                aria-level={row.depth + 1}
                aria-expanded={isOpen(row.section.id)}
                tabIndex={row.key === stop ? 0 : -1}
                className={css.row}
                data-section
                style={{ paddingLeft: 8 + row.depth * 14 }}
                onClick={() => turn(row.section.id, !isOpen(row.section.id))}
                onDoubleClick={() => mayMove && onSection(row.section)}
                onKeyDown={(event) => {
                  if (event.key === 'Enter' || event.key === ' ') {
                    turn(row.section.id, !isOpen(row.section.id));
                    event.preventDefault();
                  } else onKeyDown(event, row, at);
                }}
              >
                {isOpen(row.section.id) ? (
                  <IconChevronDown size={15} stroke={1.6} aria-hidden />
                ) : (
                  <IconChevronRight size={15} stroke={1.6} aria-hidden />
                )}
                <span className="sp-truncate" title={row.section.name}>
                  {row.section.name}
                </span>
                <span className={`${css.end} sp-figures`}>{row.section.count}</span>
              </div>
            ) : (
              <ArticleRow
                key={row.key}
                article={row.article}
                language={language}
                depth={row.depth}
                current={row.key === chosen?.id}
                inTabOrder={row.key === stop}
                writers={row.key === chosen?.id ? writers : []}
                onOpen={() => onOpen(row.article.id)}
                onKeyDown={(event) => onKeyDown(event, row, at)}
              />
            ),
          )}
        </div>
      )}
    </section>
  );
}

function ArticleRow({
  article,
  language,
  depth,
  current,
  inTabOrder,
  writers = [],
  onOpen,
  onKeyDown,
}: {
  article: ArticleSummary;
  language: Language;
  depth: number;
  current: boolean;
  inTabOrder: boolean;
  writers?: readonly Person[];
  onOpen: () => void;
  onKeyDown?: (event: KeyboardEvent) => void;
}) {
  const t = useT();
  const title = article.texts.find((text) => text.language === language)?.title ?? article.title;
  return (
    <div
      role="treeitem"
      aria-level={depth + 1}
      aria-selected={current}
      data-tree={article.id}
      aria-current={current ? 'true' : undefined}
      tabIndex={inTabOrder ? 0 : -1}
      className={css.row}
      data-current={current || undefined}
      style={{ paddingLeft: 31 + Math.max(0, depth - 1) * 14 }}
      onClick={onOpen}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === ' ') {
          onOpen();
          event.preventDefault();
        } else onKeyDown?.(event);
      }}
    >
      <span className="sp-truncate" title={title}>
        {title}
      </span>
      <span className={css.end}>
        {writers.length > 1 ? (
          <FaceStack people={writers} size={18} most={3} ground="var(--sp-selected)" />
        ) : article.state === 'published' ? null : (
          t(`articles-page.state.${article.state}`)
        )}
      </span>
    </div>
  );
}

function Listed({
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

function Found({
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
