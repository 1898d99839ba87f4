import { useQuery } from '@tanstack/react-query';
import { type RefObject, useState } from 'react';
import { ARTICLE_LIMITS } from '../../../contract/article-limits.ts';
import { api, cache, useMe } from '../../api/index.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { Button, ChoiceMenu, Face, TextField, toast } from '../../ui/index.ts';
import type { ArticleEditorHandle } from './article-editor.tsx';
import css from './article-side.module.css';
import type { ArticleComment, ArticleDetail, ArticleText } from './asking.ts';
import { commentsOn, reasonOf, teammateNames, tookArticle } from './asking.ts';
import { dayAndTime } from './day-and-time.ts';

/** A colleague looks it over: who was asked, what they say about which words, and how it ended. */
export function ReviewPanel({
  article,
  text,
  editor,
  marks,
}: {
  article: ArticleDetail;
  text: ArticleText;
  editor: RefObject<ArticleEditorHandle | null>;
  /** Comments whose words are still there, in their order. */
  marks: readonly string[];
}) {
  const { t, moments } = useSpeaking();
  const me = useMe();
  const [asking, setAsking] = useState(false);
  const [note, setNote] = useState('');
  const { data: people } = useQuery({ ...teammateNames, enabled: asking });
  const { data: comments } = useQuery(commentsOn(article.id, text.language));
  const open = (comments?.items ?? []).filter(({ settledAt }) => settledAt === null);
  const done = (comments?.items.length ?? 0) - open.length;
  const review = text.review;
  const isOpen = review !== null && review.doneAt === null;

  const run = async (work: () => Promise<ArticleDetail>): Promise<void> => {
    try {
      await tookArticle(await work());
    } catch (error) {
      toast({ tone: 'failed', title: t('articles-page.notDone'), text: reasonOf(error) });
    }
  };
  const ask = (of: string) =>
    run(() => api.post(`/articles/${article.id}/reviews`, { body: { language: text.language, of, note } })).then(() =>
      setNote(''),
    );
  const conclude = (outcome: 'fine' | 'changes' | 'withdrawn') =>
    run(() => api.post(`/articles/${article.id}/reviews/${review?.id}/outcome`, { body: { outcome } }));
  const settle = async (comment: ArticleComment, write: boolean): Promise<void> => {
    if (write && comment.proposal !== null && !editor.current?.replaceMarked(comment.id, comment.proposal)) {
      toast({ tone: 'failed', title: t('articles-page.comment.wordsGone') });
      return;
    }
    try {
      await api.post(`/articles/${article.id}/comments/${comment.id}/settlement`);
      if (!write) editor.current?.unmark(comment.id);
      await cache.invalidateQueries({ queryKey: ['article', article.id] });
    } catch (error) {
      toast({ tone: 'failed', title: t('articles-page.notDone'), text: reasonOf(error) });
    }
  };
  const order = new Map(marks.map((id, at) => [id, at]));
  const sorted = open.toSorted(
    (one, other) => (order.get(one.id) ?? marks.length) - (order.get(other.id) ?? marks.length),
  );

  return (
    <section className={css.section}>
      {review && isOpen ? (
        <div className={css.person}>
          {review.askedOf ? <Face person={review.askedOf} size={28} decorative /> : null}
          <div>
            <h3>{t('articles-page.review.looking', named(review.askedOf))}</h3>
            <p className={css.faint}>
              {t('articles-page.review.asked', {
                name: review.askedBy?.name ?? '',
                when: dayAndTime(moments, review.askedAt),
              })}
            </p>
            {review.note === '' ? null : <p>{review.note}</p>}
          </div>
        </div>
      ) : (
        <>
          <h3 className={css.title}>{t('articles-page.review.title')}</h3>
          {review?.outcome && review.doneAt ? (
            <p>
              {t(`articles-page.review.was.${review.outcome}`, {
                ...named(review.askedOf),
                when: moments.date(review.doneAt),
              })}
            </p>
          ) : null}
          {article.can.write ? (
            <div className={css.ask}>
              <TextField
                label={t('articles-page.review.note')}
                maxLength={ARTICLE_LIMITS.note}
                value={note}
                onChange={(event) => setNote(event.currentTarget.value)}
              />
              <ChoiceMenu
                label={t('articles-page.review.whom')}
                search
                choices={(people?.items ?? [])
                  .filter(({ id }) => id !== me.id)
                  .map(({ id, name }) => ({ id, label: name }))}
                opened={asking}
                onOpened={setAsking}
                onChoose={(id) => void ask(id)}
              >
                <Button size={28} onClick={() => setAsking(true)}>
                  {t('articles-page.review.ask')}
                </Button>
              </ChoiceMenu>
            </div>
          ) : null}
        </>
      )}
      {isOpen ? (
        <div className={css.row}>
          {review?.askedOf?.id === me.id ? (
            <>
              <Button kind="soft" size={28} onClick={() => void conclude('fine')}>
                {t('articles-page.review.fine')}
              </Button>
              <Button size={28} onClick={() => void conclude('changes')}>
                {t('articles-page.review.changes')}
              </Button>
            </>
          ) : article.can.write ? (
            <Button size={28} onClick={() => void conclude('withdrawn')}>
              {t('articles-page.review.withdraw')}
            </Button>
          ) : null}
        </div>
      ) : null}
      {sorted.length === 0 ? null : (
        <ol className={css.comments}>
          {sorted.map((comment, at) => (
            <li key={comment.id}>
              <button
                type="button"
                className={css.number}
                disabled={!order.has(comment.id)}
                aria-label={t('articles-page.comment.goTo', { number: at + 1 })}
                onClick={() => editor.current?.goToMark(comment.id)}
              >
                {at + 1}
              </button>
              <div>
                {order.has(comment.id) || comment.quote === '' ? null : <p className={css.quote}>{comment.quote}</p>}
                {comment.words === '' ? null : <p>{comment.words}</p>}
                {comment.proposal === null ? null : (
                  <p>
                    <ins>{comment.proposal}</ins>
                  </p>
                )}
                <p className={css.faint}>
                  {comment.author?.name} · {dayAndTime(moments, comment.madeAt)}
                </p>
                {article.can.write ? (
                  <div className={css.row}>
                    {comment.proposal !== null && order.has(comment.id) ? (
                      <Button kind="soft" size={24} onClick={() => void settle(comment, true)}>
                        {t('articles-page.comment.writeIt')}
                      </Button>
                    ) : null}
                    <Button kind="quiet" size={24} onClick={() => void settle(comment, false)}>
                      {t('articles-page.comment.settle')}
                    </Button>
                  </div>
                ) : null}
              </div>
            </li>
          ))}
        </ol>
      )}
      {open.length + done === 0 ? null : (
        <p className={css.sum}>
          <span>{t('articles-page.review.count', { open: open.length, done })}</span>
          {open.length > 0 ? <span>{t('articles-page.review.without')}</span> : null}
        </p>
      )}
    </section>
  );
}

function named(person: { name: string } | null): { name: string; hasName: 'yes' | 'no' } {
  return { name: person?.name ?? '', hasName: person === null ? 'no' : 'yes' };
}
