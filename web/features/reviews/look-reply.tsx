import { SegmentedControl } from '@mantine/core';
import { IconHeartHandshake } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { REVIEW_WORDS } from '../../../contract/review-limits.ts';
import type { ReviewDetail } from '../../../contract/reviews.ts';
import { useT } from '../../i18n/index.ts';
import { useKeys, useUnsent } from '../../shell/index.ts';
import { firstName } from '../../ui/first-name.ts';
import { Button, ErrorState, LoadingRows, useFocusAfter } from '../../ui/index.ts';
import { AttachmentChips, loadRichText } from '../tickets/index.ts';
import { AddToArticle } from './add-to-article.tsx';
import { comparisonOf, reviewDetail } from './asking.ts';
import { ComparedWords } from './compared-words.tsx';
import { letGo, sendBack, teach } from './doing.ts';
import type { Change, Written } from './lesson-line.tsx';
import { LessonLine } from './lesson-line.tsx';
import { Asked, LookHead } from './look-head.tsx';
import { LookOutcomes } from './look-outcomes.tsx';
import css from './look-reply.module.css';
import { LookedReply } from './looked-card.tsx';
import { PromiseLine } from './promise-line.tsx';
import { WordsDialog } from './words-dialog.tsx';

const RichText = lazy(loadRichText);
const SETTLES_MS = 350;
const MOST_SECONDS = 3_600;

type Shows = 'changes' | 'yours' | 'theirs';

/** A change keeps its lesson while one writes on: by the words that went, which nobody changes any more. */
const keyOf = (change: Change): string => change.before || change.after;

/** The reply that waits: what it answers, its words as they are and as they are to be, and the three outcomes. */
export function LookReply({
  id,
  onBack,
  onTouch,
  onSettled,
}: {
  id: string;
  onBack: (() => void) | undefined;
  onTouch: (id: string) => void;
  onSettled: (id: string) => void;
}) {
  const { data: review, isError, refetch } = useQuery(reviewDetail(id));
  if (!review) return <Coming isError={isError} onAgain={() => void refetch()} onBack={onBack} />;
  return (
    <>
      <LookHead review={review} onBack={onBack} />
      {review.can.look ? (
        <Looking
          key={review.id}
          review={review}
          alone={onBack !== undefined}
          onTouch={() => onTouch(review.id)}
          onSettled={() => onSettled(review.id)}
        />
      ) : (
        <Settled review={review} />
      )}
    </>
  );
}

/** One that was looked at already. */
export function LookedThrough({ id, onBack }: { id: string; onBack: (() => void) | undefined }) {
  const { data: review, isError, refetch } = useQuery(reviewDetail(id));
  if (!review) return <Coming isError={isError} onAgain={() => void refetch()} onBack={onBack} />;
  return (
    <>
      <LookHead review={review} onBack={onBack} />
      <Settled review={review} />
    </>
  );
}

/** Until it is read; and where it is not there to be read, with the way back. */
function Coming({
  isError,
  onAgain,
  onBack,
}: {
  isError: boolean;
  onAgain: () => void;
  onBack: (() => void) | undefined;
}) {
  const t = useT();
  if (!isError) return <LoadingRows rows={4} />;
  return (
    <ErrorState
      title={t('reviews-page.oneNotRead')}
      level={onBack ? 1 : 2}
      action={
        <>
          <Button kind="filled" size={28} onClick={onAgain}>
            {t('reviews-page.again')}
          </Button>
          {onBack ? (
            <Button kind="quiet" size={28} onClick={onBack}>
              {t('reviews-page.keys.close')}
            </Button>
          ) : null}
        </>
      }
    >
      {t('reviews-page.notReadText')}
    </ErrorState>
  );
}

function Settled({ review }: { review: ReviewDetail }) {
  return (
    <div className={css.scroll}>
      <Asked review={review} />
      <div className={css.settled}>
        <LookedReply id={review.id} />
      </div>
    </div>
  );
}

