import type { ArticleDetail } from '../../../contract/articles.ts';
import type { Lesson, ReviewDetail } from '../../../contract/reviews.ts';
import type { Language } from '../../../contract/shapes.ts';
import { api, cache, refusalOf } from '../../api/index.ts';
import { sayNow } from '../../i18n/index.ts';
import { asHtml } from '../../ui/as-html.ts';
import { firstName } from '../../ui/first-name.ts';
import { toast } from '../../ui/index.ts';
import { cameBack } from './writing-anew.ts';

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

export async function letGo(
  review: ReviewDetail,
  given: { seconds: number; promisedAt: string | undefined },
): Promise<boolean> {
  const done = await doing(() => api.post<ReviewDetail>(`/reviews/${review.id}/approval`, { body: given }));
  if (done) toast({ title: sayNow().t('reviews-page.done.letGo', { name: review.author.name }) });
  return done !== undefined;
}

export async function teach(
  review: ReviewDetail,
  given: {
    html: string;
    lessons: Lesson[];
    goodWord: string | null;
    seconds: number;
    promisedAt: string | undefined;
  },
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
  if (done === true) cameBack(review.ticket.id);
  return done === true;
}

export async function askBuddy(ticketId: string, words: string): Promise<boolean> {
  const done = await doing(() => api.post(`/tickets/${ticketId}/buddy-question`, { body: { words } }).then(() => true));
  return done === true;
}

/** Tells who sits beside one that a word is wanted. */
export async function callBuddy(shiftId: string): Promise<boolean> {
  const called = await doing(() => api.post<{ name: string }>(`/shifts/${shiftId}/call`));
  if (called) toast({ title: sayNow().t('reviews-page.done.called', { name: firstName(called.name) }) });
  return called !== undefined;
}

/** What is asked goes to another buddy for so many minutes. */
export async function stepAway(minutes: number): Promise<void> {
  await doing(() => api.put('/reviews/away', { body: { minutes } }));
}

export async function comeBack(): Promise<void> {
  await doing(() => api.delete('/reviews/away'));
}

/** Words at the end of what is written of an article: readers see them once somebody has published them. */
export async function addToArticle(
  { id, language }: { id: string; language: Language },
  words: string,
): Promise<boolean> {
  const done = await doing(async () => {
    const { texts } = await api.get<ArticleDetail>(`/articles/${id}`);
    const text = texts.find((one) => one.language === language);
    if (!text) throw new Error(`article ${id} has no text in ${language}`);
    const added = words.split(/\n+/).filter((line) => line.trim() !== '');
    const body = text.html + added.map((line) => `<p>${asHtml(line.trim())}</p>`).join('');
    return api.put(`/articles/${id}/texts/${language}`, { body: { title: text.title, body, ifVersion: text.version } });
  });
  void cache.invalidateQueries({ queryKey: ['article', id] });
  return done !== undefined;
}
