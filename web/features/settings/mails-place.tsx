import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Desk } from '../../../contract/desks.ts';
import { type Language, useSpeaking } from '../../i18n/index.ts';
import { Sentence, SentenceToken } from '../../ui/index.ts';
import { type Draft, templatesOf } from './asking.ts';
import { changeDesk } from './changing-desk.ts';
import { LanguageSwitch } from './language-chips.tsx';
import { Waiting } from './load-states.tsx';
import css from './mails-place.module.css';
import { Part, PlaceFrame } from './place-frame.tsx';
import { useSaving } from './saving.ts';
import { TemplatePart } from './template-part.tsx';
import { hasUnsaved } from './unsaved-words.ts';

/** The shape's own list would bring its library into this page. */
const QUOTED_HISTORY: readonly Desk['quotedHistory'][] = ['folded', 'on', 'off'];
const kinds = ['auto_reply', 'header', 'footer'] as const;
type Kind = (typeof kinds)[number];

/** The words of a desk's mails in one language: the first mail, and what stands above and below every one. */
export function MailsPlace({
  desk,
  language,
  onLanguage,
  onDraft,
}: {
  desk: Desk;
  language: Language;
  onLanguage: (language: Language) => void;
  /** What is being written, for the mail beside; undefined when nothing is. */
  onDraft: (draft: Draft | undefined) => void;
}) {
  const { t, tx, locale } = useSpeaking();
  const saving = useSaving();
  const templates = useQuery(templatesOf(desk.id));
  useEffect(() => () => onDraft(undefined), [onDraft]);
  // Words that are not kept yet outlive this place, but not the page: the browser asks before it goes.
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (hasUnsaved()) event.preventDefault();
    };
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, []);
  const find = (kind: Kind) => templates.data?.find((one) => one.kind === kind && one.language === language);

  return (
    <PlaceFrame title={t('settings.place.mails')} lead={t('settings.mails.lead')} saving={saving}>
      <Part title={t('settings.mails.first')}>
        <Sentence>
          {tx('settings.mails.answers', {
            answer: (
              <SentenceToken
                key="answer"
                label={t('settings.mails.answersLabel')}
                value={desk.autoReply ? 'yes' : 'no'}
                options={[
                  { value: 'yes', label: t('settings.mails.answersYes') },
                  { value: 'no', label: t('settings.mails.answersNo') },
                ]}
                onChange={(chosen) => void saving.save(() => changeDesk(desk, { autoReply: chosen === 'yes' }))}
              />
            ),
          })}
        </Sentence>
        <p className={css.rules}>{t('settings.mails.rules')}</p>
      </Part>
      <Part title={t('settings.mails.history')}>
        <Sentence>
          {tx('settings.mails.quotes', {
            how: (
              <SentenceToken
                key="how"
                label={t('settings.mails.quotesLabel')}
                value={desk.quotedHistory}
                options={QUOTED_HISTORY.map((value) => ({ value, label: t(`settings.mails.quotes.${value}`) }))}
                onChange={(quotedHistory) => void saving.save(() => changeDesk(desk, { quotedHistory }))}
              />
            ),
          })}
        </Sentence>
      </Part>
      <Part title={t('settings.mails.passedOn')}>
        <Sentence>
          {tx('settings.mails.forwards', {
            whose: (
              <SentenceToken
                key="whose"
                label={t('settings.mails.forwardsLabel')}
                value={desk.teammatesForward ? 'writer' : 'teammate'}
                options={[
                  { value: 'writer', label: t('settings.mails.forwardsWriter') },
                  { value: 'teammate', label: t('settings.mails.forwardsTeammate') },
                ]}
                onChange={(chosen) =>
                  void saving.save(() => changeDesk(desk, { teammatesForward: chosen === 'writer' }))
                }
              />
            ),
          })}
        </Sentence>
        <p className={css.rules}>{t('settings.mails.forwardsRule')}</p>
      </Part>
      <div className={css.languages}>
        <span>{t('settings.mails.in', { language: languageIn(locale, language) })}</span>
        {desk.languages.length > 1 ? (
          <LanguageSwitch
            label={t('settings.mails.language')}
            languages={desk.languages}
            value={language}
            onChange={onLanguage}
          />
        ) : null}
      </div>
      <Waiting query={templates}>
        {kinds.map((kind) => {
          const template = find(kind);
          return template ? (
            <TemplatePart
              key={`${desk.id} ${kind} ${language}`}
              desk={desk}
              template={template}
              saving={saving}
              onDraft={onDraft}
            />
          ) : null;
        })}
      </Waiting>
    </PlaceFrame>
  );
}

/** "Italian" to who reads English. */
function languageIn(locale: string, language: Language): string {
  return new Intl.DisplayNames([locale], { type: 'language' }).of(language) ?? language;
}
