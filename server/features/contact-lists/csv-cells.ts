/**
 * Where a spreadsheet would begin a formula, or what looks like one that was kept from it: also behind a semicolon or a line's
 * end within a cell, since where commas stand in numbers a spreadsheet parts cells by semicolons, whatever the quotes say.
 */
const FORMULA = /(?<=^|[;\t\r\n])(?='*[=+\-@\t\r])/g;
const DISARMED = /(?<=^|[;\t\r\n])'(?='*[=+\-@\t\r])/g;

/**
 * One line of a list (RFC 4180), ended by CRLF. What a spreadsheet would run is kept from it by an apostrophe, as OWASP advises;
 * `plainCell` takes it off again.
 */
export function csvLine(cells: readonly string[], delimiter = ','): string {
  return `${cells
    .map((cell) => {
      const safe = cell.replace(FORMULA, "'");
      return /["\r\n]|^\s|\s$/.test(safe) || safe.includes(delimiter) ? `"${safe.replaceAll('"', '""')}"` : safe;
    })
    .join(delimiter)}\r\n`;
}

/** A cell as it was before `csvLine`. */
export function plainCell(cell: string): string {
  return cell.replace(DISARMED, '');
}
