import { createHash } from 'node:crypto';
import type { CentreColours } from '../server/features/help-centre/index.ts';

interface ColourStyle {
  css: string;
  /** For the content policy: `'sha256-…'`. */
  source: string;
}

const styles = new WeakMap<CentreColours, ColourStyle>();

/** A company's colour as rules over ours, and what lets the page's policy take them. */
export function colourStyle(colours: CentreColours | null): ColourStyle | null {
  if (!colours) return null;
  const known = styles.get(colours);
  if (known) return known;
  const rules = (roles: Record<string, string>): string =>
    Object.entries(roles)
      .map(([role, value]) => `--${role}:${value}`)
      .join(';');
  const css = `:root{${rules(colours.light)}}@media screen and (prefers-color-scheme:dark){:root{${rules(colours.dark)}}}`;
  const style = { css, source: hashSource(css) };
  styles.set(colours, style);
  return style;
}

/** What a policy calls a part of the page by (CSP 3, hash-source). */
export function hashSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
