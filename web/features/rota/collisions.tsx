import { useState } from 'react';
import type { Rota, RotaPlanDetail, RotaRules } from '../../../contract/rota.ts';
import type { RotaReason } from '../../../contract/rota-plan.ts';
import { useT } from '../../i18n/index.ts';
import { Button, Chip, Face } from '../../ui/index.ts';
import css from './collisions.module.css';
import { useDayWords } from './day-words.ts';
import { changeRules } from './doing.ts';

const SHOWN = 5;
type Collision = RotaPlanDetail['collisions'][number];

/** Whose share does not fit: against which rules, and the least bad ways, cheapest first. */
export function Collisions({ rota, plan, onAgain }: { rota: Rota; plan: RotaPlanDetail; onAgain: () => void }) {
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
          rota={rota}
          collision={collision}
          isDraft={plan.state === 'draft'}
          onAgain={onAgain}
        />
      ))}
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
  rota,
  collision,
  isDraft,
  onAgain,
}: {
  rota: Rota;
  collision: Collision;
  isDraft: boolean;
  onAgain: () => void;
}) {
  const t = useT();
  const words = useDayWords();
  const { teammate, month, rules, ways } = collision;
  const allow = async (change: Partial<RotaRules>) => {
    if (await changeRules(rota, change)) onAgain();
  };
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
        <p className={css.none}>{t('rota-page.collision.noWay')}</p>
      ) : (
        <ul className={css.ways}>
          {ways.map((way) => {
            const change = wouldAllow(way, rota.rules);
            return (
              <li key={`${way.rule} ${way.on} ${way.buddy?.id}`}>
                <span>
                  <b>
                    {way.buddy === null
                      ? words.short(way.on)
                      : t('rota-page.collision.wayWith', { day: words.short(way.on), buddy: way.buddy.name })}
                  </b>
                  {', '}
                  {t(`rota-page.collision.way.${way.rule}`, { hours: way.overlapHours ?? 0 })}
                </span>
                <span className={css.cost}>{t('rota-page.collision.costs', { cost: way.cost })}</span>
                {isDraft && change !== undefined ? (
                  <Button size={28} onClick={() => void allow(change)}>
                    {t('rota-page.collision.allow')}
                  </Button>
                ) : null}
              </li>
            );
          })}
        </ul>
      )}
    </article>
  );
}

/** The rule of the whole rota that would let this be; undefined where it is not one rule's to give way. */
function wouldAllow(way: Collision['ways'][number], rules: RotaRules): Partial<RotaRules> | undefined {
  if (way.rule === 'overlap' && way.overlapHours !== null && way.overlapHours > 0)
    return { minOverlapHours: Math.floor(way.overlapHours * 2) / 2 };
  if (way.rule === 'language') return { commonLanguage: false };
  if (way.rule === 'skill') return { commonSkill: false };
  if (way.rule === 'seats-max') return { seatsPerDay: { ...rules.seatsPerDay, max: rules.seatsPerDay.max + 1 } };
  if (way.rule === 'cap') return { capHoursPerMonth: null };
  return undefined;
}
