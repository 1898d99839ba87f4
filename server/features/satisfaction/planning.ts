import type { EventConsumer } from '../../platform/events/index.ts';
import { askJob } from './asking.ts';
import { planQuestion, settingOf } from './satisfaction.queries.ts';

/** Plans the question when a ticket is solved by us: who says themselves that it is, was answered by themselves. */
export const satisfactionHearer: EventConsumer = {
  name: 'satisfaction',
  hears: () => ['ticket.solved'],
  async handle(one, events) {
    for (const event of events) {
      const { desk_id: deskId, ticket_id: ticketId } = event;
      if (deskId === null || ticketId === null || event.actor_kind === 'contact') continue;
      const { scale, hoursAfter } = await settingOf(one.trx, deskId);
      if (scale === 'off') continue;
      const due = event.at.add({ hours: hoursAfter });
      if (await planQuestion(one.trx, ticketId, due))
        one.queue(askJob, { ticketId }, { runAt: due, key: `satisfaction:${ticketId}` });
    }
    return undefined;
  },
};
