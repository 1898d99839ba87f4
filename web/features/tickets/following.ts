import type { Together } from '../../../contract/together.ts';
import { api, type Me } from '../../api/index.ts';
import { sayNow } from '../../i18n/index.ts';
import { toast } from '../../ui/index.ts';
import { doTogether } from './together.ts';

/** From now on this person hears of the ticket, or does not any more. */
export async function follow(ticket: { id: string; number: number }, me: Me, wanted: boolean): Promise<void> {
  const { t } = sayNow();
  const path = `/tickets/${ticket.id}/following`;
  const done = await doTogether(
    ticket.id,
    (shown) => ({
      ...shown,
      following: wanted,
      followers: [
        ...shown.followers.filter(({ id }) => id !== me.id),
        ...(wanted ? [{ id: me.id, name: me.name }] : []),
      ],
    }),
    () => (wanted ? api.put<Together>(path) : api.delete<Together>(path)),
    t(wanted ? 'together.follow.failed' : 'together.follow.notEnded'),
  );
  if (!done) return;
  toast({
    title: t(wanted ? 'together.follow.done' : 'together.follow.ended', { number: ticket.number }),
    undo: () => void follow(ticket, me, !wanted),
  });
}
