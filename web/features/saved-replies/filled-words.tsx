import { useMemo } from 'react';
import css from './filled-words.module.css';

/**
 * Words that the server has filled and cleaned, as they will stand. A value that is missing stands by its name, marked,
 * where it would be. Links lead nowhere here.
 */
export function FilledWords({ html, nameOf }: { html: string; nameOf: (value: string) => string }) {
  const shown = useMemo(() => {
    const parsed = new DOMParser().parseFromString(html, 'text/html');
    for (const missing of parsed.querySelectorAll('[data-missing]'))
      missing.textContent = nameOf(missing.getAttribute('data-missing') ?? '');
    for (const link of parsed.querySelectorAll('a')) link.removeAttribute('href');
    return parsed.body.innerHTML;
  }, [html, nameOf]);
  // biome-ignore lint/security/noDangerouslySetInnerHtml: cleaned by the server, every value in it escaped
  return <div className={css.words} dir="auto" dangerouslySetInnerHTML={{ __html: shown }} />;
}
