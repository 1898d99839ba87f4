import { type ComponentProps, lazy, Suspense } from 'react';
import type { FeltTogether as FeltTogetherPart } from './felt-together.tsx';
import type { LoadToLift as LoadToLiftPart } from './load-to-lift.tsx';

// The way in asks whether it opens on a shift, and takes nothing of this along.
const LazyLoadToLift = lazy(async () => ({ default: (await import('./load-to-lift.tsx')).LoadToLift }));
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
