import { type ComponentProps, lazy, Suspense } from 'react';
import type { BuddyDays as BuddyDaysPart } from './buddy-days.tsx';
import type { FeltTogether as FeltTogetherPart } from './felt-together.tsx';
import type { LoadToLift as LoadToLiftPart } from './load-to-lift.tsx';

// The way in asks whether it opens on a shift, and takes nothing of this along.
const LazyLoadToLift = lazy(async () => ({ default: (await import('./load-to-lift.tsx')).LoadToLift }));
const LazyBuddyDays = lazy(async () => ({ default: (await import('./buddy-days.tsx')).BuddyDays }));
const LazyOwnDay = lazy(async () => ({ default: (await import('./own-day.tsx')).OwnDay }));
const LazyFeltTogether = lazy(async () => ({ default: (await import('./felt-together.tsx')).FeltTogether }));

/** How far somebody's shift of today has come, for who may let them go on after its hard stop. */
export function LoadToLift(props: ComponentProps<typeof LoadToLiftPart>) {
  return (
    <Suspense>
      <LazyLoadToLift {...props} />
    </Suspense>
  );
}

/** How the days of the last whole months felt, of five people or more together. */
export function FeltTogether(props: ComponentProps<typeof FeltTogetherPart>) {
  return (
    <Suspense>
      <LazyFeltTogether {...props} />
    </Suspense>
  );
}

/** How full the day of each full-time agent of a rota is. */
export function BuddyDays(props: ComponentProps<typeof BuddyDaysPart>) {
  return (
    <Suspense>
      <LazyBuddyDays {...props} />
    </Suspense>
  );
}

/** One's own day as a full-time agent, and the hard ones whose turn it is to be one's own. */
export function OwnDay() {
  return (
    <Suspense>
      <LazyOwnDay />
    </Suspense>
  );
}
