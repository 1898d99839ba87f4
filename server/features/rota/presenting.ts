import type {
  PlanException,
  PlanFindings,
  Rota,
  RotaPerson,
  RotaPlan,
  RotaPlanDetail,
  RotaRules,
  Shift,
  Swap,
} from '../../../contract/rota.ts';
import { USUAL_RULES } from '../../../contract/rota.ts';
import type { Actor } from '../../platform/access/index.ts';
import { may } from '../../platform/access/index.ts';
import type { PersonRow } from './people.queries.ts';
import type { PlanRow } from './plans.queries.ts';
import type { StoredFindings } from './rota.tables.ts';
import type { RotaRow } from './rotas.queries.ts';
import { shareInShifts } from './shares.ts';
import type { ShiftRow } from './shifts.queries.ts';
import { swapRights } from './swap-rights.ts';
import type { SwapRow } from './swaps.queries.ts';

export function toRota(row: RotaRow, actor: Actor, now: Temporal.Instant): Rota {
  const desk = row.desk_id;
  const plan = may(actor, 'rota.plan', desk);
  const rules = rulesOf(row);
  return {
    id: row.id,
    deskId: desk,
    name: row.name,
    timeZone: row.time_zone,
    rules,
    version: row.version,
    participants: row.participants,
    buddies: row.buddies,
    publishedUntil: row.published_until,
    next: nextMonth(row.published_until, rules, now.toZonedDateTimeISO(row.time_zone).toPlainDate()),
    // A draft is for those who plan.
    openPlanId: plan ? row.open_plan_id : null,
    putAwayAt: row.put_away_at?.toString() ?? null,
    can: {
      change: may(actor, 'rota.change', desk),
      plan,
      publish: may(actor, 'rota.publish', desk),
      move: may(actor, 'shift.move', desk),
    },
  };
}

/** As they hold: what is stored may be older than a rule that came later. */
export function rulesOf({ rules }: { rules: RotaRules }): RotaRules {
  return { ...USUAL_RULES, ...rules };
}

/** What is to be planned next: the month after what is published, or the rest of it; of nothing published the month to come. */
function nextMonth(publishedUntil: string | null, rules: RotaRules, today: Temporal.PlainDate): Rota['next'] {
  const last = publishedUntil === null ? undefined : Temporal.PlainDate.from(publishedUntil);
  const from =
    last && Temporal.PlainDate.compare(last, today) >= 0
      ? last.add({ days: 1 })
      : today.with({ day: 1 }).add({ months: 1 });
  return {
    from: from.toString(),
    to: from.with({ day: from.daysInMonth }).toString(),
    publishBy: from.subtract({ days: rules.publishedAheadDays }).toString(),
  };
}

export function toRotaPerson(row: PersonRow, rules: RotaRules): RotaPerson {
  return {
    teammate: { id: row.teammate_id, name: row.name },
    part: row.part,
    share: row.share,
    shiftsPerMonth: row.part === 'buddy' ? 0 : shareInShifts(row, rules).shiftsPerMonth,
    weekdays: row.weekdays,
    hours: [row.from_time, row.to_time],
    timeZone: row.time_zone,
    languages: row.languages,
    skills: row.skills,
    maxPerDay: row.max_per_day,
    holidaysCountry: row.holidays_country,
    exempt: row.exempt_at === null ? null : { reason: row.exempt_reason ?? '' },
    paused: row.paused_from_on === null ? null : { from: row.paused_from_on, until: row.paused_until_on },
    level: row.level,
    joinedOn: row.joined_on,
  };
}

function named(id: string, name: string | null): { id: string; name: string } {
  return { id, name: name ?? '' };
}

function namedOrNull(id: string | null, name: string | null): { id: string; name: string } | null {
  return id === null ? null : named(id, name);
}

export function toShift(row: ShiftRow, actor: Actor, now: Temporal.Instant): Shift {
  const isToCome = row.state === 'published' && Temporal.Instant.compare(row.ends_at, now) > 0;
  const isOwn = actor.kind === 'teammate' && actor.id === row.teammate_id;
  const mayMove = may(actor, 'shift.move', row.desk_id);
  const mayPlan = may(actor, 'rota.plan', row.desk_id);
  const isMovable = row.state === 'draft' ? mayPlan && Temporal.Instant.compare(row.starts_at, now) > 0 : isToCome;
  return {
    id: row.id,
    rotaId: row.rota_id,
    planId: row.plan_id,
    teammate: named(row.teammate_id, row.teammate_name),
    buddy: namedOrNull(row.buddy_id, row.buddy_name),
    on: row.on_date,
    startsAt: row.starts_at.toString(),
    endsAt: row.ends_at.toString(),
    timeZone: row.time_zone,
    state: row.state,
    sequence: row.sequence,
    changedAt: row.changed_at.toString(),
    changeReason: row.change_reason,
    away: row.away && (isOwn || mayPlan),
    swap:
      row.swap_id === null || row.swap_kind === null || row.swap_state === null
        ? null
        : { id: row.swap_id, kind: row.swap_kind, state: row.swap_state },
    can: {
      move: isMovable && mayMove,
      swap: isToCome && row.swap_id === null && (mayMove || (isOwn && may(actor, 'shift.swap', row.desk_id))),
    },
  };
}

