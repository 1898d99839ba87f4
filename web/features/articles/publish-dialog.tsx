import { useState } from 'react';
import { ARTICLE_LIMITS } from '../../../contract/article-limits.ts';
import { api } from '../../api/index.ts';
import { languageNames, useSpeaking } from '../../i18n/index.ts';
import { Button, Dialog, TextField, toast } from '../../ui/index.ts';
import { timeOfField } from '../tickets/index.ts';
import css from './answers-page.module.css';
import type { ArticleDetail, ArticleText } from './asking.ts';
import { reasonOf, tookArticle } from './asking.ts';
import { dayAndTime } from './day-and-time.ts';

/** What is written becomes what readers see: now, or at a time; with a few words on what changed. */
export function PublishDialog({
  article,
  text,
  settled,
  onClose,
}: {
  article: ArticleDetail;
  text: ArticleText;
  /** Waits until all that was written is stored. */
  settled: () => Promise<boolean>;
  onClose: () => void;
}) {
  const { t, moments, timeZone } = useSpeaking();
  const [note, setNote] = useState('');
  const [at, setAt] = useState('');
  const [refused, setRefused] = useState<string>();
  const [busy, setBusy] = useState(false);
  const chosen = timeOfField(at, timeZone);
  const publishAt = Number.isNaN(chosen) ? undefined : new Date(chosen).toISOString();

  const publish = async (): Promise<void> => {
    setBusy(true);
    setRefused(undefined);
    try {
      if (!(await settled())) return;
      const made = await api.post<ArticleDetail>(`/articles/${article.id}/publication`, {
        body: { language: text.language, note, ...(publishAt === undefined ? {} : { publishAt }) },
      });
      await tookArticle(made);
      toast({
        title:
          publishAt === undefined
            ? t(`articles-page.publish.done_${article.visibility}`)
            : t('articles-page.publish.comesOut', { when: dayAndTime(moments, publishAt) }),
        ...(publishAt === undefined ? {} : { undo: () => void takeBack(article.id, text.language) }),
      });
      onClose();
    } catch (error) {
      setRefused(reasonOf(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Dialog label={t('articles-page.publish.title')} width={480} onClose={onClose}>
      <form
        className={css.dialog}
        onSubmit={(event) => {
          event.preventDefault();
          void publish();
        }}
      >
        <h2>{t('articles-page.publish.title')}</h2>
        <p>
          {t(`articles-page.publish.who_${article.visibility}`, {
            language: languageNames[text.language],
            desk: article.desk.name,
          })}
        </p>
        {text.openComments > 0 ? (
          <p className={css.hint}>{t('articles-page.publish.open_comments', { count: text.openComments })}</p>
        ) : null}
        <TextField
          data-autofocus
          label={t('articles-page.publish.note')}
          hint={t('articles-page.publish.noteHint')}
          maxLength={ARTICLE_LIMITS.note}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <TextField
          type="datetime-local"
          label={t('articles-page.publish.when')}
          hint={t('articles-page.publish.whenHint')}
          error={refused}
          value={at}
          onChange={(event) => setAt(event.currentTarget.value)}
        />
        <div className={css.buttons}>
          <Button onClick={onClose}>{t('articles-page.cancel')}</Button>
          <Button kind="filled" type="submit" busy={busy}>
            {t(publishAt === undefined ? 'articles-page.publish.do' : 'articles-page.publish.doLater')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

async function takeBack(id: string, language: string): Promise<void> {
  await tookArticle(await api.delete<ArticleDetail>(`/articles/${id}/publication`, { query: { language } }));
}
