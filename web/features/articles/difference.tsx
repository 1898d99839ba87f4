import { useT } from '../../i18n/index.ts';
import type { ArticleDifference } from './asking.ts';
import css from './difference.module.css';

/** What changed from one version to another, word by word; with `whole` also what stayed as it was. */
export function Difference({ difference, whole = false }: { difference: ArticleDifference; whole?: boolean }) {
  const t = useT();
  const titleChanged = difference.title.some(({ kind }) => kind !== 'same');
  const shown = difference.blocks.filter(({ kind }) => whole || kind !== 'same');
  if (!titleChanged && shown.length === 0) return <p className={css.nothing}>{t('articles-page.versions.same')}</p>;
  return (
    <div className={css.difference}>
      {titleChanged ? (
        <p className={css.title}>
          <Runs runs={difference.title} />
        </p>
      ) : null}
      {shown.map((block, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no identity but their place
        <div key={at} className={css.block} data-kind={block.kind} data-tag={block.tag}>
          <Runs runs={block.runs} />
        </div>
      ))}
    </div>
  );
}

function Runs({ runs }: { runs: ArticleDifference['title'] }) {
  return runs.map(({ kind, text }, at) => {
    const key = `${at}`;
    if (kind === 'added') return <ins key={key}>{text}</ins>;
    return kind === 'taken' ? <del key={key}>{text}</del> : <span key={key}>{text}</span>;
  });
}
