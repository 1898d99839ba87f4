import { SegmentedControl } from '@mantine/core';
import { IconBook, IconChevronLeft, IconHeartHandshake, IconTag } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { REVIEW_WORDS } from '../../../contract/review-limits.ts';
import type { Lesson, ReviewDetail } from '../../../contract/reviews.ts';
import { useT } from '../../i18n/index.ts';
import { useKeys, useUnsent } from '../../shell/index.ts';
import { firstName } from '../../ui/first-name.ts';
import {
  ChannelIcon,
  Chip,
  ClockChip,
  CustomerMessage,
  Face,
  IconButton,
  Key,
  LoadingRows,
  StatusBadge,
} from '../../ui/index.ts';
import { loadRichText } from '../tickets/index.ts';
import { comparisonOf, reviewDetail } from './asking.ts';
import { ChangeNumber, ComparedWords } from './compared-words.tsx';
import { letGo, sendBack, teach } from './doing.ts';
import { useFittingGuide } from './fitting-guide.ts';
import { LookOutcomes } from './look-outcomes.tsx';
import css from './look-reply.module.css';
import { LookedReply } from './looked-card.tsx';
import { WordsDialog } from './words-dialog.tsx';

const RichText = lazy(loadRichText);
const SETTLES_MS = 350;
const MOST_SECONDS = 3_600;

type Shows = 'changes' | 'yours' | 'theirs';
type Change = ReviewDetail['changes'][number];
type Written = Pick<Lesson, 'words' | 'guide'>;

/** A change keeps its lesson while one writes on: by the words that went, which nobody changes any more. */
const keyOf = (change: Change): string => change.before || change.after;

/** The reply that waits: what it answers, its words as they are and as they are to be, and the three outcomes. */
export function LookReply({
  id,
  onBack,
  onSettled,
}: {
  id: string;
  onBack: (() => void) | undefined;
  onSettled: (id: string) => void;
}) {
  const { data: review } = useQuery(reviewDetail(id));
  if (!review) return <LoadingRows rows={4} />;
  return (
    <>
      <Head review={review} onBack={onBack} />
      {review.can.look ? (
        <Looking key={review.id} review={review} onSettled={() => onSettled(review.id)} />
      ) : (
        <Settled review={review} />
      )}
    </>
  );
}

/** One that was looked at already. */
export function LookedThrough({ id, onBack }: { id: string; onBack: (() => void) | undefined }) {
  const { data: review } = useQuery(reviewDetail(id));
  if (!review) return <LoadingRows rows={4} />;
  return (
    <>
      <Head review={review} onBack={onBack} />
      <Settled review={review} />
    </>
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

function Head({ review, onBack }: { review: ReviewDetail; onBack: (() => void) | undefined }) {
  const t = useT();
  const { ticket, author } = review;
  return (
    <header className={css.top}>
      <div className={css.bar}>
        {onBack ? (
          <IconButton
            label={t('reviews-page.keys.close')}
            icon={<IconChevronLeft size={20} stroke={1.6} />}
            onClick={onBack}
          />
        ) : null}
        <StatusBadge status={ticket.status} />
        <Link to="/tickets/$number" params={{ number: String(ticket.number) }} className={css.number}>
          #{ticket.number}
        </Link>
        <span className={css.walk}>
          <Key keys="j k" /> {t('reviews-page.keys.next')}
        </span>
      </div>
      <div className={css.subject}>
        <h2>{ticket.subject}</h2>
        <div className={css.chips}>
          <Chip icon={<Face person={author} size={16} decorative />}>
            {t('reviews-page.learning', { name: firstName(author.name) })}
          </Chip>
          <Chip icon={<Face person={ticket.contact} size={16} customer decorative />}>{ticket.contact.name}</Chip>
          {ticket.category === null ? null : (
            <Chip icon={<IconTag size={13} stroke={1.8} aria-hidden />}>{ticket.category}</Chip>
          )}
          {ticket.dueAt === null ? null : <ClockChip due={ticket.dueAt} />}
        </div>
      </div>
    </header>
  );
}

function Asked({ review }: { review: ReviewDetail }) {
  const { asks, ticket } = review;
  if (asks === null) return null;
  return (
    <CustomerMessage
      who={{ id: ticket.contact.id, name: asks.name }}
      at={asks.at}
      facts={<ChannelIcon channel={asks.channel} />}
    >
      <p className={css.asks} dir="auto">
        {asks.text.trim()}
      </p>
    </CustomerMessage>
  );
}

function Looking({ review, onSettled }: { review: ReviewDetail; onSettled: () => void }) {
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
  const isChanged = html !== review.html;
  const { blocks, changes } =
    isChanged && compared.data ? compared.data : { blocks: review.blocks, changes: [] as Change[] };
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
      }),
    );
  const release = () => void settle(() => letGo(review, seconds()));
  const mayTeach = isChanged && changes.length > 0;
  useKeys(
    {
      'mod+enter': { label: t('reviews-page.teach'), off: !mayTeach, run: give },
      a: { label: t('reviews-page.letGo'), run: release },
      b: { label: t('reviews-page.sendBack'), run: () => setAsking(true) },
    },
    { group: t('reviews-page.title') },
  );
  const write = (change: Change, written: Written) => setLessons(new Map([...lessons, [keyOf(change), written]]));

  return (
    <>
      <div className={css.scroll}>
        <Asked review={review} />
        <div className={css.between}>
          <h3>{t(isChanged ? 'reviews-page.replyChanged' : 'reviews-page.reply', { name: first })}</h3>
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
                  onWrite={(written) => setHtml(written)}
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
          {changes.length > 0 ? (
            <ul className={css.lessons} aria-label={t('reviews-page.lessons')}>
              {changes.map((change) => (
                <LessonLine
                  key={keyOf(change)}
                  change={change}
                  written={lessons.get(keyOf(change))}
                  language={review.ticket.language}
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

/** What one change teaches, with the article of the guide that says it. */
function LessonLine({
  change,
  written,
  language,
  onWrite,
}: {
  change: Change;
  written: Written | undefined;
  language: string | null;
  onWrite: (written: Written) => void;
}) {
  const t = useT();
  const words = written?.words ?? '';
  const guide = written?.guide ?? null;
  const fitting = useFittingGuide(guide === null ? words : '', language);
  const take = () => {
    if (fitting) onWrite({ words, guide: { articleId: fitting.id, title: fitting.title } });
  };
  return (
    <li>
      <ChangeNumber number={change.number} />
      <input
        aria-label={t('reviews-page.lessonOf', { number: change.number })}
        placeholder={t('reviews-page.lessonHint')}
        maxLength={REVIEW_WORDS}
        value={words}
        onChange={({ currentTarget: { value } }) => onWrite({ words: value, guide })}
        onKeyDown={(event) => {
          if (event.key !== 'Tab' || event.shiftKey || !fitting || guide !== null) return;
          event.preventDefault();
          take();
        }}
      />
      {guide !== null ? (
        <Chip onClick={() => onWrite({ words, guide: null })} pressed title={guide.title}>
          {guide.title}
        </Chip>
      ) : fitting ? (
        <button type="button" className={css.fits} title={fitting.title} onClick={take}>
          <IconBook size={13} stroke={1.8} aria-hidden />
          <span className="sp-truncate">{t('reviews-page.guideFits', { title: fitting.title })}</span>
          <Key keys="tab" />
        </button>
      ) : null}
    </li>
  );
}
