import { may, requirePermission } from '../../platform/access/index.ts';
import type { Act } from '../../platform/act.ts';
import { notFound, problem } from '../../platform/http/problem.ts';
import { deskAddressAdded, deskAddressRemoved } from './desks.events.ts';
import { addressesOf, deleteAddress, insertAddress, lockDesk, nextAddressPosition } from './desks.queries.ts';

const MOST_ADDRESSES = 50;

/**
 * Gives a desk one more address.
 * @throws Problem 404, 403; 409 when it belongs to a desk already, or the desk has too many.
 */
export async function addAddress(one: Act, deskId: string, address: string): Promise<void> {
  await lockDeskFor(one, deskId);
  if ((await addressesOf(one.trx, deskId)).length >= MOST_ADDRESSES) {
    throw problem(409, 'too-many-addresses', `A desk has at most ${MOST_ADDRESSES} addresses.`);
  }
  await takeAddress(one, deskId, address);
  one.record(deskAddressAdded, { deskId }, { deskId });
}

/**
 * Takes an address from a desk; mail to it then goes where unknown addresses go.
 * @throws Problem 404, 403; 409 for the last one: a desk without an address could not write.
 */
export async function removeAddress(one: Act, deskId: string, address: string): Promise<void> {
  await lockDeskFor(one, deskId);
  const wanted = address.toLowerCase();
  const addresses = await addressesOf(one.trx, deskId);
  if (!addresses.includes(wanted)) throw notFound('address');
  if (addresses.length === 1) {
    throw problem(409, 'last-address', 'A desk keeps at least one address. Add the new one first.');
  }
  await deleteAddress(one.trx, deskId, wanted);
  one.record(deskAddressRemoved, { deskId }, { deskId });
}

/** Writes the address down for the desk. @throws Problem 409 when it is taken. */
export async function takeAddress(one: Act, deskId: string, address: string): Promise<void> {
  const taken = await insertAddress(one.trx, {
    address: address.trim().toLowerCase(),
    desk_id: deskId,
    position: await nextAddressPosition(one.trx, deskId),
    created_at: one.at.toString(),
  });
  if (taken) return;
  const detail = 'This address belongs to a desk already. An address leads to one desk.';
  throw problem(409, 'address-taken', detail, [{ path: 'address', detail }]);
}

/** The desk's row, locked, for someone who may change it. A desk that one may not read is not there. */
export async function lockDeskFor(one: Act, deskId: string) {
  const desk = await lockDesk(one.trx, deskId);
  if (!desk || !may(one.actor, 'desk.read', deskId)) throw notFound('desk');
  requirePermission(one.actor, 'desk.change', deskId);
  return desk;
}
