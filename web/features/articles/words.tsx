import type { Language } from '../../../contract/shapes.ts';
import css from './article-editor.module.css';
import { fileAddress } from './asking.ts';

/** The words of an article as they are read. The server has cleaned them; only a picture's address is filled in here. */
export function Words({ html, language }: { html: string; language: Language }) {
  const shown = html.replace(
    /<img data-file="([0-9a-f-]{36})"/g,
    (_tag, id: string) => `<img src="${fileAddress(id)}"`,
  );
  // biome-ignore lint/security/noDangerouslySetInnerHtml: of the server's one cleaner, which lets nothing through that acts
  return <div className={css.body} lang={language} dir="auto" dangerouslySetInnerHTML={{ __html: shown }} />;
}
