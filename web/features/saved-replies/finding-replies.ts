import type { FilledReply, SavedReply } from '../../../contract/saved-replies.ts';
import type { Page } from '../../../contract/shapes.ts';
import type { TicketDetail } from '../../../contract/tickets.ts';
import { api, cache } from '../../api/index.ts';
import { useT } from '../../i18n/index.ts';
import { useFinder } from '../../shell/index.ts';
import { toast } from '../../ui/index.ts';
import { replyFilling } from './asking.ts';
import { reasonOf } from './saving.ts';

/** In the palette stand so many; the picker has all. */
const most = 3;

/** Offers the words of saved replies in the palette while a ticket is open. */
export function useReplyFinder(ticket: TicketDetail, on: boolean, onWords: (id: string, html: string) => void): void {
  const t = useT();
  const insert = async (one: SavedReply) => {
    try {
      const filled: FilledReply = await cache.fetchQuery(replyFilling(one.id, ticket.id, undefined));
      onWords(one.id, filled.html);
    } catch (error) {
      toast({ tone: 'failed', title: t('saved-replies-page.pick.failed'), text: reasonOf(error) });
    }
  };
  useFinder(async (typed, signal) => {
    const { items } = await api.get<Page<SavedReply>>('/saved-replies', {
      query: { q: typed, desk: ticket.desk.id, limit: most },
      signal,
    });
    return items
      .filter(({ languages }) => languages.length > 0)
      .slice(0, most)
      .map((one) => ({
        id: `saved-reply ${one.id}`,
        label: one.name,
        group: t('shell.place.savedReplies'),
        hint: t('saved-replies-page.pick.insert'),
        run: () => void insert(one),
      }));
  }, on);
}
