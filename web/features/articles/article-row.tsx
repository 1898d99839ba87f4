import type { KeyboardEvent } from 'react';
import { useT } from '../../i18n/index.ts';
import { FaceStack, type Person } from '../../ui/index.ts';
import css from './article-tree.module.css';
import type { ArticleSummary, Language } from './asking.ts';

/** An article in a tree or a list, with who writes in it or what keeps it from readers. */
export function ArticleRow({
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
