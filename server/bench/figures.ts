/** The middle of some figures; of none, NaN. */
function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Nearest-rank quantile. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN;
}

/** "median (least to most)" with so many digits after the point. */
export function spread(values: readonly number[], digits = 0): string {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return `${median(values).toFixed(digits)} (${least.toFixed(digits)} to ${most.toFixed(digits)})`;
}

/** 95 %. */
const Z = 1.96;

/** A part of a hundred; of nothing, "none". */
export function part(some: number, all: number): string {
  return all === 0 ? 'none' : `${((100 * some) / all).toFixed(1)} %`;
}

/** A part of a hundred with its 95 % interval (Wilson, 1927): good also for few, and near nothing and all. */
export function shareWithInterval(some: number, all: number): string {
  if (all === 0) return 'none';
  const share = some / all;
  const middle = (share + Z ** 2 / (2 * all)) / (1 + Z ** 2 / all);
  const half = (Z * Math.sqrt((share * (1 - share)) / all + Z ** 2 / (4 * all ** 2))) / (1 + Z ** 2 / all);
  const hundred = (value: number): string => (100 * value).toFixed(1);
  return `${part(some, all)} (${hundred(middle - half)} to ${hundred(middle + half)})`;
}

/** Rows under a header, columns as wide as they need. */
export function printTable(header: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = header.map((_, column) => Math.max(...[header, ...rows].map((row) => row[column]?.length ?? 0)));
  for (const row of [header, widths.map((width) => '-'.repeat(width)), ...rows]) {
    process.stdout.write(`${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}\n`);
  }
  process.stdout.write('\n');
}
