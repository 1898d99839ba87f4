import type { NewSenderBlock } from '../../../contract/spam.ts';
import type { Actor } from '../../platform/access/index.ts';
import { may, requirePermission } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { fieldProblem, notFound } from '../../platform/http/problem.ts';
import { newId } from '../../platform/ids/index.ts';
import { deleteBlock, insertBlock, lockBlock, ownAddresses, sameBlock } from './blocks.queries.ts';
import { senderBlocked, senderUnblocked } from './spam.events.ts';

/** Providers where anybody can have an address: to block one of them is to shut out half of the customers. */
const EVERYBODYS_DOMAINS = new Set(
  (
    'gmail.com googlemail.com outlook.com hotmail.com hotmail.it hotmail.es live.com live.it msn.com yahoo.com yahoo.it yahoo.es ' +
    'yahoo.ro ymail.com icloud.com me.com mac.com aol.com gmx.com gmx.de gmx.net web.de mail.com proton.me protonmail.com ' +
    'libero.it virgilio.it tiscali.it alice.it tin.it fastwebnet.it pec.it legalmail.it telefonica.net terra.es orange.fr free.fr ' +
    'wanadoo.fr laposte.net t-online.de mail.ru yandex.ru qq.com 163.com zoho.com fastmail.com hey.com tutanota.com rdslink.ro'
  ).split(' '),
);

/**
 * From now on mail of this address, or of this domain and what is below it, is not taken in on the desk (null: anywhere). The
 * same once more changes nothing.
 * @returns the block's id.
 * @throws Problem 403; 422 for our own addresses and for domains where anybody has an address.
 */
export async function blockSender(platform: Platform, actor: Actor, input: NewSenderBlock): Promise<string> {
  requirePermission(actor, 'sender.block', input.deskId);
  return act(platform, actor, async (one) => {
    await refuseOwn(input, await ownAddresses(one.trx));
    const same = await sameBlock(one.trx, input);
    if (same) return same.id;
    const id = newId();
    await insertBlock(one.trx, { ...input, id, createdBy: actor.kind === 'teammate' ? actor.id : null }, one.at);
    one.record(senderBlocked, { blockId: id, kind: input.kind, blockedDeskId: input.deskId }, { deskId: input.deskId });
    return id;
  });
}

async function refuseOwn({ kind, value }: NewSenderBlock, own: readonly string[]): Promise<void> {
  const domain = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  const ours =
    kind === 'address'
      ? own.includes(value)
      : own.some((address) => domain(address) === value || domain(address).endsWith(`.${value}`));
  if (ours) throw fieldProblem('value', 'This is our own: it cannot be blocked.');
  if (kind === 'domain' && EVERYBODYS_DOMAINS.has(value))
    throw fieldProblem('value', 'Anybody can have an address there. Block the single address.');
}

/** @throws Problem 404 where there is none, or it is another desk's; 403. */
export async function unblockSender(platform: Platform, actor: Actor, id: string): Promise<void> {
  await act(platform, actor, async (one) => {
    const block = await lockBlock(one.trx, id);
    if (!block || (block.desk_id !== null && !may(actor, 'ticket.read', block.desk_id))) throw notFound('block');
    requirePermission(actor, 'sender.block', block.desk_id);
    await deleteBlock(one.trx, id);
    one.record(
      senderUnblocked,
      { blockId: id, kind: block.kind, blockedDeskId: block.desk_id },
      { deskId: block.desk_id },
    );
  });
}
