import { useState } from 'react';
import { refusalOf } from '../../api/index.ts';
import { sayNow } from '../../i18n/index.ts';
import { presentMoment, toast } from '../../ui/index.ts';

export interface Saving {
  /** When something on this place was kept last, in milliseconds. */
  savedAt: number | undefined;
  /** Keeps something; false when it was refused, which is then said in a toast with the server's reason. */
  save: (work: () => Promise<unknown>) => Promise<boolean>;
  /** The same for a field that says the refusal itself: throws it on. */
  saveOrThrow: (work: () => Promise<unknown>) => Promise<void>;
}

/** Settings are kept at once, each by itself; the place says quietly when. */
export function useSaving(): Saving {
  const [savedAt, setSavedAt] = useState<number>();
  const saveOrThrow = async (work: () => Promise<unknown>) => {
    await work();
    setSavedAt(presentMoment());
  };
  return {
    savedAt,
    saveOrThrow,
    save: async (work) => {
      try {
        await saveOrThrow(work);
        return true;
      } catch (error) {
        toast({ tone: 'failed', title: sayNow().t('settings.notSaved'), text: reasonOf(error) });
        return false;
      }
    },
  };
}

/** Why something was not done, in one sentence: the refusal, or that the server was away. */
export function reasonOf(error: unknown): string {
  return refusalOf(error) ?? sayNow().t('settings.away');
}
