import type { NewPushSubscription } from '../../../contract/notifications.ts';
import { api } from '../../api/index.ts';

/** What this browser can do about push: `refused` by its owner, who alone can change that. */
export type PushAbility = 'able' | 'refused' | 'unsupported' | 'insecure';

const worker = '/push-worker.js';

export function pushAbility(): PushAbility {
  if (!window.isSecureContext) return 'insecure';
  if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window)) return 'unsupported';
  return Notification.permission === 'denied' ? 'refused' : 'able';
}

/** The address under which push services know this browser; undefined where it is not told. */
export async function thisEndpoint(): Promise<string | undefined> {
  return (await subscription())?.endpoint;
}

async function subscription(): Promise<PushSubscription | undefined> {
  if (pushAbility() !== 'able') return undefined;
  const registration = await navigator.serviceWorker.getRegistration('/');
  return (await registration?.pushManager.getSubscription()) ?? undefined;
}

/**
 * Asks the browser's owner, and then its push service, and says the address to the server. Only after a press: browsers
 * refuse to ask otherwise. @returns false when the owner does not want it. Throws what the push service or the server refuse.
 */
export async function tellThisBrowser(publicKey: string): Promise<boolean> {
  if ((await Notification.requestPermission()) !== 'granted') return false;
  await navigator.serviceWorker.register(worker, { scope: '/' });
  const registration = await navigator.serviceWorker.ready;
  const wish = { userVisibleOnly: true, applicationServerKey: publicKey };
  // With the key of another house, or of this one before its database was made anew, it has to be let go first.
  const before = await registration.pushManager.getSubscription();
  if (before && keyOf(before) !== publicKey) await before.unsubscribe();
  const { endpoint, keys } = (await registration.pushManager.subscribe(wish)).toJSON();
  await api.post('/me/push-subscriptions', { body: { endpoint, keys } as NewPushSubscription });
  return true;
}

/** It is told no more, by whoever is signed in here. */
export async function leaveThisBrowser(): Promise<void> {
  await (await subscription())?.unsubscribe();
}

function keyOf({ options }: PushSubscription): string {
  return base64Url(new Uint8Array(options.applicationServerKey ?? new ArrayBuffer(0)));
}

/** Base64url without padding (RFC 4648, 5). */
function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}
