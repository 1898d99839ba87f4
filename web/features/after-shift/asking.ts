import { queryOptions } from '@tanstack/react-query';
import type { AfterShift, CompanyOfRota, Gathered, NewHandOver, WordToMe } from '../../../contract/after-shift.ts';
import type { ArticleDetail } from '../../../contract/articles.ts';
import type { Standing } from '../../../contract/reviews.ts';
import type { Rota } from '../../../contract/rota.ts';
import type { EnergyOfDay, MyDay } from '../../../contract/shift.ts';
import type { Assignables } from '../../../contract/teams.ts';
import { api, cache, refusalOf } from '../../api/index.ts';
import { sayNow } from '../../i18n/index.ts';
import { toast } from '../../ui/index.ts';

// All keys begin with "shift", which events of shifts make old.

export const dayAsked = queryOptions({
  queryKey: ['shift', 'day-after'],
  queryFn: ({ signal }) => api.get<MyDay>('/shifts/today', { signal }),
});

export function afterOf(shiftId: string) {
  return queryOptions({
    queryKey: ['shift', 'after', shiftId],
    queryFn: ({ signal }) => api.get<AfterShift>(`/shifts/${shiftId}/after`, { signal }),
  });
}

export function gatheredOf(shiftId: string) {
  return queryOptions({
    queryKey: ['shift', 'gathered', shiftId],
    queryFn: async ({ signal }) =>
      (await api.get<{ items: Gathered[] }>(`/shifts/${shiftId}/gathered`, { signal })).items,
    staleTime: 30_000,
  });
}

export const energyAsked = queryOptions({
  queryKey: ['shift', 'energy'],
  queryFn: async ({ signal }) => (await api.get<{ items: EnergyOfDay[] }>('/teammates/me/energy', { signal })).items,
});

export const standingAsked = queryOptions({
  queryKey: ['shift', 'standing'],
  queryFn: async ({ signal }) => (await api.get<{ items: Standing[] }>('/reviews/standing', { signal })).items,
});

export const wordsAsked = queryOptions({
  queryKey: ['shift', 'words'],
  queryFn: async ({ signal }) => (await api.get<{ items: WordToMe[] }>('/teammates/me/words', { signal })).items,
});

export function receiversOf(deskId: string) {
  return queryOptions({
    queryKey: ['desk', deskId, 'assignables'],
    queryFn: async ({ signal }) => (await api.get<Assignables>(`/desks/${deskId}/assignables`, { signal })).teammates,
    staleTime: 300_000,
  });
}

interface Section {
  id: string;
  name: string;
  depth: number;
  visibility: 'public' | 'internal';
}

export function sectionsOf(deskId: string, language: string) {
  return queryOptions({
    queryKey: ['sections', 'after-shift', deskId, language],
    queryFn: async ({ signal }) =>
      (await api.get<{ items: Section[] }>('/sections', { query: { desk: deskId, language }, signal })).items,
    staleTime: 300_000,
  });
}

export function articleToAddTo(articleId: string) {
  return queryOptions({
    queryKey: ['article', 'to-add-to', articleId],
    queryFn: ({ signal }) => api.get<ArticleDetail>(`/articles/${articleId}`, { signal }),
  });
}

export function articlesNamed(words: string, deskId: string) {
  return queryOptions({
    queryKey: ['articles', 'named', deskId, words],
    queryFn: async ({ signal }) =>
      (
        await api.get<{ items: { id: string; title: string }[] }>('/articles/search', {
          query: { q: words, desk: deskId, limit: 8 },
          signal,
        })
      ).items,
    enabled: words.trim() !== '',
  });
}

export const rotasToCompare = queryOptions({
  queryKey: ['rotas', 'to-compare'],
  queryFn: async ({ signal }) =>
    (await api.get<{ items: Rota[] }>('/rotas', { signal })).items.filter(({ putAwayAt }) => putAwayAt === null),
});

export function companyOf(rotaId: string, from: string, to: string) {
  return queryOptions({
    queryKey: ['rotas', 'company', rotaId, from, to],
    queryFn: ({ signal }) => api.get<CompanyOfRota>(`/rotas/${rotaId}/company`, { query: { from, to }, signal }),
  });
}

/** Does one thing at the end of a shift; says why where it was refused. Gives whether it is done. */
async function doing<Answer>(shiftId: string, send: () => Promise<Answer>): Promise<Answer | undefined> {
  const { t } = sayNow();
  try {
    return await send();
  } catch (error) {
    toast({ tone: 'failed', title: t('after-shift.notDone'), text: refusalOf(error) });
    return undefined;
  } finally {
    await Promise.all([
      cache.invalidateQueries({ queryKey: ['shift', 'after', shiftId] }),
      cache.invalidateQueries({ queryKey: ['shift', 'gathered', shiftId] }),
    ]);
  }
}

export function handOver(shiftId: string, body: NewHandOver) {
  return doing(shiftId, () => api.post<AfterShift>(`/shifts/${shiftId}/hand-over`, { body }));
}

export async function endShift(shiftId: string, wordToBuddy: string) {
  const ended = await doing(shiftId, () =>
    api.post<AfterShift>(`/shifts/${shiftId}/completion`, { body: { wordToBuddy } }),
  );
  await cache.invalidateQueries({ queryKey: ['shift'] });
  return ended;
}

/** @param verb the last word of the address: article, article-edit, saved-reply, same-word, left */
export async function decide(
  shiftId: string,
  gatheredId: string,
  verb: 'article' | 'article-edit' | 'saved-reply' | 'same-word' | 'left',
  body: object = {},
): Promise<boolean> {
  const done = await doing(shiftId, async () => {
    await api.post(`/gathered/${gatheredId}/${verb}`, { body });
    return true;
  });
  return done === true;
}

export async function tellEnergy(shiftId: string, energy: number): Promise<void> {
  await doing(shiftId, () => api.put(`/shifts/${shiftId}/energy`, { body: { energy } }));
  await cache.invalidateQueries({ queryKey: ['shift'] });
}
