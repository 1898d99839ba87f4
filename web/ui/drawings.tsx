/** The lamp over a counter with nobody at it, for a queue that is truly done. The cat keeps it company. */
export function Lamp() {
  return (
    <svg width="150" height="104" viewBox="0 0 150 104" aria-hidden="true">
      <path d="M35 92V48a40 40 0 0 1 80 0v44z" fill="var(--sp-primary-soft)" />
      <path d="M47 92V50a28 28 0 0 1 56 0v42z" fill="var(--sp-raised)" />
      <path d="M75 22v17" stroke="var(--sp-primary-ink)" strokeWidth="2" />
      <path d="M65 48a10 10 0 0 1 20 0z" fill="var(--sp-primary-ink)" />
      <circle cx="75" cy="51" r="3.4" fill="var(--sp-c2)" />
      <rect x="20" y="90" width="110" height="7" rx="3.5" fill="var(--sp-primary-ink)" />
      <path d="M88 90c0-9 0-13 5-16l2 4h5l2-4c4 4 4 9 3 16z" fill="var(--sp-ink-2)" />
      <path d="M104 88c6 1 9-3 9-8" fill="none" stroke="var(--sp-ink-2)" strokeWidth="3" strokeLinecap="round" />
    </svg>
  );
}

const bay = 138;
/** Bays to each side of the lit one: enough for a window of 2,500 px. */
const baysAside = 9;

/**
 * An arcade at closing time with one window lit, for the foot of the ways in. Fills the width of what it stands in, at
 * the scale of its height; the arches that are too many are cut off by whoever holds it.
 */
export function Arcade() {
  const places = Array.from({ length: baysAside * 2 + 1 }, (_, place) => (place - baysAside) * bay);
  const edge = -baysAside * bay - bay / 2;
  const width = (baysAside * 2 + 1) * bay;
  return (
    <svg
      width="100%"
      height="100%"
      viewBox="-57 0 114 216"
      preserveAspectRatio="xMidYMax meet"
      aria-hidden="true"
      overflow="visible"
    >
      <rect x={edge} y="0" width={width} height="216" fill="var(--sp-arcade-wall)" />
      <rect x={edge} y="0" width={width} height="8" fill="var(--sp-arcade-ledge)" />
      {places.map((x) => (
        <g key={x} transform={`translate(${x} 0)`}>
          <path
            d="M-57 216v-95a57 57 0 0 1 114 0v95z"
            fill={x === 0 ? 'var(--sp-arcade-door)' : 'var(--sp-arcade-arch)'}
          />
          <path
            d="M-45 216v-83a45 45 0 0 1 90 0v83z"
            fill={x === 0 ? 'var(--sp-arcade-light)' : 'var(--sp-arcade-depth)'}
          />
        </g>
      ))}
      <path d="M-18 154l-22 62h80l-22-62z" fill="var(--sp-arcade-beam)" />
      <path d="M0 88v40" stroke="var(--sp-arcade-door)" strokeWidth="3" />
      <circle cx="0" cy="153" r="6" fill="var(--sp-arcade-bulb)" />
      <path d="M-18 148a18 18 0 0 1 36 0z" fill="var(--sp-arcade-door)" />
    </svg>
  );
}
