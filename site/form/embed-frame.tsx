/** @jsxImportSource hono/jsx */
import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { Language } from '../../contract/shapes.ts';
import type { Centre } from '../../server/features/help-centre/index.ts';
import { colourStyle } from '../colour-style.ts';
import { siteFiles } from '../files.ts';

/** The form in a frame of another site's page: that page has the name, the places and the rest. */
export function EmbedFrame(props: { centre: Centre; language: Language; title: string; children?: Child }) {
  const { sheets, fonts } = siteFiles();
  const colours = colourStyle(props.centre.colours);
  return (
    <html lang={props.language} class="framed">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>{props.title}</title>
        {fonts.map((font) => (
          <link key={font} rel="preload" href={font} as="font" type="font/woff2" crossorigin="" />
        ))}
        <link rel="stylesheet" href={sheets.form} />
        {colours && <style>{raw(colours.css)}</style>}
      </head>
      <body>
        <main>{props.children}</main>
      </body>
    </html>
  );
}
