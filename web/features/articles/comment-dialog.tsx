import { useState } from 'react';
import { ARTICLE_LIMITS } from '../../../contract/article-limits.ts';
import { api } from '../../api/index.ts';
import { useT } from '../../i18n/index.ts';
import { Button, Dialog, TextAreaField, TextField } from '../../ui/index.ts';
import css from './answers-page.module.css';
import type { ArticleComment, Language } from './asking.ts';
import { reasonOf } from './asking.ts';

/** Something said about the words that are chosen, with what to write instead where one knows it. */
export function CommentDialog({
  articleId,
  language,
  quote,
  onMade,
  onClose,
}: {
  articleId: string;
  language: Language;
  quote: string;
  onMade: (commentId: string) => void;
  onClose: () => void;
}) {
  const t = useT();
  const [words, setWords] = useState('');
  const [proposal, setProposal] = useState('');
  const [refused, setRefused] = useState<string>();
  const [busy, setBusy] = useState(false);
  const say = async (): Promise<void> => {
    setBusy(true);
    try {
      const made = await api.post<ArticleComment>(`/articles/${articleId}/comments`, {
        body: {
          language,
          quote: quote.slice(0, ARTICLE_LIMITS.comment),
          words,
          proposal: proposal.trim() === '' ? null : proposal,
        },
      });
      onMade(made.id);
    } catch (error) {
      setRefused(reasonOf(error));
      setBusy(false);
    }
  };
  return (
    <Dialog label={t('articles-page.comment.title')} width={460} onClose={onClose}>
      <form
        className={css.dialog}
        onSubmit={(event) => {
          event.preventDefault();
          void say();
        }}
      >
        <h2>{t('articles-page.comment.title')}</h2>
        <p className={css.hint}>{t('articles-page.comment.about', { quote: quote.slice(0, 160) })}</p>
        <TextAreaField
          data-autofocus
          autosize
          minRows={2}
          label={t('articles-page.comment.words')}
          error={refused}
          maxLength={ARTICLE_LIMITS.comment}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <TextField
          label={t('articles-page.comment.proposal')}
          hint={t('articles-page.comment.proposalHint')}
          maxLength={ARTICLE_LIMITS.comment}
          value={proposal}
          onChange={(event) => setProposal(event.currentTarget.value)}
        />
        <div className={css.buttons}>
          <Button onClick={onClose}>{t('articles-page.cancel')}</Button>
          <Button kind="filled" type="submit" busy={busy} disabled={words.trim() === '' && proposal.trim() === ''}>
            {t('articles-page.comment.do')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
