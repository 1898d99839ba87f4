import type { Language } from '../../../contract/shapes.ts';
import { escapeText } from '../../platform/html/index.ts';
import { translator } from '../../platform/i18n/index.ts';

/** An arch over a counter, as far as mail programs draw one. */
const ARCH =
  'display:inline-block;min-width:40px;padding:14px 6px 10px;margin:0 6px 8px 0;border:1px solid #BAD3C6;' +
  'border-radius:24px 24px 8px 8px;background:#E4EEE8;color:#1D513E;font-size:18px;font-weight:600;text-align:center;' +
  'text-decoration:none';

interface Asked {
  number: number;
  subject: string;
  best: 2 | 5;
  /** Where this mark is chosen; it counts only when it is sent from there. */
  addressOf(mark: number): string;
}

/** The question as a letter says it, without header and footer. */
export function questionWords(
  language: Language,
  { number, subject, best, addressOf }: Asked,
): { subject: string; html: string; text: string } {
  const t = translator(language);
  const marks = Array.from({ length: best }, (_, index) => (best === 2 ? best - index : index + 1));
  const label = (mark: number): string =>
    best === 2 ? t(mark === 2 ? 'mark.thumb.up' : 'mark.thumb.down') : `${mark}`;
  const about = t('mark.mail.about', { number: String(number), subject: subject.trim() || t('mark.noSubject') });
  const ends = best === 5 ? `1 = ${t('mark.worst')}, 5 = ${t('mark.best')}` : '';
  const links = marks.map(
    (mark) =>
      `<a class="sp-button" style="${ARCH}" href="${escapeText(addressOf(mark))}">${escapeText(label(mark))}</a>`,
  );
  return {
    subject: t('mark.mail.subject', { number: String(number) }),
    html: [
      `<h2>${escapeText(t('mark.title'))}</h2>`,
      `<p>${escapeText(about)}</p>`,
      `<p>${links.join(' ')}</p>`,
      ...(ends === '' ? [] : [`<p>${escapeText(ends)}</p>`]),
      `<p>${escapeText(t('mark.mail.press'))}</p>`,
    ].join('\n'),
    text: [
      t('mark.title'),
      '',
      about,
      '',
      ...marks.map((mark) => `${label(mark)}: ${addressOf(mark)}`),
      ...(ends === '' ? [] : ['', ends]),
      '',
      t('mark.mail.press'),
    ].join('\n'),
  };
}
