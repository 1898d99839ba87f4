import type { Webhook } from '../../../../contract/webhooks.ts';

/** fresh: nothing was sent yet · teammate, gone, stopped: off, and why. */
export type Health = 'works' | 'fresh' | 'failing' | 'teammate' | 'gone' | 'stopped';

type Known = Pick<Webhook, 'disabled' | 'failingSince' | 'lastDeliveredAt'>;

export function healthOf({ disabled, failingSince, lastDeliveredAt }: Known): Health {
  if (disabled) return disabled.because === 'failing' ? 'stopped' : disabled.because;
  if (failingSince !== null) return 'failing';
  return lastDeliveredAt === null ? 'fresh' : 'works';
}

/** What the page says first: how many there are, how many fail and since when, how many are off. */
export function healthOfAll(all: readonly Known[]): {
  count: number;
  failing: number;
  /** When the first of those that fail began to. */
  since: string | undefined;
  off: number;
} {
  const failing = all.filter((one) => healthOf(one) === 'failing').flatMap(({ failingSince }) => failingSince ?? []);
  return {
    count: all.length,
    failing: failing.length,
    since: failing.toSorted((a, b) => Date.parse(a) - Date.parse(b))[0],
    off: all.filter(({ disabled }) => disabled !== null).length,
  };
}
