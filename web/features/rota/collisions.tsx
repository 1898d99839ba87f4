import { useState } from 'react';
import type { PlanException, RotaPlanDetail } from '../../../contract/rota.ts';
import type { RotaReason } from '../../../contract/rota-plan.ts';
import { useT } from '../../i18n/index.ts';
import { Button, Chip, Face } from '../../ui/index.ts';
import css from './collisions.module.css';
import { useDayWords } from './day-words.ts';
import { exceptionsOf } from './exceptions.ts';

const SHOWN = 5;
type Collision = RotaPlanDetail['collisions'][number];

/** Whose share does not fit: against which rules, and the least bad ways, cheapest first. */
export function Collisions({
  plan,
  onAgain,
}: {
  plan: RotaPlanDetail;
  onAgain: (exceptions: PlanException[]) => void;
}) {
  const t = useT();
  const words = useDayWords();
  const [all, setAll] = useState(false);
  const shown = all ? plan.collisions : plan.collisions.slice(0, SHOWN);
  const named = new Set(plan.collisions.map(({ teammate }) => teammate.id));
  // What somebody's card says already is not said twice.
  const others = plan.violations.filter(({ who }) => who === null || !named.has(who.id));
  return (
    <section className={css.collisions}>
      <h2>
        {t('rota-page.collision.title', { count: plan.collisions.length + others.length })}
        {plan.collisions.length > 0 ? <span>{t('rota-page.collision.ways')}</span> : null}
      </h2>
      {shown.map((collision) => (
        <Card
          key={`${collision.teammate.id} ${collision.month}`}
          collision={collision}
          isDraft={plan.state === 'draft'}
          onAllow={(exception) => onAgain([...exceptionsOf(plan), exception])}
        />
      ))}
      {plan.state === 'draft' && shown.length > 0 ? (
        <p className={css.hint}>{t('rota-page.collision.onlyThis')}</p>
      ) : null}
      {shown.length < plan.collisions.length ? (
        <button type="button" className="sp-link" onClick={() => setAll(true)}>
          {t('rota-page.collision.more', { count: plan.collisions.length - shown.length })}
        </button>
      ) : null}
      {others.length === 0 ? null : (
        <ul className={css.others}>
          {others.slice(0, SHOWN).map(({ rule, who, on, month }) => (
            <li key={`${rule} ${who?.id} ${on} ${month}`}>
              {[
                who?.name ?? t('rota-page.collision.everybody'),
                on ? words.short(on) : month ? words.month(month) : undefined,
              ]
                .filter(Boolean)
                .join(', ')}
              : {t(`rota-page.rule.${rule as RotaReason | 'seats-min' | 'hours'}`)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Card({
  collision,
  isDraft,
  onAllow,
}: {
  collision: Collision;
  isDraft: boolean;
  onAllow: (exception: PlanException) => void;
}) {
  const t = useT();
  const words = useDayWords();
  const { teammate, month, rules, ways } = collision;
  const teammateId = teammate.id;
  return (
    <article className={css.card}>
      <div className={css.why}>
        <Face person={teammate} size={36} decorative />
        <div>
          <h3>{t('rota-page.collision.who', { name: teammate.name, month: words.monthName(month) })}</h3>
          <p className={css.against}>
            {t('rota-page.collision.against')}
            {rules.map((rule) => (
              <Chip key={rule}>{t(`rota-page.rule.${rule}`)}</Chip>
            ))}
          </p>
        </div>
      </div>
      {ways.length === 0 ? (
        <p className={css.none}>
          {t(rules.includes('cap') ? 'rota-page.collision.noWayCap' : 'rota-page.collision.noWay')}
        </p>
      ) : null}
      <ul className={css.ways}>
        {ways.map(({ rule, on, buddy, overlapHours, cost }) => (
          <li key={`${rule} ${on} ${buddy?.id}`}>
            <span>
              <b>
                {buddy === null
                  ? words.short(on)
                  : t('rota-page.collision.wayWith', { day: words.short(on), buddy: buddy.name })}
              </b>
              {', '}
              {t(`rota-page.collision.way.${rule}`, { hours: overlapHours ?? 0 })}
            </span>
            <span className={css.cost}>{t('rota-page.collision.costs', { cost })}</span>
            {isDraft ? (
              <Button
                size={28}
                onClick={() => onAllow({ kind: 'seat', teammateId, on, buddyId: buddy?.id ?? null, rule })}
              >
                {t('rota-page.collision.allow')}
              </Button>
            ) : null}
          </li>
        ))}
        {isDraft ? (
          <li>
            <span>
              <b>{t('rota-page.collision.monthOff', { month: words.monthName(month) })}</b>
            </span>
            <Button size={28} className={css.last} onClick={() => onAllow({ kind: 'month-off', teammateId, month })}>
              {t('rota-page.collision.allow')}
            </Button>
          </li>
        ) : null}
      </ul>
    </article>
  );
}
