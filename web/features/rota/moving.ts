import type { Shift, ShiftCheck } from '../../../contract/rota.ts';
import { cache } from '../../api/index.ts';
import { sayNow } from '../../i18n/index.ts';
import { toast } from '../../ui/index.ts';
import { checkOf } from './asking.ts';
import { moveShift } from './doing.ts';

/** A shift that somebody is about to put on another day. */
export interface Moving {
  shift: Shift;
  on: string;
  /** It was let go on a day on which it breaks a rule: the panel asks. */
  dropped: boolean;
}

function lookAt({ shift, on }: Moving): Promise<ShiftCheck> {
  return cache.fetchQuery({ ...checkOf(shift.id, on), staleTime: 5_000 });
}

/**
 * Puts the shift there if no rule is against it, or anyway with a reason.
 * @returns whether it is there; false where a rule or the server was against it.
 */
export async function moveTo(moving: Moving, reason?: string): Promise<boolean> {
  const { shift, on } = moving;
  if (on === shift.on) return true;
  if (reason === undefined && (await lookAt(moving)).broken.length > 0) return false;
  const moved = await moveShift(shift.id, { on, ...(reason === undefined ? {} : { anyway: true, reason }) });
  if (moved === undefined) return false;
  const { t } = sayNow();
  toast({
    title: t('rota-page.moved', { name: shift.teammate.name }),
    undo: () =>
      void moveShift(shift.id, {
        on: shift.on,
        buddyId: shift.buddy?.id ?? null,
        anyway: true,
        reason: t('rota-page.takenBack'),
      }),
  });
  return true;
}
