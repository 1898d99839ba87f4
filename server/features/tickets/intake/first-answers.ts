import type { Act } from '../../../platform/act.ts';
import type { DeskBook } from '../../desks/index.ts';
import { acknowledgeTickets } from '../acknowledging.ts';
import { isOurs, isUndeliverable } from '../addresses.ts';
import { brakedAmong } from '../braking.queries.ts';
import type { CreatedTicket, Gathered } from './gathered.ts';
import { subjectOf } from './gathering.ts';
import { claimAutoReplies } from './intake.queries.ts';
import { senderOf } from './world.ts';

/** Nobody gets a second acknowledgement from the same desk within this time, nor more than so many in a day. */
export const AUTO_REPLY_PERIOD = Temporal.Duration.from({ hours: 1 });
export const AUTO_REPLIES_PER_DAY = 8;

/**
 * The first answer, by itself: in the customer's language, with the time by which a person answers. Never to a program,
 * never to an address that letters come back from, once per person and period (RFC 3834).
 */
export async function acknowledge(one: Act, book: DeskBook, gathered: Gathered): Promise<void> {
  const secondary = new Set(gathered.links.filter((link) => link.kind === 'second_desk').map((link) => link.ticket.id));
  const wanted = gathered.created.filter(
    (created) =>
      created.desk.autoReply &&
      !created.spam &&
      !secondary.has(created.ticket.id) &&
      mayAcknowledge(created) &&
      // An envelope may name anybody as its sender, us as well.
      !isOurs(book, answerAddress(created)),
  );
  const braked = await brakedAmong(one.trx, wanted.map(answerAddress), one.at);
  const allowed = await claimAutoReplies(
    one.trx,
    wanted
      .filter((created) => !braked.has(answerAddress(created)))
      .map((created) => ({ deskId: created.desk.id, address: answerAddress(created) })),
    one.at,
    { period: AUTO_REPLY_PERIOD, perDay: AUTO_REPLIES_PER_DAY },
  );
  const wantedNow = wanted.filter((created) =>
    // One person may have written twice within this batch: the first takes the one that was given.
    allowed.delete(`${created.desk.id} ${answerAddress(created)}`),
  );
  await acknowledgeTickets(
    one,
    wantedNow.map((created) => {
      const { desk, language, ticket, read, person, sender, statusToken, dueAt } = created;
      return {
        desk,
        language,
        ticket: {
          id: ticket.id,
          number: ticket.number,
          subject: subjectOf(read),
          status: ticket.status,
          statusToken,
          dueAt,
        },
        contact: { name: person.name === sender.address ? '' : person.name, address: answerAddress(created) },
        answersTo: read.intake.messageId,
        references: read.intake.references,
      };
    }),
  );
}

function mayAcknowledge(created: CreatedTicket): boolean {
  const { read, person } = created;
  return (
    // Whoever wrote to a teammate is answered by one.
    created.forwardedBy === null &&
    read.intake.noAutoReply === null &&
    read.envelope.from !== '' &&
    // A forger's mail would be answered to whoever was forged.
    read.intake.trust?.verified !== 'no' &&
    !person.bounced &&
    !isUndeliverable(created.sender.address)
  );
}

/** RFC 3834, section 4: to whoever the envelope says sent it, else to the writer. */
function answerAddress(created: CreatedTicket): string {
  return (created.read.envelope.from || senderOf(created.read)?.address || created.sender.address).toLowerCase();
}
