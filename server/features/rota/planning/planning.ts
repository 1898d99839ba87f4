import type { Highs } from 'highs';
import type { RotaAnswer, RotaInstance } from '../../../../contract/rota-plan.ts';
import { buddyTargets } from './buddy-targets.ts';
import { addShares, NOWHERE, startDraft } from './draft.ts';
import { explainUnfilled } from './explaining.ts';
import { keepWhatHolds } from './keeping.ts';
import { boundOf, scoreOf } from './measuring.ts';
import { mend } from './mending.ts';
import { fillMonths } from './months.ts';
import { presentShifts } from './presenting.ts';
import { makeRoster } from './roster.ts';
import { at } from './rota-days.ts';

/** Shares of the whole work, for the progress figure. */
const PREPARED = 0.05;
const FILLED = 0.8;
const MENDED = 0.95;

/**
 * Plans a rota: a pure function of the instance, the same for the same seed on every machine.
 * @param progress called with how much is done, from 0 to 1.
 */
export function planRota(
  highs: Highs,
  instance: RotaInstance,
  progress: (done: number) => void = () => undefined,
): RotaAnswer {
  const began = performance.now();
  const roster = makeRoster(instance);
  const draft = startDraft(roster);
  const capped = addShares(draft);
  const kept = keepWhatHolds(draft);
  progress(PREPARED);
  const wanted = roster.people.map((_, person) => at(draft.unitsOf, person).length);
  const planned = buddyTargets(highs, roster, wanted);
  fillMonths(highs, draft, planned.targets, (done) => progress(PREPARED + (FILLED - PREPARED) * done));
  mend(highs, draft, planned.targets, (done) => progress(FILLED + (MENDED - FILLED) * done));
  const placed = roster.people.map(
    (_, person) => at(draft.unitsOf, person).filter(({ day }) => day !== NOWHERE).length,
  );
  const same = placed.every((count, person) => count === at(wanted, person));
  const { spread } = same ? planned : buddyTargets(highs, roster, placed);
  const moved = kept.moved();
  const { unfilled, collisions, violations } = explainUnfilled(draft, capped);
  const answer: RotaAnswer = {
    shifts: presentShifts(draft),
    unfilled,
    score: { ...scoreOf(draft), unfilled: unfilled.length, moved: moved.length },
    bound: boundOf(draft, spread),
    violations: [...kept.violations, ...violations],
    collisions,
    moved,
    milliseconds: 0,
  };
  answer.bound.unfilled += [...capped.values()].reduce((sum, count) => sum + count, 0);
  answer.bound.moved = kept.broken;
  progress(1);
  answer.milliseconds = Math.round(performance.now() - began);
  return answer;
}
