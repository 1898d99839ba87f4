import type { RotaAnswer, RotaInstance } from '../../../../contract/rota-plan.ts';
import { addShares, startDraft } from './draft.ts';
import { explainUnfilled } from './explaining.ts';
import { keepWhatHolds } from './keeping.ts';
import { scoreOf } from './measuring.ts';
import { makeRoster } from './roster.ts';

type Weighed = Pick<RotaAnswer, 'unfilled' | 'score' | 'violations' | 'collisions'>;

/**
 * Measures shifts that are given, whoever chose them, as a plan is measured: nothing is solved and nothing moves. What breaks a
 * rule is named. The bound is that of the plan that they were: it knows how many shifts there are and not where.
 */
export function weighShifts(
  instance: RotaInstance,
  shifts: readonly { on: string; person: string; buddy: string | null }[],
): Weighed {
  const kept = shifts.map(({ on, person, buddy }) => ({ on, person, buddy, fixed: true }));
  const draft = startDraft(makeRoster({ ...instance, kept }));
  const capped = addShares(draft);
  const fixed = keepWhatHolds(draft);
  const { unfilled, collisions, violations } = explainUnfilled(draft, capped);
  return {
    unfilled,
    collisions,
    violations: [...fixed.violations, ...violations],
    score: { ...scoreOf(draft), unfilled: unfilled.length },
  };
}
