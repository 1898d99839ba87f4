import type { Rota, RotaPerson, RotaRules } from '../../../contract/rota.ts';
import { USUAL_RULES } from '../../../contract/rota.ts';
import type { Actor } from '../../platform/access/index.ts';
import { may } from '../../platform/access/index.ts';
import type { PersonRow } from './people.queries.ts';
import type { RotaRow } from './rotas.queries.ts';
import { shareInShifts } from './shares.ts';

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
