import { createECDH, createHash } from 'node:crypto';
import { z } from 'zod';
import { system } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { translator } from '../../platform/i18n/index.ts';
import { PRIORITY } from '../../platform/jobs/definition.ts';
import { defineJob } from '../../platform/jobs/index.ts';
import { outsideReach, postOutside } from '../../platform/net/posting.ts';
import { houseSecret } from '../../platform/secrets/index.ts';
import { activeTeammate } from '../teammates/index.ts';
import { lineOf, placeOf } from './mailing.ts';
import { notificationFor, settingsOf } from './notifications.queries.ts';
import { deletePushEndpoint, devicesOf } from './push-devices.queries.ts';

/** A device that was away longer is told by the app when it opens. */
const LIVES_FOR_SECONDS = 12 * 3_600;
/** A push service that is away for longer than these tries has nothing that the app would not say. */
const TRIES = 6;
/** It holds a worker of the house meanwhile. */
const LONGEST_MS = 5_000;

export const pushNotification = defineJob({
  name: 'notifications.push',
  payload: z.object({ notificationId: z.uuid(), teammateId: z.uuid() }),
  priority: PRIORITY.soon,
  maxAttempts: TRIES,
  run: (platform, { notificationId, teammateId }) => push(platform, teammateId, notificationId),
});

/** The house's key pair for push services (VAPID, RFC 8292), the same in every process. Base64url. */
export async function vapidKeys(platform: Platform): Promise<{ publicKey: string; privateKey: string }> {
  const secret = await houseSecret(platform.db, platform.clock, 'web-push');
  const pair = createECDH('prime256v1');
  // Any 32 bytes below the order of the curve are a key; nearly all are, and a hash of the hash is one for the rest.
  let bytes = createHash('sha256').update(secret).digest();
  for (;;) {
    try {
      pair.setPrivateKey(bytes);
      break;
    } catch (error) {
      if (!(error instanceof Error) || !/invalid/i.test(error.message)) throw error;
      bytes = createHash('sha256').update(bytes).digest();
    }
  }
  return { publicKey: pair.getPublicKey('base64url'), privateKey: bytes.toString('base64url') };
}

/** What a device shows; without the customer's words unless its owner wants them. Within the 4 kB of RFC 8030. */
export interface PushWords {
  title: string;
  body: string;
  url: string;
  tag: string;
}

/** To all devices of a person, encrypted for each (RFC 8291). One that is gone (404, 410) is forgotten. */
async function push(platform: Platform, teammateId: string, notificationId: string): Promise<void> {
  const person = await activeTeammate(platform.db, teammateId);
  if (!person) return;
  const row = await notificationFor(platform.db, { kind: 'teammate', ...person }, notificationId);
  if (!row) return;
  const devices = await devicesOf(platform.db, teammateId);
  if (devices.length === 0) return;
  const settings = (await settingsOf(platform.db, [teammateId])).get(teammateId);
  const t = translator(person.locale);
  const words: PushWords = {
    title: row.number === null ? 'Sportello' : `#${row.number}`,
    body: settings?.pushWords
      ? `${lineOf(row, person.locale, person.timeZone)}${row.subject ? `: ${row.subject}` : ''}`.slice(0, 300)
      : t('notifications.push.plain', { kind: row.kind }),
    url: placeOf(row),
    tag: row.ticket_id ?? row.id,
  };
  const keys = await vapidKeys(platform);
  // Half a megabyte of code that most houses never need at their start.
  const { default: webPush } = await import('web-push');
  for (const device of devices) {
    const request = webPush.generateRequestDetails(
      { endpoint: device.endpoint, keys: { p256dh: device.p256dh, auth: device.auth } },
      JSON.stringify(words),
      {
        TTL: LIVES_FOR_SECONDS,
        urgency: row.kind === 'due' || row.kind === 'handed_over' ? 'high' : 'normal',
        // A newer one about the same ticket takes the place of one that waits (32 characters of base64url at most).
        topic: createHash('sha256').update(words.tag).digest('base64url').slice(0, 32),
        vapidDetails: { subject: subjectOf(platform), ...keys },
      },
    );
    const { status, answer } = await postOutside(
      new URL(request.endpoint),
      Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
      request.body ?? new Uint8Array(),
      outsideReach(platform),
      LONGEST_MS,
    );
    if (status === 404 || status === 410)
      await act(platform, system('notifications'), (one) => deletePushEndpoint(one.trx, device.endpoint));
    else if (status === null || status >= 400)
      platform.log.info({ status, answer: answer.slice(0, 200) }, 'a push service did not take a notification');
  }
}

function subjectOf({ config }: Platform): string {
  return config.publicUrl.startsWith('https:') ? config.publicUrl : `mailto:${config.supportAddress}`;
}
