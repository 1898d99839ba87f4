import type { Lesson, ReviewDetail } from '../../../contract/reviews.ts';
import { api, cache, refusalOf } from '../../api/index.ts';
import { sayNow } from '../../i18n/index.ts';
import { toast } from '../../ui/index.ts';

/** Asks for a change and says so when the server refuses. @returns what came, undefined where it was refused. */
async function doing<Answer>(what: () => Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await what();
  } catch (error) {
    toast({ tone: 'failed', title: sayNow().t('reviews-page.notDone'), text: refusalOf(error) ?? '' });
    return undefined;
  } finally {
    for (const queryKey of [['reviews'], ['review'], ['ticket'], ['tickets'], ['views']])
      void cache.invalidateQueries({ queryKey });
  }
}

export async function letGo(review: ReviewDetail, seconds: number): Promise<boolean> {
  const done = await doing(() => api.post<ReviewDetail>(`/reviews/${review.id}/approval`, { body: { seconds } }));
  if (done) toast({ title: sayNow().t('reviews-page.done.letGo', { name: review.author.name }) });
  return done !== undefined;
}

export async function teach(
  review: ReviewDetail,
  given: { html: string; lessons: Lesson[]; goodWord: string | null; seconds: number },
): Promise<boolean> {
  const done = await doing(() => api.post<ReviewDetail>(`/reviews/${review.id}/lesson`, { body: given }));
  if (done)
    toast({
      title: sayNow().t('reviews-page.done.taught', { name: review.author.name, count: done.lessonsOf.length }),
    });
  return done !== undefined;
}

export async function sendBack(review: ReviewDetail, question: string, seconds: number): Promise<boolean> {
  const done = await doing(() =>
    api.post<ReviewDetail>(`/reviews/${review.id}/return`, { body: { question, seconds } }),
  );
  if (done) toast({ title: sayNow().t('reviews-page.done.sentBack', { name: review.author.name }) });
  return done !== undefined;
}

export async function shareWith(review: ReviewDetail, to: { id: string; name: string }): Promise<void> {
  const done = await doing(() => api.post<ReviewDetail>(`/reviews/${review.id}/share`, { body: { to: to.id } }));
  if (done) toast({ title: sayNow().t('reviews-page.done.shared', { name: to.name }) });
}

/** Takes the buddy's words over; the reply leaves with them. */
export async function accept(review: ReviewDetail): Promise<boolean> {
  const done = await doing(() => api.post<ReviewDetail>(`/reviews/${review.id}/acceptance`));
  if (done) toast({ title: sayNow().t('reviews-page.done.accepted', { name: review.ticket.contact.name }) });
  return done !== undefined;
}

/** The words go back into the composer of their ticket, as the buddy changed them. */
export async function writeAnew(review: ReviewDetail): Promise<boolean> {
  const { outgoingId } = review;
  if (outgoingId === null) return false;
  const done = await doing(() => api.post(`/outbox/${outgoingId}/cancellation`).then(() => true));
  return done === true;
}

export async function askBuddy(ticketId: string, words: string): Promise<boolean> {
  const done = await doing(() => api.post(`/tickets/${ticketId}/buddy-question`, { body: { words } }).then(() => true));
  return done === true;
}
