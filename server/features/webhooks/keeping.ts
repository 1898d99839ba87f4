import { isIP } from 'node:net';
import type { NewWebhook, WebhookChange } from '../../../contract/webhooks.ts';
import { WEBHOOK_LIMITS } from '../../../contract/webhooks.ts';
import { requirePermission } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { allEventDefinitions } from '../../platform/events/index.ts';
import { fieldProblem, notFound, problem } from '../../platform/http/problem.ts';
import { newId } from '../../platform/ids/index.ts';
import { outsideReach } from '../../platform/net/posting.ts';
import { deskBook } from '../desks/index.ts';
import { newWebhookSecret } from './signing.ts';
import { webhookChanged, webhookCreated, webhookDeleted, webhookSecretRenewed } from './webhooks.events.ts';
import {
  countWebhooks,
  deleteWebhook,
  insertDeliveries,
  insertWebhook,
  lockWebhook,
  replaceWebhookDesks,
  updateWebhook,
} from './webhooks.queries.ts';

/** Bound into what is sealed, so that no other secret serves in its place. */
export const SECRET_PURPOSE = 'webhook';
/** What a try-out sends. */
const TEST_TYPE = 'webhook.test';

/** Events that may leave the house. */
export function outwardEvents(): string[] {
  return allEventDefinitions()
    .filter((definition) => definition.outward)
    .map((definition) => definition.name)
    .sort();
}

/** @returns its id, and its secret this once. @throws Problem 403, 422. */
export async function createWebhook(one: Act, input: NewWebhook): Promise<{ id: string; secret: string }> {
  requirePermission(one.actor, 'webhook.manage');
  if ((await countWebhooks(one.trx)) >= WEBHOOK_LIMITS.webhooks)
    throw problem(
      422,
      'too-many',
      `There are ${WEBHOOK_LIMITS.webhooks} webhooks already. Delete one that is not needed.`,
    );
  checkAddress(one.platform, input.url);
  checkEvents(input.events);
  await checkDesks(one, input.desks);
  const id = newId();
  const secret = newWebhookSecret();
  await insertWebhook(
    one.trx,
    {
      id,
      name: input.name,
      url: input.url,
      events: [...new Set(input.events)],
      created_by: one.actor.kind === 'teammate' ? one.actor.id : null,
      secret: one.platform.sealer.seal(secret, SECRET_PURPOSE),
    },
    one.at,
  );
  await replaceWebhookDesks(one.trx, id, [...new Set(input.desks)]);
  one.record(webhookCreated, { webhookId: id });
  return { id, secret };
}

/** Switched on again it forgets that it failed; what waited meanwhile is sent by hand from its log. @throws Problem 404, 403, 422. */
export async function changeWebhook(one: Act, id: string, change: WebhookChange): Promise<void> {
  requirePermission(one.actor, 'webhook.manage');
  if (!(await lockWebhook(one.trx, id))) throw notFound('webhook');
  if (change.url !== undefined) checkAddress(one.platform, change.url);
  if (change.events) checkEvents(change.events);
  if (change.desks) await checkDesks(one, change.desks);
  const enabling =
    change.enabled === undefined
      ? {}
      : change.enabled
        ? { disabled_at: null, disabled_because: null, failing_since: null }
        : { disabled_at: one.at.toString(), disabled_because: 'teammate' };
  await updateWebhook(
    one.trx,
    id,
    {
      ...(change.name === undefined ? {} : { name: change.name }),
      ...(change.url === undefined ? {} : { url: change.url }),
      ...(change.events === undefined ? {} : { events: [...new Set(change.events)] }),
      ...enabling,
    },
    one.at,
  );
  if (change.desks) await replaceWebhookDesks(one.trx, id, [...new Set(change.desks)]);
  one.record(webhookChanged, { webhookId: id });
}

/** A new secret; the one before signs too for a day, so that a receiver can change over. @returns it, this once. */
export async function renewWebhookSecret(one: Act, id: string): Promise<string> {
  requirePermission(one.actor, 'webhook.manage');
  const webhook = await lockWebhook(one.trx, id);
  if (!webhook) throw notFound('webhook');
  const secret = newWebhookSecret();
  await updateWebhook(
    one.trx,
    id,
    {
      secret: one.platform.sealer.seal(secret, SECRET_PURPOSE),
      old_secret: webhook.secret,
      old_secret_ends_at: one.at.add({ hours: WEBHOOK_LIMITS.oldSecretHours }).toString(),
    },
    one.at,
  );
  one.record(webhookSecretRenewed, { webhookId: id });
  return secret;
}

/** With its log. @throws Problem 404, 403. */
export async function removeWebhook(one: Act, id: string): Promise<void> {
  requirePermission(one.actor, 'webhook.manage');
  if (!(await lockWebhook(one.trx, id))) throw notFound('webhook');
  await deleteWebhook(one.trx, id);
  one.record(webhookDeleted, { webhookId: id });
}

/** An address instead of a name is known at once; where a name leads is asked at each delivery. */
function checkAddress(platform: Platform, url: string): void {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) === 0 || outsideReach(platform).mayConnect(host)) return;
  throw fieldProblem(
    'url',
    `${host} is a private address. Nothing is sent there unless PRIVATE_WEBHOOKS in the server's settings names it.`,
  );
}

/** A delivery that says nothing but that it arrived. @returns its id; whoever makes it queues it. */
export async function makeTestDelivery(one: Act, id: string): Promise<string> {
  requirePermission(one.actor, 'webhook.manage');
  if (!(await lockWebhook(one.trx, id))) throw notFound('webhook');
  const deliveryId = newId();
  const body = JSON.stringify({
    type: TEST_TYPE,
    timestamp: one.at.toString({ smallestUnit: 'millisecond' }),
    data: { webhookId: id },
  });
  await insertDeliveries(one.trx, [
    { id: deliveryId, webhook_id: id, event_id: null, type: TEST_TYPE, body, made_at: one.at.toString() },
  ]);
  return deliveryId;
}

function checkEvents(names: readonly string[]): void {
  const known = outwardEvents();
  const unknown = names.find((name) =>
    name.endsWith('.*') ? !known.some((event) => event.startsWith(name.slice(0, -1))) : !known.includes(name),
  );
  if (unknown !== undefined) throw fieldProblem('events', `No event that webhooks may hear is called ${unknown}.`);
}

async function checkDesks(one: Act, deskIds: readonly string[]): Promise<void> {
  const book = await deskBook(one.platform.db);
  if (deskIds.some((desk) => book.desk(desk) === undefined)) throw fieldProblem('desks', 'There is no such desk.');
}
