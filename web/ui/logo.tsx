/** The arch: a window over a counter. `ground` is the colour it stands on, which shows through the window. */
export function Logo({ size = 30, ground = 'var(--sp-rail)' }: { size?: number; ground?: string }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <path fill="var(--sp-logo)" d="M6 24V14a10 10 0 0 1 20 0v10z" />
      <path fill={ground} d="M11.5 24v-9.3a4.5 4.5 0 0 1 9 0V24z" />
      <rect fill="var(--sp-logo)" x="3" y="24" width="26" height="3.6" rx="1.8" />
    </svg>
  );
}
