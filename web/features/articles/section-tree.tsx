import { IconChevronDown, IconChevronRight, IconLock, IconPencil, IconWorld } from '@tabler/icons-react';
import { useQueries, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import { useT } from '../../i18n/index.ts';
import { Button, EmptyState, IconButton, type Person } from '../../ui/index.ts';
import { ArticleRow } from './article-row.tsx';
import css from './article-tree.module.css';
import {
  type ArticleSummary,
  articlesIn,
  type Language,
  looseArticles,
  type SectionInTree,
  type Visibility,
} from './asking.ts';
import { moveArticle, moveSection } from './moving.ts';
import { openAbove, type TreeRow, treeRows } from './tree-rows.ts';

/** The sections of one kind of reader with their articles: walked, opened and moved by keys. */
export function SectionTree({
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
                {mayMove ? (
                  // By keys it is F2.
                  <IconButton
                    size={24}
                    tabIndex={-1}
                    className={css.change ?? ''}
                    label={t('articles-page.section.changeOf', { name: row.section.name })}
                    icon={<IconPencil size={14} stroke={1.6} aria-hidden />}
                    onClick={(event) => {
                      event.stopPropagation();
                      onSection(row.section);
                    }}
                  />
                ) : null}
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
