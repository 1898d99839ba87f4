import { IconCalendarEvent, IconMail, IconSwitchHorizontal, IconUsers } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Rota, RotaPlanDetail } from '../../../contract/rota.ts';
import type { RotaReason } from '../../../contract/rota-plan.ts';
import { useT } from '../../i18n/index.ts';
import { firstName } from '../../ui/first-name.ts';
import { Button, confirm, Face, toast, useNow } from '../../ui/index.ts';
import { useDayWords } from './day-words.ts';
import { dayIn, daysFrom, monthOf } from './days.ts';
import { discardPlan, publishPlan } from './doing.ts';
import { FairnessNumber } from './fairness-panel.tsx';
import css from './plan-side.module.css';

/** Who was moved and why, what publishing does, how fair it will be, and the button. */
export function PlanSide({ rota, plan }: { rota: Rota; plan: RotaPlanDetail }) {
  const t = useT();
  const words = useDayWords();
  const [busy, setBusy] = useState(false);
  const today = dayIn(rota.timeZone, useNow());
  const [first, last] = [monthOf(plan.from), monthOf(plan.to)];
  const month = first === last ? words.monthName(first) : `${words.monthName(first)} – ${words.monthName(last)}`;
  const navigate = useNavigate();
  const isDraft = plan.state === 'draft';
  const left = daysFrom(today, rota.next.publishBy);
  const publish = async () => {
    setBusy(true);
    const done = await publishPlan(plan.id);
    setBusy(false);
    if (!done) return;
    // No draft is open any more: the address says which plan this is.
    void navigate({ to: '/rota/plan', search: { rota: rota.id, plan: plan.id }, replace: true });
    toast({ title: t('rota-page.publish.done', { month }) });
  };
  const discard = async () => {
    const sure = await confirm({
      title: t('rota-page.publish.discardAsk'),
      text: t('rota-page.publish.discardText'),
      yes: t('rota-page.publish.discard'),
      no: t('rota-page.publish.keepDraft'),
    });
    if (sure) await discardPlan(plan.id);
  };
  return (
    <div className={css.side}>
      {plan.moved.length > 0 || plan.keep ? (
        <section>
          <header className={css.head}>
            <h2>{t('rota-page.movedTitle')}</h2>
            <span className="sp-figures">{t('rota-page.movedCount', { count: plan.moved.length })}</span>
          </header>
          {plan.moved.length === 0 ? <p className={css.words}>{t('rota-page.movedNone')}</p> : null}
          <ul className={css.moved}>
            {plan.moved.map(({ teammate, was, is, why }) => (
              <li key={`${teammate.id} ${was.on}`}>
                <Face person={teammate} size={28} decorative />
                <div>
                  <b>{teammate.name}</b>
                  <p>
                    <del>{seatWords(was, words.short)}</del>{' '}
                    {is === null ? <span>{t('rota-page.movedAway')}</span> : <ins>{seatWords(is, words.short)}</ins>}
                  </p>
                  <p className={css.words}>
                    {why === null
                      ? t('rota-page.movedForOthers')
                      : why === 'by-hand'
                        ? t('rota-page.movedByHand')
                        : t('rota-page.movedBecause', { rule: t(`rota-page.rule.${why as RotaReason | 'hours'}`) })}
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section>
        <h2>{t(isDraft ? 'rota-page.publish.title' : 'rota-page.publish.titleDone')}</h2>
        <ul className={css.does}>
          {/* Once it is published nobody is left whom it would tell. */}
          {isDraft ? (
            <li>
              <IconMail size={16} stroke={1.6} aria-hidden />
              {t('rota-page.publish.tells', { count: plan.tells })}
            </li>
          ) : null}
          <li>
            <IconCalendarEvent size={16} stroke={1.6} aria-hidden />
            {t('rota-page.publish.calendars')}
          </li>
          <li>
            <IconSwitchHorizontal size={16} stroke={1.6} aria-hidden />
            {t('rota-page.publish.swaps')}
          </li>
          {plan.moved.length > 0 ? (
            <li>
              <IconUsers size={16} stroke={1.6} aria-hidden />
              {t('rota-page.publish.moved', { count: plan.moved.length })}
            </li>
          ) : null}
        </ul>
      </section>
      <footer className={css.foot}>
        {plan.fairness === null || plan.fairness.asked === 0 ? null : <FairnessNumber fairness={plan.fairness} />}
        {isDraft ? (
          <>
            <p className={css.do}>
              {plan.can.publish ? (
                <Button kind="filled" busy={busy} onClick={() => void publish()}>
                  {t('rota-page.publish.publish', { month })}
                </Button>
              ) : null}
              {plan.can.discard ? (
                <Button onClick={() => void discard()}>{t('rota-page.publish.discard')}</Button>
              ) : null}
            </p>
            {/* What is published already is due no more. */}
            {plan.from < rota.next.from ? null : (
              <p className={css.words}>
                {t('rota-page.publish.due', {
                  day: words.dayAndMonth(rota.next.publishBy),
                  days: left,
                  late: left < 0 ? 'yes' : 'no',
                })}
              </p>
            )}
          </>
        ) : null}
      </footer>
    </div>
  );
}

function seatWords(seat: { on: string; buddy: { name: string } | null }, short: (day: string) => string): string {
  return seat.buddy === null ? short(seat.on) : `${short(seat.on)}, ${firstName(seat.buddy.name)}`;
}
