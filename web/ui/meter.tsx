import css from './meter.module.css';

/** How much of something, 6 px high; terracotta when `tooMuch`. The figure stands beside it in words: `label` says it to screen readers. */
export function Meter({
  value,
  of,
  label,
  tooMuch = false,
  width,
}: {
  value: number;
  of: number;
  label: string;
  tooMuch?: boolean;
  width?: number;
}) {
  const share = of <= 0 ? 0 : Math.min(1, Math.max(0, value / of));
  return (
    // biome-ignore lint/a11y/useSemanticElements: the browser's own meter cannot be drawn 6 px high alike everywhere
    <span
      className={css.meter}
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={of}
      aria-valuenow={value}
      style={width === undefined ? undefined : { width }}
      data-much={tooMuch || undefined}
    >
      <span className={css.filled} style={{ width: `${share * 100}%` }} />
    </span>
  );
}
