import type { DeliveryTrouble } from '../../../contract/tickets.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { OutgoingRow } from './outbox.queries.ts';

/** Who got a blind copy of a letter, for everybody but its writer: they are not to be told. */
export function hiddenRecipients(
  actor: Actor | null,
  { author_id, letter }: { author_id: string | null; letter: Pick<OutgoingRow['letter'], 'bcc'> },
): string[] {
  if (actor?.kind === 'teammate' && actor.id === author_id) return [];
  return (letter.bcc ?? []).map(({ address }) => address);
}

/** What servers said, without the names of those whom only the writer knows of. */
export function withoutHidden(hidden: readonly string[], words: string): string {
  return hidden.reduce((said, address) => said.replaceAll(address, '…'), words);
}

/** What was reported of all but these. */
export function troublesOfOthers(hidden: readonly string[], troubles: readonly DeliveryTrouble[]): DeliveryTrouble[] {
  return troubles
    .filter(({ address }) => !hidden.includes(address))
    .map((trouble) => ({ ...trouble, words: withoutHidden(hidden, trouble.words) }));
}
