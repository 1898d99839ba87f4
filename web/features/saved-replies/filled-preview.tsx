import { IconAlertCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { languageNames, useT } from '../../i18n/index.ts';
import { LanguageMark, PanelHeader, SentenceToken } from '../../ui/index.ts';
import { type Language, replyPreview, replyValues, sampleTickets, type Texts } from './asking.ts';
import css from './filled-preview.module.css';
import { FilledWords } from './filled-words.tsx';
import { reasonOf } from './saving.ts';
import { valueWords } from './token-words.ts';

/** While one writes, the words beside are filled anew after a pause of so many milliseconds. */
const pause = 350;
const sample = 'sample';

/** All languages at once as they arrive, filled from a sample or from a ticket; a missing value where it would stand. */
export function FilledPreview({
  texts,
  desk,
  language,
}: {
  texts: Texts;
  desk: string | undefined;
  language: Language;
}) {
  const t = useT();
  const [ticketId, setTicketId] = useState(sample);
  const [settled, setSettled] = useState(texts);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(texts), pause);
    return () => clearTimeout(timer);
  }, [texts]);
  const { data: tickets } = useQuery(sampleTickets);
  const { data: values } = useQuery(replyValues(desk));
  const written = Object.keys(settled).length > 0;
  const { data, error } = useQuery({
    ...replyPreview(settled, desk, ticketId === sample ? undefined : ticketId),
    enabled: written,
  });
  // The language that is written stands first.
  const items = (written ? (data?.items ?? []) : []).toSorted(
    (a, b) => Number(b.language === language) - Number(a.language === language),
  );
  return (
    <>
      <PanelHeader
        title={t('saved-replies-page.asItArrives')}
        after={
          <SentenceToken
            label={t('saved-replies-page.sample')}
            value={ticketId}
            options={[
              { value: sample, label: t('saved-replies-page.sampleTicket') },
              ...(tickets?.items ?? []).map((one) => ({ value: one.id, label: `${one.contact.name}, #${one.number}` })),
            ]}
            onChange={setTicketId}
          />
        }
      />
      {written ? null : <p className={css.hint}>{t('saved-replies-page.nothingWritten')}</p>}
      {written && error && items.length === 0 ? <p className={css.hint}>{reasonOf(error)}</p> : null}
      {items.map((one) => (
        <section key={one.language} className={css.one} lang={one.language} aria-label={languageNames[one.language]}>
          <header className={css.head}>
            <LanguageMark language={one.language} />
            <span className={css.grow} />
            {one.mistakes.length > 0 ? (
              <span className={css.wrong}>{t('saved-replies-page.mistakes', { count: one.mistakes.length })}</span>
            ) : one.missing.length > 0 ? (
              <span className={css.missing}>
                <IconAlertCircle size={14} stroke={1.8} aria-hidden />
                {t('saved-replies-page.valuesMissing', { count: one.missing.length })}
              </span>
            ) : (
              <span className="sp-figures">{t('saved-replies-page.wordCount', { count: one.words })}</span>
            )}
          </header>
          {one.mistakes.map((mistake) => (
            <p key={`${mistake.line} ${mistake.detail}`} className={css.mistake}>
              <IconAlertCircle size={14} stroke={2} aria-hidden />
              {mistake.detail}
            </p>
          ))}
          {one.mistakes.length > 0 ? null : (
            <FilledWords html={one.html} nameOf={(name) => valueWords(name, values?.items ?? [], t)} />
          )}
        </section>
      ))}
    </>
  );
}
