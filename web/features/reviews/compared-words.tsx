import { Fragment } from 'react';
import type { Comparison } from '../../../contract/reviews.ts';
import { useT } from '../../i18n/index.ts';
import css from './compared-words.module.css';

type Run = Comparison['blocks'][number]['runs'][number];

/** A reply with what was taken out and put in, each change with its number behind it. */
export function ComparedWords({ blocks }: Pick<Comparison, 'blocks'>) {
  // A change that spans two paragraphs has its number behind the last.
  const last = new Map<number, Run>();
  for (const { runs } of blocks) for (const run of runs) if (run.change !== null) last.set(run.change, run);
  return (
    <div className={css.words} dir="auto">
      {blocks.map(({ tag, runs }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no names of their own, and none moves
        <p key={place} data-item={tag === 'ul' || tag === 'ol' || undefined}>
          {runs.map((run, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <Fragment key={at}>
              <Words run={run} />
              {run.change !== null && last.get(run.change) === run ? <ChangeNumber number={run.change} /> : null}
              {run.kind === 'taken' && runs[at + 1]?.kind === 'added' ? ' ' : null}
            </Fragment>
          ))}
        </p>
      ))}
    </div>
  );
}

function Words({ run }: { run: Run }) {
  if (run.kind === 'added') return <ins className={css.added}>{run.text}</ins>;
  if (run.kind === 'taken') return <del className={css.taken}>{run.text}</del>;
  return run.text;
}

/** The disc that points from a change to its lesson. */
export function ChangeNumber({ number }: { number: number }) {
  const t = useT();
  return (
    <sup className={css.number}>
      <span className="sp-hidden">{t('reviews-page.change', { number })}</span>
      <span aria-hidden="true">{number}</span>
    </sup>
  );
}
