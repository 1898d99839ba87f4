import type { SharedDraft, Suggestion, Together } from '../../../contract/together.ts';
import { api } from '../../api/index.ts';
import { sayNow } from '../../i18n/index.ts';
import type { BoxKind } from './composer-state.ts';
import { doTogether } from './together.ts';

/** One's draft is shown to a colleague from now on, until it is sent. The server must have it by now. */
export function showDraft(ticketId: string, kind: BoxKind, teammateId: string): Promise<boolean> {
  return doTogether(
    ticketId,
    (shown) => shown,
    () => api.post<Together>(`/tickets/${ticketId}/draft/shares`, { body: { kind, teammateId } }),
    sayNow().t('together.draft.notShown'),
  );
}

export function hideDraft(ticketId: string, kind: BoxKind, teammateId: string): Promise<boolean> {
  return doTogether(
    ticketId,
    (shown) => ({
      ...shown,
      sharing: shown.sharing.map((one) =>
        one.kind === kind ? { ...one, shownTo: one.shownTo.filter(({ id }) => id !== teammateId) } : one,
      ),
    }),
    () => api.delete<Together>(`/tickets/${ticketId}/draft/shares/${teammateId}`, { query: { kind } }),
    sayNow().t('together.draft.stillShown'),
  );
}

/** The author has read it, whatever becomes of it. */
export function putAside(ticketId: string, kind: BoxKind, { by }: Suggestion): Promise<boolean> {
  return doTogether(
    ticketId,
    (shown) => ({
      ...shown,
      sharing: shown.sharing.map((one) =>
        one.kind === kind ? { ...one, suggestions: one.suggestions.filter((each) => each.by.id !== by.id) } : one,
      ),
    }),
    () => api.delete<Together>(`/tickets/${ticketId}/draft/suggestions/${by.id}`, { query: { kind } }),
    sayNow().t('together.draft.notRead'),
  );
}

/** One's own version of a colleague's draft, for them to use or not. */
export function suggest(ticketId: string, { author, kind, version }: SharedDraft, html: string): Promise<boolean> {
  return doTogether(
    ticketId,
    (shown) => shown,
    () =>
      api.put<Together>(`/tickets/${ticketId}/shared-drafts/${author.id}/suggestion`, {
        body: { kind, html, version },
      }),
    sayNow().t('together.draft.notSuggested'),
  );
}

/** A colleague's draft becomes one's own; the composer hears of it by itself. */
export function takeOver(ticketId: string, { author, kind, version }: SharedDraft): Promise<boolean> {
  return doTogether(
    ticketId,
    (shown) => shown,
    () =>
      api.post<Together>(`/tickets/${ticketId}/shared-drafts/${author.id}/taking-over`, { body: { kind, version } }),
    sayNow().t('together.draft.notTaken'),
  );
}
