/** What a spreadsheet would take for a formula, and what looks like one that was kept from it. */
const FORMULA = /^'*[=+\-@\t\r]/;

/**
 * One line of a list (RFC 4180), ended by CRLF. What a spreadsheet would run is kept from it by an apostrophe, as OWASP advises;
 * `plainCell` takes it off again.
 */
export function csvLine(cells: readonly string[], delimiter = ','): string {
  return `${cells
    .map((cell) => {
      const safe = FORMULA.test(cell) ? `'${cell}` : cell;
      return /["\r\n]|^\s|\s$/.test(safe) || safe.includes(delimiter) ? `"${safe.replaceAll('"', '""')}"` : safe;
    })
    .join(delimiter)}\r\n`;
}

/** A cell as it was before `csvLine`. */
export function plainCell(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}
