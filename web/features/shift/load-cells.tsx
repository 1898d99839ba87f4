import { useT } from '../../i18n/index.ts';
import css from './shift.module.css';

/** More cells than this say nothing that the figure does not. */
const MOST_CELLS = 24;

interface Counted {
  answered: number;
  softStop: number;
  hardStop: number;
}

/** What was answered against the two stops: done, room, and what lies beyond the first. */
export function LoadCells({ load }: { load: Counted }) {
  const t = useT();
  const cells = Math.min(MOST_CELLS, load.hardStop);
  const each = load.hardStop / cells;
  return (
    <span
      className={css.cells}
      role="img"
      aria-label={t('shift-page.cells', { answered: load.answered, soft: load.softStop, hard: load.hardStop })}
    >
      {Array.from({ length: cells }, (_, at) => (
        <i
          // biome-ignore lint/suspicious/noArrayIndexKey: a cell has no identity
          key={at}
          data-filled={(at + 1) * each <= load.answered || undefined}
          data-beyond={at * each >= load.softStop || undefined}
        />
      ))}
    </span>
  );
}
