import type { Centre } from '../server/features/help-centre/index.ts';
import { colourStyle, hashSource } from './colour-style.ts';

/** What a page of a help centre may load: what the house serves, its company's colour, and what it says of itself to machines. */
export function pagePolicy(
  centre: Pick<Centre, 'colours'>,
  more: {
    /** The text of a `<script type="application/ld+json">`. */
    data?: string | undefined;
    /** A script of ours stands on the page. */
    script?: boolean;
    /** Who may put the page into a frame; nobody when left out. */
    frameAncestors?: string;
  } = {},
): string {
  const colours = colourStyle(centre.colours);
  const scripts = [...(more.script ? ["'self'"] : []), ...(more.data === undefined ? [] : [hashSource(more.data)])];
  return [
    "default-src 'none'",
    "img-src 'self'",
    `style-src 'self'${colours ? ` ${colours.source}` : ''}`,
    "font-src 'self'",
    ...(scripts.length > 0 ? [`script-src ${scripts.join(' ')}`] : []),
    // Also where no script of ours stands: who checks a page from within asks for our robots.txt.
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${more.frameAncestors ?? "'none'"}`,
  ].join('; ');
}
