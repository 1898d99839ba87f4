import { IconAlertCircle, IconCalendarCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Desk } from '../../../contract/desks.ts';
import { ApiError } from '../../api/index.ts';
import { type Language, useSpeaking } from '../../i18n/index.ts';
import { PanelHeader } from '../../ui/index.ts';
import { LetterPaper } from '../../ui/letter-paper.tsx';
import { type Draft, expectedNow, type Preview, previewOf, templatesOf } from './asking.ts';
import css from './customers-see.module.css';
import { LanguageSwitch } from './language-chips.tsx';
import { letterWords } from './letter-words.ts';

/**
 * What customers see, in each language and with the time that holds at this moment: the first mail and the status page.
 * While a template is written the mail follows; `whole` shows it as laid out, else its words.
 */
export function CustomersSee({
  desk,
  language,
  onLanguage,
  draft,
  whole,
}: {
  desk: Desk;
  language: Language;
  onLanguage: (language: Language) => void;
  draft: Draft | undefined;
  whole: boolean;
}) {
  const { t, tx } = useSpeaking();
  const templates = useQuery(templatesOf(desk.id));
  const first = templates.data?.find((one) => one.kind === 'auto_reply' && one.language === language);
  const shown: Draft | undefined =
    draft ?? (first && { kind: 'auto_reply', language, subject: first.subject, body: first.body });
  const asIf = [desk.hours, desk.timeZone, desk.replyTargetMinutes, desk.name, desk.fromName, desk.addresses];
  // A draft is asked for by its editor too, under the same key; ours follows from the desk's settings as well.
  const asked = previewOf(
    desk.id,
    shown ?? { kind: 'auto_reply', language, subject: '', body: '' },
    draft ? null : asIf,
  );
  const preview = useQuery({ ...asked, enabled: shown !== undefined });
  const expected = useQuery(expectedNow(desk.id, language, asIf));
  const mistaken = preview.error instanceof ApiError && preview.error.status === 422;
  const noneSent = !desk.autoReply;
  // While a draft has a mistake in it, the mail stands as it was before.
  const [last, setLast] = useState<Preview>();
  useEffect(() => {
    if (preview.data) setLast(preview.data);
  }, [preview.data]);
  const mail = preview.data ?? (mistaken ? last : undefined);

  return (
    <>
      <PanelHeader
        title={t('settings.see.title')}
        after={
          <LanguageSwitch
            label={t('settings.see.language')}
            languages={desk.languages}
            value={language}
            onChange={onLanguage}
          />
        }
      />
      <div className={css.parts}>
        <section>
          <h3 className={css.name}>
            {whole && draft && draft.kind !== 'auto_reply' ? t('settings.see.anyMail') : t('settings.see.firstMail')}
          </h3>
          {noneSent && !whole ? (
            <p className={css.none}>{t('settings.see.noFirstMail')}</p>
          ) : mail ? (
            whole ? (
              <>
                <Envelope desk={desk} subject={mail.subject} language={language} />
                <LetterPaper html={mail.html} label={t('settings.see.letter')} />
              </>
            ) : (
              <div className={css.card} lang={language}>
                <Envelope desk={desk} subject={mail.subject} language={language} />
                <Excerpt text={mail.text} expected={expected.data} />
              </div>
            )
          ) : preview.error ? (
            <p className={css.none}>{t('settings.see.notNow')}</p>
          ) : (
            <div className={css.blank} aria-hidden="true" />
          )}
          {mistaken ? (
            <p className={css.stale} role="status">
              <IconAlertCircle size={14} stroke={2} aria-hidden />
              {t('settings.see.mistaken')}
            </p>
          ) : null}
          {noneSent && whole ? <p className={css.stale}>{t('settings.see.noFirstMail')}</p> : null}
        </section>
        {expected.data ? (
          <section>
            <h3 className={css.name}>{t('settings.see.statusPage')}</h3>
            <p className={css.news} lang={language}>
              <IconCalendarCheck size={18} stroke={1.8} aria-hidden />
              <span>{tx(`settings.see.news.${language}`, { expected: <b key="expected">{expected.data}</b> })}</span>
            </p>
          </section>
        ) : null}
      </div>
    </>
  );
}

function Envelope({ desk, subject, language }: { desk: Desk; subject: string; language: Language }) {
  const { t } = useSpeaking();
  return (
    <div className={css.envelope}>
      <span>{t('settings.see.from', { name: desk.fromName, address: desk.addresses[0] ?? '' })}</span>
      <span lang={language}>{subject}</span>
    </div>
  );
}

/** The words of the letter itself, with the promised time underlined. */
function Excerpt({ text, expected }: { text: string; expected: string | undefined }) {
  const words = letterWords(text);
  return words.map((paragraph, at) => {
    const place = expected ? paragraph.indexOf(expected) : -1;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of one text, which is replaced as a whole
      <p key={at}>
        {place < 0 || !expected ? (
          paragraph
        ) : (
          <>
            {paragraph.slice(0, place)}
            <span className={css.promise}>{expected}</span>
            {paragraph.slice(place + expected.length)}
          </>
        )}
      </p>
    );
  });
}
