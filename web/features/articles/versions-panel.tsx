import { IconEdit, IconWorld } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/index.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { Button, confirm, Dialog, ErrorState, Face, LoadingRows, toast } from '../../ui/index.ts';
import pageCss from './answers-page.module.css';
import css from './article-side.module.css';
import type { ArticleDetail, ArticleText, ArticleVersion } from './asking.ts';
import { differenceOf, reasonOf, tookArticle, versionsOf } from './asking.ts';
import { dayAndTime } from './day-and-time.ts';
import { Difference } from './difference.tsx';

/** Every version that was published or put aside: what changed since, and back to it. */
export function VersionsPanel({
  article,
  text,
  most,
  onAll,
}: {
  article: ArticleDetail;
  text: ArticleText;
  /** Only the newest so many. */
  most?: number;
  onAll?: () => void;
}) {
  const { t, moments } = useSpeaking();
  const { data, error } = useQuery(versionsOf(article.id, text.language));
  const [compared, setCompared] = useState<ArticleVersion>();
  if (!data)
    return error ? (
      <ErrorState title={t('articles-page.versions.notRead')}>{reasonOf(error)}</ErrorState>
    ) : (
      <LoadingRows rows={2} />
    );
  const versions = most === undefined ? data.items : data.items.slice(0, most);
  return (
    <section className={css.section}>
      <h3 className={css.title}>
        {t('articles-page.part.versions')}
        {onAll && data.items.length > versions.length ? (
          <button type="button" className="sp-link" onClick={onAll}>
            {t('articles-page.versions.all', { count: data.items.length })}
          </button>
        ) : null}
      </h3>
      <ul>
        {text.changed || text.published === null ? (
          <li className={css.version}>
            {text.changedBy ? <Face person={text.changedBy} size={24} decorative /> : null}
            <div>
              <b>{t('articles-page.versions.now')}</b>
              <p className={css.faint}>
                <IconEdit size={12} stroke={1.8} aria-hidden />
                {text.changedAt === null ? null : dayAndTime(moments, text.changedAt)}
              </p>
            </div>
          </li>
        ) : null}
        {versions.map((version) => (
          <li key={version.number} className={css.version}>
            {version.madeBy ? <Face person={version.madeBy} size={24} decorative /> : null}
            <div>
              <b className="sp-truncate" title={version.note || version.title}>
                {version.note || t('articles-page.versions.number', { number: version.number })}
              </b>
              <p className={css.faint}>
                {version.publishedAt === null ? null : <IconWorld size={12} stroke={1.8} aria-hidden />}
                {moments.date(version.madeAt)}
              </p>
            </div>
            <button
              type="button"
              className="sp-link"
              aria-label={t('articles-page.versions.compareWith', { number: version.number })}
              onClick={() => setCompared(version)}
            >
              {t('articles-page.versions.compare')}
            </button>
          </li>
        ))}
      </ul>
      {data.items.length === 0 ? <p className={css.faint}>{t('articles-page.versions.none')}</p> : null}
      {compared ? (
        <CompareDialog article={article} text={text} version={compared} onClose={() => setCompared(undefined)} />
      ) : null}
    </section>
  );
}

function CompareDialog({
  article,
  text,
  version,
  onClose,
}: {
  article: ArticleDetail;
  text: ArticleText;
  version: ArticleVersion;
  onClose: () => void;
}) {
  const { t, moments } = useSpeaking();
  const { data, error } = useQuery(differenceOf(article.id, text.language, version.number));
  const title = t('articles-page.versions.since', { when: moments.date(version.madeAt) });
  const restore = async (): Promise<void> => {
    const sure = await confirm({
      title: t('articles-page.versions.askRestore', { number: version.number }),
      text: t('articles-page.versions.askRestoreText'),
      yes: t('articles-page.versions.restore'),
      no: t('articles-page.keep'),
    });
    if (!sure) return;
    try {
      await tookArticle(
        await api.post<ArticleDetail>(`/articles/${article.id}/versions/${version.number}/restoration`, {
          body: { language: text.language },
        }),
      );
      toast({ title: t('articles-page.versions.restored') });
      onClose();
    } catch (failed) {
      toast({ tone: 'failed', title: t('articles-page.notDone'), text: reasonOf(failed) });
    }
  };
  return (
    <Dialog label={title} width={760} onClose={onClose}>
      <div className={pageCss.dialog}>
        <h2>{title}</h2>
        <div className={css.compared}>
          {data ? (
            <Difference difference={data} whole />
          ) : error ? (
            <ErrorState title={t('articles-page.versions.notRead')}>{reasonOf(error)}</ErrorState>
          ) : (
            <LoadingRows rows={3} />
          )}
        </div>
        <div className={pageCss.buttons}>
          <Button onClick={onClose}>{t('articles-page.close')}</Button>
          {article.can.write ? (
            <Button onClick={() => void restore()}>{t('articles-page.versions.restore')}</Button>
          ) : null}
        </div>
      </div>
    </Dialog>
  );
}
