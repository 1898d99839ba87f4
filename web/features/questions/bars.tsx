import css from './questions.module.css';

/** How often in each part of the window; a part without any is a stroke. */
export function Bars({ bars, label }: { bars: readonly number[]; label: string }) {
  const most = Math.max(1, ...bars);
  return (
    <span className={css.bars} role="img" aria-label={label}>
      {bars.map((count, place) => (
        <i
          // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place in time
          key={place}
          data-none={count === 0 || undefined}
          style={{ height: count === 0 ? 2 : `${Math.round(4 + (20 * count) / most)}px` }}
        />
      ))}
    </span>
  );
}
