import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useState } from 'react';
import type { Desk, Template } from '../../../contract/desks.ts';
import { api, may, useMe } from '../../api/index.ts';
import { type Language, useSpeaking } from '../../i18n/index.ts';
import { Button, confirm, Sentence, SentenceToken, TextField, toast } from '../../ui/index.ts';
import { type Draft, previewOf, templatesOf } from './asking.ts';
import { changeDesk } from './changing-desk.ts';
import { LanguageSwitch } from './language-chips.tsx';
import { Waiting } from './load-states.tsx';
import css from './mails-place.module.css';
import { Part, PlaceFrame } from './place-frame.tsx';
import { reasonOf, type Saving, useSaving } from './saving.ts';
import { TemplateEditor } from './template-editor.tsx';
import { type Mistake, mistakesOf, type ValueName } from './template-text.ts';

/** While one writes, the mail beside is filled anew after a pause of so many milliseconds. */
const pause = 400;
const kinds = ['auto_reply', 'header', 'footer'] as const;
type Kind = (typeof kinds)[number];
/** The values that each kind has most use for; the others are one press away. */
const usedFirst: Record<Kind, readonly ValueName[]> = {
  auto_reply: ['contact.first_name', 'ticket.subject', 'reply.expected', 'ticket.number', 'ticket.url'],
  header: ['company.name', 'desk.name'],
  footer: ['agent.name', 'company.name', 'ticket.number', 'ticket.url', 'desk.help_url'],
};

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
              // Another language or a newer text from elsewhere begins anew.
              key={`${kind} ${language} ${template.updatedAt ?? 'ours'}`}
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

function TemplatePart({
  desk,
  template,
  saving,
  onDraft,
}: {
  desk: Desk;
  template: Template;
  saving: Saving;
  onDraft: (draft: Draft | undefined) => void;
}) {
  const { t, moments } = useSpeaking();
  const me = useMe();
  const cache = useQueryClient();
  const subjectId = useId();
  const { kind, language } = template;
  const [subject, setSubject] = useState(template.subject);
  const [body, setBody] = useState(template.body);
  const [refused, setRefused] = useState<Mistake[]>([]);
  const [busy, setBusy] = useState(false);
  const changed = subject !== template.subject || body !== template.body;
  const mayChange = may(me, 'template.change', desk.id);

  // The mail beside follows after a pause in writing; its mistakes are shown here.
  const [settled, setSettled] = useState<Draft>();
  useEffect(() => {
    if (!changed) {
      setSettled(undefined);
      return;
    }
    const timer = setTimeout(() => setSettled({ kind, language, subject, body }), pause);
    return () => clearTimeout(timer);
  }, [changed, kind, language, subject, body]);
  useEffect(() => {
    if (settled) onDraft(settled);
  }, [settled, onDraft]);
  const tried = useQuery({
    ...previewOf(desk.id, settled ?? { kind, language, subject, body }),
    enabled: settled !== undefined,
  });
  const mistakes = changed ? (refused.length > 0 ? refused : mistakesOf(tried.error)) : [];
  const inSubject = mistakes.find((mistake) => mistake.part === 'subject');

  const path = `/desks/${desk.id}/templates/${kind}/${language}`;
  const keep = async () => {
    if (!changed || busy) return;
    setBusy(true);
    try {
      await saving.saveOrThrow(() => api.put(path, { body: { subject, body } }));
      setRefused([]);
      onDraft(undefined);
      await cache.invalidateQueries({ queryKey: ['template', desk.id] });
    } catch (error) {
      const found = mistakesOf(error);
      setRefused(found);
      if (found.length === 0) toast({ tone: 'failed', title: t('settings.notSaved'), text: reasonOf(error) });
    } finally {
      setBusy(false);
    }
  };
  const goBack = async () => {
    const sure = await confirm({
      title: t('settings.mails.resetTitle', { name: t(`settings.mails.kind.${kind}`) }),
      text: t('settings.mails.resetText'),
      yes: t('settings.mails.resetYes'),
      no: t('settings.mails.resetNo'),
      danger: true,
    });
    if (!sure) return;
    if (await saving.save(() => api.delete(path))) {
      onDraft(undefined);
      await cache.invalidateQueries({ queryKey: ['template', desk.id] });
    }
  };
  const write = (set: (value: string) => void) => (value: string) => {
    setRefused([]);
    set(value);
  };

  return (
    <section className={css.template} aria-label={t(`settings.mails.kind.${kind}`)}>
      <div className={css.head}>
        <h2 className={css.title}>{t(`settings.mails.kind.${kind}`)}</h2>
        <span className={css.state}>
          {template.own && template.updatedAt !== null
            ? t('settings.mails.yours', { date: moments.date(template.updatedAt) })
            : t('settings.mails.ours')}
        </span>
      </div>
      {kind === 'auto_reply' ? (
        <div className={css.subject}>
          <TextField
            id={subjectId}
            label={t('settings.mails.subject')}
            value={subject}
            error={inSubject?.detail}
            readOnly={!mayChange}
            spellCheck={false}
            onChange={(event) => write(setSubject)(event.currentTarget.value)}
          />
        </div>
      ) : null}
      <TemplateEditor
        label={t('settings.mails.text', { name: t(`settings.mails.kind.${kind}`) })}
        value={body}
        onChange={write(setBody)}
        onSave={() => void keep()}
        mistakes={mistakes.filter((mistake) => mistake.part === 'body')}
        first={usedFirst[kind]}
        disabled={!mayChange}
      />
      {mayChange ? (
        <div className={css.actions}>
          {changed ? (
            <>
              <Button kind="filled" keys="mod+enter" busy={busy} onClick={() => void keep()}>
                {t('settings.mails.keep')}
              </Button>
              <Button
                kind="quiet"
                onClick={() => {
                  setSubject(template.subject);
                  setBody(template.body);
                  setRefused([]);
                  onDraft(undefined);
                }}
              >
                {t('settings.mails.drop')}
              </Button>
            </>
          ) : null}
          {template.own ? (
            <Button kind="quiet" className={css.back} onClick={() => void goBack()}>
              {t('settings.mails.reset')}
            </Button>
          ) : null}
        </div>
      ) : null}
    </section>
  );
}
