import { IconChevronRight, IconEyeCheck, IconHeartHandshake, IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { Lesson, Review, ReviewDetail } from '../../../contract/reviews.ts';
import { useMe } from '../../api/index.ts';
import { useSpeaking, useT } from '../../i18n/index.ts';
import { useKeys } from '../../shell/index.ts';
import { firstName } from '../../ui/first-name.ts';
import { Button, Face, RelativeTime, useFocusAfter, useNow } from '../../ui/index.ts';
import { ownReviews, reviewDetail } from './asking.ts';
import { ChangeNumber, ComparedWords } from './compared-words.tsx';
import { accept, writeAnew } from './doing.ts';
import css from './looked-card.module.css';

const DAY = 24 * 60 * 60_000;

/** The one that wants its writer's word comes first, then what was looked at last, then what still waits. */
function toShow(reviews: readonly Review[], now: number): Review | undefined {
  const fresh = reviews.filter(({ askedAt }) => now - Date.parse(askedAt) < DAY);
  const lately = fresh.filter(({ lookedAt }) => lookedAt !== null);
  return (
    reviews.findLast(({ state }) => state === 'given-back') ??
    lately.toSorted((a, b) => Date.parse(b.lookedAt ?? '') - Date.parse(a.lookedAt ?? ''))[0] ??
    fresh.find(({ state }) => state === 'waiting')
  );
}

/** What the buddy made of one's newest reply, with the way to take it over; `fallback` where nothing was looked at today. */
export function LookedCard({ fallback = null }: { fallback?: ReactNode }) {
  const now = useNow();
  const { data } = useQuery(ownReviews);
  const shown = toShow(data ?? [], now);
  return shown === undefined ? fallback : <LookedReply id={shown.id} />;
}

/** On a phone, above all else: that the buddy looked, and what waits for one's own word. */
export function LookedBanner() {
  const t = useT();
  const { data } = useQuery(ownReviews);
  const review = data?.findLast(({ state }) => state === 'given-back');
  if (!review) return null;
  const name = firstName((review.lookedBy ?? review.buddy)?.name ?? '');
  const go = () => {
    const card = document.getElementById(`looked-${review.id}`);
    card?.scrollIntoView({ block: 'start' });
    card?.focus({ preventScroll: true });
  };
  return (
    <button type="button" className={css.banner} onClick={go}>
      <IconEyeCheck size={20} stroke={1.6} aria-hidden />
      <span>
        <b>{t('reviews-page.banner.looked', { name })}</b> {t('reviews-page.banner.lessons', { count: review.lessons })}
      </span>
      <IconChevronRight size={18} stroke={1.6} aria-hidden />
    </button>
  );
}

/** One reply as it was looked at: its writer's card, and what whoever looked at it finds again. */
export function LookedReply({ id, level = 2 }: { id: string; level?: 2 | 3 }) {
  const t = useT();
  const me = useMe();
  const navigate = useNavigate();
  const { data: review } = useQuery(reviewDetail(id));
  const Heading = `h${level}` as const;
  const part = useFocusAfter<HTMLElement>(review && `${id} ${review.state}`, true);
  if (!review) return null;
  const name = firstName((review.lookedBy ?? review.buddy)?.name ?? '');
  return (
    <section
      ref={part}
      tabIndex={-1}
      id={`looked-${id}`}
      className={css.part}
      data-within={level === 3 || undefined}
      aria-label={t('reviews-page.card.label')}
    >
      <header className={css.head}>
        <Heading>
          {t(`reviews-page.card.${review.state}`, {
            name,
            hasName: name === '' ? 'no' : 'yes',
            mine: review.lookedBy?.id === me.id ? 'yes' : 'no',
          })}
        </Heading>
        {review.lookedAt === null ? null : <RelativeTime at={review.lookedAt} className={css.when} />}
        {review.needed === 0 ? null : (
          <span className={css.count}>
            {t('reviews-page.ofAlone', { approved: Math.min(review.approved, review.needed), needed: review.needed })}
          </span>
        )}
      </header>
      <div className={css.card}>
        <p className={css.subject}>
          <Link to="/tickets/$number" params={{ number: String(review.ticket.number) }}>
            {review.ticket.subject}
          </Link>
          <span>{t('reviews-page.to', { name: review.ticket.contact.name })}</span>
        </p>
        <div className={css.words}>
          <ComparedWords blocks={review.blocks} />
        </div>
        <Lessons lessons={review.lessonsOf} changes={review.changes} />
        {review.formOnly ? <p className={css.said}>{t('reviews-page.formOnly')}</p> : null}
        {review.goodWord === null ? null : (
          <p className={css.said}>
            {review.lookedBy ? (
              <Face person={review.lookedBy} size={24} decorative />
            ) : (
              <IconHeartHandshake size={18} />
            )}
            <q>{review.goodWord}</q>
          </p>
        )}
        {review.question === null ? null : (
          <p className={css.said}>
            {review.lookedBy ? <Face person={review.lookedBy} size={24} decorative /> : null}
            <q>{review.question}</q>
          </p>
        )}
        {review.can.accept ? <Accepting review={review} byKey={level === 2} /> : null}
        {review.state === 'sent-back' && review.author.id === me.id && level === 2 ? (
          <div className={css.buttons}>
            <Button
              onClick={() =>
                void navigate({ to: '/tickets/$number', params: { number: String(review.ticket.number) } })
              }
            >
              {t('reviews-page.edit')}
            </Button>
          </div>
        ) : null}
      </div>
      <Private review={review} />
    </section>
  );
}

/** Lessons by the number of their change; a change without a word of its own teaches by itself. */
function Lessons({ lessons, changes }: { lessons: readonly Lesson[]; changes: ReviewDetail['changes'] }) {
  const shown = lessons.filter(({ number }) => changes.some((change) => change.number === number));
  if (shown.length === 0) return null;
  return (
    <ul className={css.lessons}>
      {shown.map(({ number, words, guide }) => (
        <li key={number}>
          <ChangeNumber number={number} />
          <span className={css.lesson}>{words === '' ? guide?.title : words}</span>
          {guide ? (
            <Link to="/answers" search={{ article: guide.articleId }} className={css.guide} title={guide.title}>
              {guide.title}
            </Link>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** `byKey`: within a ticket the same keys send what one writes there. */
function Accepting({ review, byKey }: { review: ReviewDetail; byKey: boolean }) {
  const t = useT();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const take = async () => {
    if (busy) return;
    setBusy(true);
    await accept(review);
    setBusy(false);
  };
  const edit = async () => {
    if (await writeAnew(review))
      void navigate({ to: '/tickets/$number', params: { number: String(review.ticket.number) } });
  };
  useKeys(
    { 'mod+enter': { label: t('reviews-page.accept'), off: !byKey, run: () => void take() } },
    { group: t('reviews-page.card.label') },
  );
  return (
    <div className={css.buttons}>
      <Button kind="filled" keys={byKey ? 'mod+enter' : undefined} busy={busy} onClick={() => void take()}>
        {t('reviews-page.accept')}
      </Button>
      <Button onClick={() => void edit()}>{t('reviews-page.edit')}</Button>
    </div>
  );
}

/** Who sees this, and how long the customer still waits. */
function Private({ review }: { review: ReviewDetail }) {
  const { t, moments } = useSpeaking();
  const me = useMe();
  const now = useNow();
  const { dueAt, contact } = review.ticket;
  const isAuthor = review.author.id === me.id;
  const author = firstName(review.author.name);
  const other = isAuthor ? firstName((review.lookedBy ?? review.buddy)?.name ?? '') : author;
  const left = dueAt === null ? 0 : Date.parse(dueAt) - now;
  return (
    <p className={css.private}>
      <IconLock size={14} stroke={1.8} aria-hidden />
      {t('reviews-page.private', { name: other })}
      {left > 0 ? ` ${t('reviews-page.clock', { name: firstName(contact.name), left: moments.length(left) })}` : null}
      {review.state === 'given-back' && review.goesAt !== null
        ? ` ${t('reviews-page.goesAt', {
            moment: moments.ahead(review.goesAt, now),
            mine: isAuthor ? 'no' : 'yes',
            name: author,
          })}`
        : null}
    </p>
  );
}
