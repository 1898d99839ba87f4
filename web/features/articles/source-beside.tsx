import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/index.ts';
import { languageNames, useT } from '../../i18n/index.ts';
import { Button, toast } from '../../ui/index.ts';
import css from './article-pane.module.css';
import type { ArticleDetail, ArticleText } from './asking.ts';
import { differenceOf, reasonOf, tookArticle } from './asking.ts';
import { Difference } from './difference.tsx';
import { Words } from './words.tsx';

/** The source beside its translation: where it is ahead, with what changed since the translation followed it. */
export function SourceBeside({
  article,
  source,
  text,
}: {
  article: ArticleDetail;
  source: ArticleText;
  text: ArticleText;
}) {
  const t = useT();
  const isOld = (text.outOfDate ?? 0) > 0 && text.follows !== null && source.published !== null;
  const { data } = useQuery({
    ...differenceOf(article.id, source.language, text.follows ?? 0, source.published ?? 0),
    enabled: isOld,
  });
  const follow = async (): Promise<void> => {
    try {
      await tookArticle(await api.post<ArticleDetail>(`/articles/${article.id}/texts/${text.language}/following`));
    } catch (error) {
      toast({ tone: 'failed', title: t('articles-page.notDone'), text: reasonOf(error) });
    }
  };
  return (
    <section className={css.source} aria-label={languageNames[source.language]}>
      <div className={css.sheet}>
        {isOld ? (
          <div className={css.ahead}>
            <span>{t('articles-page.language.ahead', { count: text.outOfDate ?? 0 })}</span>
            {article.can.write ? (
              <Button size={24} onClick={() => void follow()}>
                {t('articles-page.language.follow')}
              </Button>
            ) : null}
          </div>
        ) : null}
        <h2 className={css.title} lang={source.language}>
          {source.title}
        </h2>
        {isOld && data ? (
          <Difference difference={data} whole />
        ) : (
          <Words html={source.html} language={source.language} />
        )}
      </div>
    </section>
  );
}