export function toSwap(
  row: SwapRow,
  shifts: ReadonlyMap<string, ShiftRow>,
  actor: Actor,
  now: Temporal.Instant,
): Swap | undefined {
  const shift = shifts.get(row.shift_id);
  const other = row.other_shift_id === null ? undefined : shifts.get(row.other_shift_id);
  if (!shift) return undefined;
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    shift: toShift(shift, actor, now),
    owner: named(row.owner_id, row.owner_name),
    askedOf: namedOrNull(row.asked_of, row.asked_of_name),
    wantedOn: row.wanted_on,
    words: row.words,
    takenBy: namedOrNull(row.taken_by, row.taken_by_name),
    otherShift: other ? toShift(other, actor, now) : null,
    openedAt: row.opened_at.toString(),
    endsAt: row.ends_at.toString(),
    settledAt: row.settled_at?.toString() ?? null,
    can: swapRights(row, actor, now, [shift.starts_at, ...(other ? [other.starts_at] : [])]),
  };
}

export function toRotaPlan(row: PlanRow, actor: Actor): RotaPlan {
  return {
    id: row.id,
    rotaId: row.rota_id,
    from: row.from_on,
    to: row.to_on,
    seed: row.seed,
    keep: row.keep,
    state: row.state,
    progress: row.progress,
    score: row.score,
    bound: row.bound,
    milliseconds: row.milliseconds,
    shiftCount: row.shift_count,
    madeBy: row.made_by_name,
    madeAt: row.made_at.toString(),
    publishedAt: row.published_at?.toString() ?? null,
    publishedBy: row.published_by_name,
    can: {
      publish: row.state === 'draft' && may(actor, 'rota.publish', row.desk_id),
      discard: row.state !== 'published' && row.state !== 'discarded' && may(actor, 'rota.plan', row.desk_id),
    },
  };
}

/** Of somebody whose account is gone nothing. */
export function toExceptions(
  exceptions: readonly PlanException[],
  names: ReadonlyMap<string, string>,
): RotaPlanDetail['exceptions'] {
  return exceptions.flatMap((each): RotaPlanDetail['exceptions'] => {
    const name = names.get(each.teammateId);
    if (name === undefined) return [];
    const teammate = named(each.teammateId, name);
    if (each.kind === 'month-off') return [{ kind: each.kind, teammate, month: each.month }];
    const buddy = each.buddyId === null ? null : named(each.buddyId, names.get(each.buddyId) ?? '');
    return [{ kind: each.kind, teammate, on: each.on, buddy, rule: each.rule }];
  });
}

/** What the engine said of ids, with names; of somebody whose account is gone nothing. */
export function toFindings(findings: StoredFindings | null, names: ReadonlyMap<string, string>): PlanFindings {
  if (findings === null) return { unfilled: [], violations: [], collisions: [], moved: [] };
  const who = (id: string | null) => (id === null || !names.has(id) ? null : named(id, names.get(id) ?? ''));
  const seat = (place: { on: string; buddy: string | null }) => ({ on: place.on, buddy: who(place.buddy) });
  const ofSomebody = <Item, Shown>(
    items: readonly Item[],
    idOf: (item: Item) => string,
    show: (item: Item, teammate: { id: string; name: string }) => Shown,
  ) =>
    items.flatMap((item) => {
      const teammate = who(idOf(item));
      return teammate ? [show(item, teammate)] : [];
    });
  return {
    unfilled: ofSomebody(
      findings.unfilled,
      (each) => each.person,
      ({ month, reason }, teammate) => ({ teammate, month, reason }),
    ),
    violations: findings.violations.map((each) => ({ ...each, who: who(each.who) })),
    collisions: ofSomebody(
      findings.collisions,
      (each) => each.person,
      ({ month, rules, detail, ways }, teammate) => ({
        teammate,
        month,
        rules,
        detail,
        ways: ways.map((way) => ({ ...way, buddy: who(way.buddy) })),
      }),
    ),
    moved: ofSomebody(
      findings.moved,
      (each) => each.person,
      ({ was, is, why }, teammate) => ({ teammate, was: seat(was), is: is && seat(is), why }),
    ),
  };
}