function Looking({
  review,
  alone,
  onTouch,
  onSettled,
}: {
  review: ReviewDetail;
  /** It is the page, without the list beside it. */
  alone: boolean;
  /** It is being worked on: it stays before one's eyes whatever happens to the list. */
  onTouch: () => void;
  onSettled: () => void;
}) {
  const t = useT();
  const [shows, setShows] = useState<Shows>('yours');
  const [html, setHtml, forgetHtml] = useUnsent(`look ${review.id}`, review.html);
  const [asked, setAsked] = useState(html);
  const [lessons, setLessons, forgetLessons] = useUnsent<ReadonlyMap<string, Written>>(
    `look ${review.id} lessons`,
    new Map(),
  );
  const [goodWord, setGoodWord, forgetGoodWord] = useUnsent(`look ${review.id} good word`, '');
  const [asking, setAsking] = useState(false);
  /** What the buddy says is none. */
  const [noPromise, setNoPromise] = useState(false);
  const [busy, setBusy] = useState(false);
  const began = useRef(performance.now());
  // Compared when the words have come to rest.
  useEffect(() => {
    const timer = setTimeout(() => setAsked(html), SETTLES_MS);
    return () => clearTimeout(timer);
  }, [html]);
  const compared = useQuery({
    ...comparisonOf(review.id, asked),
    enabled: asked !== review.html,
    placeholderData: (before) => before,
  });
  const Heading = alone ? 'h2' : 'h3';
  const isChanged = html !== review.html;
  const { blocks, changes, promises, formOnly } =
    isChanged && compared.data
      ? compared.data
      : { blocks: review.blocks, changes: [] as Change[], promises: review.promises, formOnly: false };
  // Let go as it is, it promises what its writer wrote; given back, what it says now.
  const promised = (of: ReviewDetail['promises']) => (noPromise ? undefined : of[0]?.at);
  const first = firstName(review.author.name);
  const seconds = () => Math.min(MOST_SECONDS, Math.round((performance.now() - began.current) / 1_000));
  const settled = () => {
    forgetHtml();
    forgetLessons();
    forgetGoodWord();
    onSettled();
  };
  const settle = async (what: () => Promise<boolean>) => {
    if (busy) return;
    setBusy(true);
    const done = await what();
    setBusy(false);
    if (done) settled();
  };
  const give = () =>
    void settle(() =>
      teach(review, {
        html,
        lessons: changes.flatMap((change) => {
          const written = lessons.get(keyOf(change));
          return written ? [{ ...change, ...written }] : [];
        }),
        goodWord: goodWord.trim() === '' ? null : goodWord.trim(),
        seconds: seconds(),
        promisedAt: promised(promises),
      }),
    );
  const release = () => void settle(() => letGo(review, { seconds: seconds(), promisedAt: promised(review.promises) }));
  const mayTeach = isChanged && (changes.length > 0 || formOnly);
  useKeys(
    {
      'mod+enter': { label: t('reviews-page.teach'), off: !mayTeach, run: give },
      a: { label: t('reviews-page.letGo'), run: release },
      b: { label: t('reviews-page.sendBack'), run: () => setAsking(true) },
    },
    { group: t('reviews-page.title') },
  );
  const write = (change: Change, written: Written) => setLessons(new Map([...lessons, [keyOf(change), written]]));

  const part = useFocusAfter<HTMLDivElement>(review.id);

  return (
    <>
      <div className={css.scroll} ref={part} tabIndex={-1}>
        <Asked review={review} />
        <div className={css.between}>
          <Heading>{t(isChanged ? 'reviews-page.replyChanged' : 'reviews-page.reply', { name: first })}</Heading>
          <SegmentedControl
            aria-label={t('reviews-page.shows')}
            value={shows}
            onChange={(value) => setShows(value === 'changes' || value === 'theirs' ? value : 'yours')}
            data={[
              { value: 'changes', label: t('reviews-page.show.changes') },
              { value: 'yours', label: t('reviews-page.show.yours') },
              { value: 'theirs', label: t('reviews-page.show.theirs', { name: first }) },
            ]}
          />
        </div>
        <section className={css.card} aria-label={t('reviews-page.reply', { name: first })}>
          {shows === 'yours' ? (
            <div className={css.editor}>
              <Suspense fallback={<LoadingRows rows={2} />}>
                <RichText
                  html={html}
                  eager={false}
                  label={t('reviews-page.words', { name: first })}
                  placeholder=""
                  onWrite={(written) => {
                    setHtml(written);
                    onTouch();
                  }}
                  onFiles={() => undefined}
                  onSend={() => {
                    if (mayTeach) give();
                  }}
                  onLeave={() => setShows('changes')}
                  onSlash={undefined}
                  nameOf={(value) => value}
                  files={null}
                  bar={null}
                />
              </Suspense>
            </div>
          ) : (
            <div className={css.compared}>
              <ComparedWords blocks={shows === 'theirs' ? review.blocks : blocks} />
            </div>
          )}
          {review.attachments.some(({ inline }) => !inline) ? (
            <div className={css.files}>
              <AttachmentChips attachments={review.attachments.filter(({ inline }) => !inline)} />
            </div>
          ) : null}
          {formOnly ? <p className={css.form}>{t('reviews-page.formOnly')}</p> : null}
          {changes.length > 0 ? (
            <ul className={css.lessons} aria-label={t('reviews-page.lessons')}>
              {changes.map((change) => (
                <LessonLine
                  key={keyOf(change)}
                  change={change}
                  written={lessons.get(keyOf(change))}
                  onWrite={(written) => write(change, written)}
                />
              ))}
              <li className={css.good}>
                <IconHeartHandshake size={18} stroke={1.6} aria-hidden />
                <input
                  aria-label={t('reviews-page.goodWord')}
                  placeholder={t('reviews-page.goodWordHint')}
                  maxLength={REVIEW_WORDS}
                  value={goodWord}
                  onChange={({ currentTarget: { value } }) => setGoodWord(value)}
                />
                <span className={css.goes}>{t('reviews-page.goesWithIt')}</span>
              </li>
            </ul>
          ) : null}
        </section>
        <AddToArticle review={review} words={changes.map(({ after }) => after).filter((after) => after !== '')} />
        {promises[0] === undefined ? null : (
          <PromiseLine review={review} promise={promises[0]} off={noPromise} onTurn={setNoPromise} />
        )}
      </div>
      <LookOutcomes
        review={review}
        lessons={changes.filter((change) => (lessons.get(keyOf(change))?.words ?? '') !== '').length}
        mayTeach={mayTeach}
        busy={busy}
        onTeach={give}
        onLetGo={release}
        onSendBack={() => setAsking(true)}
      />
      {asking ? (
        <WordsDialog
          title={t('reviews-page.sendBackTitle', { name: first })}
          text={t('reviews-page.sendBackText', { name: first, contact: firstName(review.ticket.contact.name) })}
          label={t('reviews-page.question')}
          send={t('reviews-page.sendBack')}
          keep={`look ${review.id} question`}
          onSend={async (question) => {
            const went = await sendBack(review, question, seconds());
            if (went) settled();
            return went;
          }}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  );
}
