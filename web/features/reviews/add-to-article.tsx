import { IconBook2 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReviewDetail } from '../../../contract/reviews.ts';
import { may, useMe } from '../../api/index.ts';
import { useT } from '../../i18n/index.ts';
import { Button, toast } from '../../ui/index.ts';
import { fittingArticle } from './asking.ts';
import { addToArticle } from './doing.ts';
import css from './look-reply.module.css';
import { WordsDialog } from './words-dialog.tsx';

/** The article that answers such a letter, and the way for the buddy's words into it. */
export function AddToArticle({ review, words }: { review: ReviewDetail; words: readonly string[] }) {
  const t = useT();
  const me = useMe();
  const navigate = useNavigate();
  const [adding, setAdding] = useState(false);
  const { data: article } = useQuery(fittingArticle(review.ticket.id, review.askedAt));
  if (!article) return null;
  const open = () => void navigate({ to: '/answers', search: { article: article.id, language: article.language } });
  return (
    <>
      <p className={css.fact}>
        <IconBook2 size={17} stroke={1.6} aria-hidden />
        <span>
          {t('reviews-page.article.fits')}{' '}
          <Link to="/answers" search={{ article: article.id, language: article.language }}>
            {article.title}
          </Link>
        </span>
        {words.length === 0 || !may(me, 'article.write') ? null : (
          <Button size={24} onClick={() => setAdding(true)}>
            {t('reviews-page.article.add')}
          </Button>
        )}
      </p>
      {adding ? (
        <WordsDialog
          title={t('reviews-page.article.add')}
          text={t('reviews-page.article.text', { title: article.title })}
          label={t('reviews-page.article.words')}
          send={t('reviews-page.article.send')}
          keep={`look ${review.id} article`}
          begin={words.join('\n\n')}
          onSend={async (written) => {
            const went = await addToArticle(article, written);
            if (went)
              toast({
                title: t('reviews-page.article.done'),
                text: article.title,
                action: { label: t('reviews-page.article.open'), run: open },
              });
            return went;
          }}
          onClose={() => setAdding(false)}
        />
      ) : null}
    </>
  );
}
