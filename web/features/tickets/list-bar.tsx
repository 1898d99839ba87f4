import { useEffect, useState } from 'react';
import { FilterBar, saysNothing } from '../views/index.ts';
import type { useSavingView } from './saving-view.ts';
import type { ShownView } from './shown-view.ts';

/** The bar of the filter: there while something is narrowed, or when somebody asks for it. */
export function useListBar(shown: ShownView, saving: ReturnType<typeof useSavingView>, onMake: () => void) {
  const [asked, setAsked] = useState(false);
  const [adding, setAdding] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another view begins without the bar
  useEffect(() => setAsked(false), [shown.key]);
  const open = () => {
    setAsked(true);
    setAdding(true);
  };
  const shows = asked || shown.narrowed || !saysNothing(shown.filter) || saving.saveChanges !== undefined;
  return {
    shows,
    open,
    toggle: () => (asked ? setAsked(false) : open()),
    bar: shows ? (
      <FilterBar
        filter={shown.filter}
        onChange={saving.narrow}
        onSave={shown.narrowed ? onMake : undefined}
        onSaveChanges={saving.saveChanges}
        onForget={saving.forget}
        adding={adding}
        onAdding={setAdding}
      />
    ) : null,
  };
}
