const steps = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** "820 kB", "4.1 MB" in the person's language; `bytes` counted in thousands, as mail programs do. */
export function saySize(bytes: number, locale: string): string {
  const step = Math.min(steps.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  const value = bytes / 1000 ** step;
  // The formats' own words for bytes are "17B" or "17 byte"; the sign is B in all our languages.
  if (step === 0) return `${new Intl.NumberFormat(locale).format(bytes)}\u00a0B`;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: steps[step],
    unitDisplay: step === 0 ? 'narrow' : 'short',
    maximumFractionDigits: value < 10 && step > 1 ? 1 : 0,
  }).format(value);
}
