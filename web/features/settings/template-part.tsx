import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useState } from 'react';
import type { Desk, Template } from '../../../contract/desks.ts';
import { api, may, useMe } from '../../api/index.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { Button, confirm, TextField, toast } from '../../ui/index.ts';
import { type Draft, previewOf } from './asking.ts';
import { reasonOf, type Saving } from './saving.ts';
import { TemplateEditor } from './template-editor.tsx';
import css from './template-part.module.css';
import { type Mistake, mistakesOf, type ValueName } from './template-text.ts';
import { forgetUnsaved, keepUnsaved, sameWords, unsavedWords, type Words } from './unsaved-words.ts';

/** While one writes, the mail beside is filled anew after a pause of so many milliseconds. */
const pause = 400;
/** The values that each kind has most use for; the others are one press away. */
const usedFirst: Record<Template['kind'], readonly ValueName[]> = {
  auto_reply: ['contact.first_name', 'ticket.subject', 'reply.expected', 'ticket.number', 'ticket.url'],
  header: ['company.name', 'desk.name'],
  footer: ['agent.name', 'company.name', 'ticket.number', 'ticket.url', 'desk.help_url'],
};

/** One template of a desk in one language: written, looked at beside, kept when it has no mistake. */
export function TemplatePart({
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
  const [written, setWritten] = useState(() => unsavedWords(desk.id, template));
  const { subject, body } = written?.words ?? template;
  const [refused, setRefused] = useState<Mistake[]>([]);
  const [busy, setBusy] = useState(false);
  const changed = written !== undefined && !sameWords(written.words, template);
  /** Somebody else kept other words since one began to write. */
  const overtaken = changed && !sameWords(written.base, template);
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

  const write = (change: Partial<Words>) => {
    setRefused([]);
    const next = {
      words: { subject, body, ...change },
      base: written?.base ?? { subject: template.subject, body: template.body },
    };
    setWritten(next);
    keepUnsaved(desk.id, template, next);
  };
  const drop = () => {
    setWritten(undefined);
    forgetUnsaved(desk.id, template);
    setRefused([]);
    onDraft(undefined);
  };

  const path = `/desks/${desk.id}/templates/${kind}/${language}`;
  const keep = async () => {
    if (!changed || busy) return;
    setBusy(true);
    try {
      await saving.saveOrThrow(() => api.put(path, { body: { subject, body } }));
      forgetUnsaved(desk.id, template);
      setRefused([]);
      onDraft(undefined);
      await cache.invalidateQueries({ queryKey: ['template', desk.id] });
      setWritten(undefined);
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
      drop();
      await cache.invalidateQueries({ queryKey: ['template', desk.id] });
    }
  };
  return (
    <section className={css.template} aria-label={t(`settings.mails.kind.${kind}`)}>
      <div className={css.head}>
        <h2 className={css.title}>{t(`settings.mails.kind.${kind}`)}</h2>
        <span className={css.state}>
          {changed
            ? t('settings.mails.notKept')
            : template.own && template.updatedAt !== null
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
            onChange={(event) => write({ subject: event.currentTarget.value })}
          />
        </div>
      ) : null}
      <TemplateEditor
        label={t('settings.mails.text', { name: t(`settings.mails.kind.${kind}`) })}
        value={body}
        onChange={(words) => write({ body: words })}
        onSave={() => void keep()}
        mistakes={mistakes.filter((mistake) => mistake.part === 'body')}
        first={usedFirst[kind]}
        disabled={!mayChange}
      />
      {overtaken ? (
        <p className={css.overtaken} role="status">
          <span>{t('settings.mails.overtaken')}</span>
          <Button size={24} onClick={drop}>
            {t('settings.mails.takeTheirs')}
          </Button>
        </p>
      ) : null}
      {mayChange ? (
        <div className={css.actions}>
          {changed ? (
            <>
              <Button kind="filled" keys="mod+enter" busy={busy} onClick={() => void keep()}>
                {t('settings.mails.keep')}
              </Button>
              <Button kind="quiet" onClick={drop}>
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
