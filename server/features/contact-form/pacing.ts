import { hostOf, networkOf } from '../../platform/http/networks.ts';

/** So many within so long; whoever waits gets them back one by one. */
interface Pace {
  most: number;
  minutes: number;
}

/** Forms from one address, from its network, and to one mail address, which anybody can write into a form. */
const SENDING = {
  address: { most: 10, minutes: 60 },
  network: { most: 60, minutes: 60 },
  mail: { most: 8, minutes: 60 },
} as const satisfies Record<string, Pace>;
/** Files that are sent before the form, and questions asked while somebody writes. */
const FILES: Pace = { most: 60, minutes: 60 };
/** Bytes, which lie on the disk for a day even where the form is refused, or never sent. */
const FILLING = {
  address: { most: 500 * 1_048_576, minutes: 24 * 60 },
  network: { most: 2_000 * 1_048_576, minutes: 24 * 60 },
} as const satisfies Record<string, Pace>;
const LOOKS: Pace = { most: 60, minutes: 1 };
/** Remembered at once; above it the one longest unseen is forgotten, which only favours it. */
const MOST_CALLERS = 50_000;

interface Bucket {
  left: number;
  at: number;
}

export interface FormPace {
  /** @returns whether one more may be sent; then it is counted. */
  maySend(address: string | undefined, mail: string): boolean;
  mayUpload(address: string | undefined): boolean;
  /** @returns whether so many bytes may be brought; to be asked before they are read. */
  mayFill(address: string | undefined, bytes: number): boolean;
  mayLook(address: string | undefined): boolean;
}

/** Counted in this process alone: several of them let through so many times as much, which bounds it all the same. */
export function openPace(now: () => number = () => performance.now()): FormPace {
  const buckets = new Map<string, Bucket>();

  const filled = (key: string, pace: Pace): number => {
    const bucket = buckets.get(key);
    if (!bucket) return pace.most;
    return Math.min(pace.most, bucket.left + ((now() - bucket.at) / 60_000) * (pace.most / pace.minutes));
  };
  const take = (all: readonly (readonly [string, Pace])[], cost = 1): boolean => {
    if (all.some(([key, pace]) => filled(key, pace) < cost)) return false;
    for (const [key, pace] of all) {
      const left = filled(key, pace) - cost;
      // Newest last, so that the first of the map is the one longest unseen.
      buckets.delete(key);
      buckets.set(key, { left, at: now() });
      if (buckets.size > MOST_CALLERS) buckets.delete(buckets.keys().next().value ?? '');
    }
    return true;
  };
  return {
    maySend: (address, mail) =>
      take([
        ...(address === undefined
          ? []
          : ([
              [`send ${hostOf(address)}`, SENDING.address],
              [`send ${networkOf(address)}`, SENDING.network],
            ] as const)),
        [`mail ${mail.toLowerCase()}`, SENDING.mail],
      ]),
    mayUpload: (address) => address === undefined || take([[`file ${hostOf(address)}`, FILES]]),
    mayFill: (address, bytes) =>
      address === undefined ||
      take(
        [
          [`fill ${hostOf(address)}`, FILLING.address],
          [`fill ${networkOf(address)}`, FILLING.network],
        ],
        bytes,
      ),
    mayLook: (address) => address === undefined || take([[`look ${hostOf(address)}`, LOOKS]]),
  };
}
