import type { PlanException, RotaPlanDetail } from '../../../contract/rota.ts';

/** What is allowed in a plan, as the next one is asked for. */
export function exceptionsOf({ exceptions }: Pick<RotaPlanDetail, 'exceptions'>): PlanException[] {
  return exceptions.map((each) =>
    each.kind === 'seat'
      ? { kind: each.kind, teammateId: each.teammate.id, on: each.on, buddyId: each.buddy?.id ?? null, rule: each.rule }
      : { kind: each.kind, teammateId: each.teammate.id, month: each.month },
  );
}
