import { useState } from 'react';
import { ARTICLE_LIMITS } from '../../../contract/article-limits.ts';
import { api } from '../../api/index.ts';
import { useT } from '../../i18n/index.ts';
import { Button, Dialog, TextField } from '../../ui/index.ts';
import css from './answers-page.module.css';
import type { ArticleDetail, ArticleText } from './asking.ts';
import { reasonOf, tookArticle } from './asking.ts';

/** The last part of the article's address; the old one leads to the new. */
export function AddressDialog({
  article,
  text,
  onClose,
}: {
  article: ArticleDetail;
  text: ArticleText;
  onClose: () => void;
}) {
  const t = useT();
  const [slug, setSlug] = useState(text.slug);
  const [refused, setRefused] = useState<string>();
  const keep = async (): Promise<void> => {
    try {
      await tookArticle(
        await api.put<ArticleDetail>(`/articles/${article.id}/slug`, { body: { language: text.language, slug } }),
      );
      onClose();
    } catch (error) {
      setRefused(reasonOf(error));
    }
  };
  return (
    <Dialog label={t('articles-page.address.title')} width={440} onClose={onClose}>
      <form
        className={css.dialog}
        onSubmit={(event) => {
          event.preventDefault();
          void keep();
        }}
      >
        <h2>{t('articles-page.address.title')}</h2>
        <TextField
          data-autofocus
          label={t('articles-page.address.label')}
          hint={t('articles-page.address.hint')}
          error={refused}
          maxLength={ARTICLE_LIMITS.slug}
          spellCheck={false}
          value={slug}
          onChange={(event) => setSlug(event.currentTarget.value)}
        />
        <div className={css.buttons}>
          <Button onClick={onClose}>{t('articles-page.cancel')}</Button>
          <Button kind="filled" type="submit">
            {t('articles-page.address.do')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
