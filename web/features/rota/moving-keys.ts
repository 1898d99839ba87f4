import { type Dispatch, type SetStateAction, useEffect } from 'react';
import type { Shift } from '../../../contract/rota.ts';
import { useT } from '../../i18n/index.ts';
import { type Panels, useKeys } from '../../shell/index.ts';
import { addDays, weekdayOf } from './days.ts';
import { type Moving, moveTo } from './moving.ts';

const ARROWS = { left: -1, right: 1, up: -7, down: 7 } as const;

/**
 * The chosen shift is moved by keys: M, then the arrows, Enter to put it there, Escape to leave it; once more lets it go.
 * `within`: days beyond which it cannot go.
 */
export function useMovingKeys({
  panels,
  group,
  chosen,
  moving,
  weekends,
  within,
  onMoving,
  onLetGo,
}: {
  panels: Panels;
  group: string;
  chosen: Shift | undefined;
  moving: Moving | undefined;
  weekends: boolean;
  within?: { from: string; to: string };
  onMoving: Dispatch<SetStateAction<Moving | undefined>>;
  onLetGo: () => void;
}): void {
  const t = useT();
  // A sheet that is closed on a phone leaves no shift on the move behind it.
  useEffect(() => {
    if (!panels.sideOpen) onMoving(undefined);
  }, [panels.sideOpen, onMoving]);
  const step = (days: number) =>
    onMoving((now) => {
      if (now === undefined) return now;
      let on = addDays(now.on, days);
      // Where nobody works on Saturdays and Sundays, the arrows pass over them as over what is not there.
      while (!weekends && weekdayOf(on) > 5) on = addDays(on, Math.sign(days));
      if (within && (on < within.from || on > within.to)) return now;
      return { ...now, on, dropped: false };
    });
  useKeys(
    {
      m: {
        label: t('rota-page.moveKey'),
        off: chosen?.can.move !== true,
        run: () => {
          if (!chosen) return;
          onMoving({ shift: chosen, on: chosen.on, dropped: false });
          panels.setSideOpen(true);
        },
      },
      ...Object.fromEntries(
        Object.entries(ARROWS).map(([key, days]) => [key, { off: moving === undefined, run: () => step(days) }]),
      ),
      enter: {
        off: moving === undefined,
        run: () => {
          if (moving) void moveTo(moving).then((moved) => moved && onMoving(undefined));
        },
      },
      esc: {
        off: moving === undefined && chosen === undefined,
        run: () => (moving === undefined ? onLetGo() : onMoving(undefined)),
      },
    },
    { group },
  );
}
