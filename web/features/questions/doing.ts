import type { FaqPreview } from '../../../contract/faq.ts';
import type { RepeatedQuestion } from '../../../contract/questions.ts';
import type { Language } from '../../../contract/shapes.ts';
import { api, cache, refusalOf } from '../../api/index.ts';
import { sayNow } from '../../i18n/index.ts';
import { toast } from '../../ui/index.ts';

/** Asks for a change and says so when the server refuses. @returns what came, undefined where it was refused. */
async function doing<Answer>(what: () => Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await what();
  } catch (error) {
    toast({ tone: 'failed', title: sayNow().t('questions-page.notDone'), text: refusalOf(error) ?? '' });
    return undefined;
  } finally {
    void cache.invalidateQueries({ queryKey: ['questions'] });
  }
}

/** The best answer, without what is about one person, as an article. @returns its id. */
export async function answerWith(
  question: RepeatedQuestion,
  preview: FaqPreview,
  sectionId: string | null,
  state: 'draft' | 'published',
): Promise<string | undefined> {
  const done = await doing(() =>
    api.post<{ articleId: string }>(`/repeated-questions/${question.id}/answer`, {
      body: { title: question.sample, body: preview.html, language: preview.language, sectionId, state },
    }),
  );
  if (done && state === 'published')
    toast({
      title: sayNow().t('questions-page.published', { question: question.sample }),
      undo: () => void takeBack(question, done.articleId),
    });
  return done?.articleId;
}

/** The answer goes to the bin, and the question is to be written again. */
async function takeBack(question: RepeatedQuestion, articleId: string): Promise<void> {
  await doing(async () => {
    await api.delete(`/articles/${articleId}`);
    await api.delete(`/repeated-questions/${question.id}/leaving-out`);
  });
  void cache.invalidateQueries({ queryKey: ['articles'] });
}

/** Where nobody has answered it well yet: an article with the question alone, to be written. @returns its id. */
export async function writeAnswer(question: RepeatedQuestion, language: Language): Promise<string | undefined> {
  const body = { title: question.sample, body: '<p></p>', language, state: 'draft' };
  const path = `/repeated-questions/${question.id}/answer`;
  return (await doing(() => api.post<{ articleId: string }>(path, { body })))?.articleId;
}

/** An article that is there answers it. */
export async function answeredBy(question: RepeatedQuestion, article: { id: string; title: string }): Promise<void> {
  const body = { articleId: article.id };
  const done = await doing(() => api.post(`/repeated-questions/${question.id}/answer`, { body }).then(() => true));
  if (!done) return;
  toast({
    title: sayNow().t('questions-page.answeredByDone', { title: article.title }),
    undo: () => void bringBack(question),
  });
}

export async function leaveOut(question: RepeatedQuestion): Promise<void> {
  const path = `/repeated-questions/${question.id}/leaving-out`;
  const done = await doing(() => api.post(path).then(() => true));
  if (!done) return;
  toast({
    title: sayNow().t('questions-page.leftOut', { question: question.sample }),
    undo: () => void doing(() => api.delete(path)),
  });
}

export async function bringBack(question: RepeatedQuestion): Promise<void> {
  await doing(() => api.delete(`/repeated-questions/${question.id}/leaving-out`));
}

/** The draft of an answer to what was searched for. @returns its id. */
export async function writeAbout(gap: {
  words: string;
  language: Language;
  deskId: string;
}): Promise<string | undefined> {
  const body = { title: gap.words, language: gap.language, desk: gap.deskId, visibility: 'public', state: 'draft' };
  return (await doing(() => api.post<{ id: string }>('/articles', { body })))?.id;
}
