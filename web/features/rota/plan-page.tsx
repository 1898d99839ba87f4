import { IconAdjustmentsHorizontal, IconLayoutSidebarRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Rota, RotaPlanDetail } from '../../../contract/rota.ts';
import { useMoments, useT } from '../../i18n/index.ts';
import { Columns, useKeys, usePanels, useTitle } from '../../shell/index.ts';
import { Button, Chip, ErrorState, IconButton, LoadingRows } from '../../ui/index.ts';
import { planAsked, rotasAsked, useRotaNews } from './asking.ts';
import { useDayWords } from './day-words.ts';
import { addMonths, lastDay, monthOf } from './days.ts';
import { planMonths } from './doing.ts';
import { PeopleDialog } from './people-dialog.tsx';
import css from './plan-page.module.css';
import { PlanProgress } from './plan-progress.tsx';
import { PlanResult } from './plan-result.tsx';
import { PlanSide } from './plan-side.tsx';
import { RulesPanel } from './rules-panel.tsx';

/** So many months may be planned at once. */
const spans = [1, 2, 3, 6, 12] as const;

/** A rota is planned: what has to hold, how good the plan is against the best there can be, and what publishing does. */
export default function PlanPage() {
  const t = useT();
  const asked = useSearch({ strict: false });
  const panels = usePanels();
  useTitle(t('rota-page.plan.title'));
  useRotaNews();
  const rotas = useQuery(rotasAsked);
  const rota = rotas.data?.find(({ id }) => id === asked.rota) ?? rotas.data?.find(({ can }) => can.plan);
  if (rota?.can.plan) return <Planning key={rota.id} rota={rota} planId={rota.openPlanId ?? asked.plan} />;
  return (
    <Columns panels={panels}>
      {rotas.data !== undefined ? (
        <ErrorState
          level={1}
          title={t('rota-page.plan.notYours')}
          action={
            <Link to="/rota" className="sp-link">
              {t('rota-page.plan.toCalendar')}
            </Link>
          }
        >
          {t('rota-page.plan.notYoursText')}
        </ErrorState>
      ) : rotas.isError ? (
        <ErrorState
          level={1}
          title={t('rota-page.away')}
          action={
            <Button kind="filled" size={28} onClick={() => void rotas.refetch()}>
              {t('rota-page.again')}
            </Button>
          }
        >
          {t('rota-page.awayText')}
        </ErrorState>
      ) : (
        <LoadingRows />
      )}
    </Columns>
  );
}

function Planning({ rota, planId }: { rota: Rota; planId: string | undefined }) {
  const t = useT();
  const words = useDayWords();
  const moments = useMoments();
  const navigate = useNavigate();
  const panels = usePanels();
  const [people, setPeople] = useState(false);
  const [busy, setBusy] = useState(false);
  const opened = useQuery({ ...planAsked(planId ?? ''), enabled: planId !== undefined });
  const plan = opened.data?.state === 'discarded' ? undefined : opened.data;
  const isDraft = plan?.state === 'draft';
  const begin = async (range: { from: string; to: string }, more: { seed?: number; keep?: boolean } = {}) => {
    setBusy(true);
    const made = await planMonths(rota.id, { ...range, ...more });
    setBusy(false);
    if (made) void navigate({ to: '/rota/plan', search: { rota: rota.id, plan: made.id }, replace: true });
  };
  const again = () => {
    if (plan) void begin({ from: plan.from, to: plan.to }, { seed: plan.seed, keep: plan.keep });
  };
  useKeys(
    {
      r: { label: t('rota-page.plan.again'), off: !isDraft, run: again },
      w: { label: t('rota-page.plan.people'), run: () => setPeople(true) },
    },
    { group: t('rota-page.plan.title') },
  );
  const isWide = panels.breakpoint === 'wide' && panels.sideOpen;
  const rulesBeside = panels.breakpoint === 'wide' || panels.breakpoint === 'medium';
  return (
    <Columns
      panels={panels}
      viewsWidth={384}
      sideWidth={316}
      views={<RulesPanel rota={rota} month={plan?.from ?? rota.next.from} onPeople={() => setPeople(true)} />}
      {...(isDraft || plan?.state === 'published' ? { side: <PlanSide rota={rota} plan={plan} /> } : {})}
    >
      <div className={css.page}>
        <header className={css.head}>
          <h1>{plan ? spanOf(plan, words) : words.month(monthOf(rota.next.from))}</h1>
          {plan?.state === 'draft' ? <Chip>{t('rota-page.plan.draft')}</Chip> : null}
          {plan?.state === 'published' ? <Chip tone="ours">{t('rota-page.plan.published')}</Chip> : null}
          <span className={css.grow} />
          {plan?.milliseconds === null || plan?.milliseconds === undefined ? null : (
            <span className={css.small}>
              {t('rota-page.plan.took', { seconds: Math.max(0.1, Math.round(plan.milliseconds / 100) / 10) })}
            </span>
          )}
          {rulesBeside ? null : (
            <IconButton
              label={t('rota-page.plan.rules')}
              icon={<IconAdjustmentsHorizontal size={17} stroke={1.6} aria-hidden />}
              onClick={() => panels.setViewsOpen(true)}
            />
          )}
          {isWide || !(isDraft || plan?.state === 'published') ? null : (
            <IconButton
              label={t('rota-page.plan.whenPublished')}
              icon={<IconLayoutSidebarRight size={17} stroke={1.6} aria-hidden />}
              onClick={() => panels.setSideOpen(true)}
            />
          )}
          {isDraft ? (
            <Button keys="r" busy={busy} onClick={again}>
              {t('rota-page.plan.again')}
            </Button>
          ) : null}
        </header>
        <div className={css.scroll}>
          {planId !== undefined && opened.data === undefined && !opened.isError ? (
            <LoadingRows />
          ) : plan?.state === 'planning' ? (
            <PlanProgress plan={plan} />
          ) : plan?.state === 'draft' || plan?.state === 'published' ? (
            <PlanResult rota={rota} plan={plan} onAgain={again} />
          ) : (
            <>
              {plan?.state === 'failed' ? (
                <p className={css.failed} role="alert">
                  {t('rota-page.plan.failed')}
                </p>
              ) : null}
              <BeginPlan
                rota={rota}
                busy={busy}
                onPeople={() => setPeople(true)}
                onBegin={(range) => void begin(range)}
              />
            </>
          )}
          {plan?.state === 'published' ? (
            <p className={css.after}>
              <Link to="/rota" search={{ rota: rota.id, month: monthOf(plan.from) }} className="sp-link">
                {t('rota-page.plan.toCalendar')}
              </Link>
              <Button
                busy={busy}
                onClick={() => void navigate({ to: '/rota/plan', search: { rota: rota.id }, replace: true })}
              >
                {t('rota-page.planMonth', { month: words.monthName(monthOf(rota.next.from)) })}
              </Button>
              <Button busy={busy} onClick={() => void begin({ from: plan.from, to: plan.to }, { keep: true })}>
                {t('rota-page.plan.mend')}
              </Button>
              {plan.publishedAt === null ? null : (
                <span className={css.small}>
                  {t('rota-page.plan.publishedBy', {
                    name: plan.publishedBy ?? '',
                    day: moments.date(plan.publishedAt),
                  })}
                </span>
              )}
            </p>
          ) : null}
        </div>
      </div>
      {people ? <PeopleDialog rota={rota} onClose={() => setPeople(false)} /> : null}
    </Columns>
  );
}

/** "January 2027", or from the first month to the last. */
function spanOf(plan: RotaPlanDetail, words: ReturnType<typeof useDayWords>): string {
  const [from, to] = [monthOf(plan.from), monthOf(plan.to)];
  return from === to ? words.month(from) : `${words.month(from)} – ${words.month(to)}`;
}

/** Nothing planned yet: who is in, for how long, and the one button. */
function BeginPlan({
  rota,
  busy,
  onPeople,
  onBegin,
}: {
  rota: Rota;
  busy: boolean;
  onPeople: () => void;
  onBegin: (range: { from: string; to: string }) => void;
}) {
  const t = useT();
  const words = useDayWords();
  const [months, setMonths] = useState<number>(1);
  const first = monthOf(rota.next.from);
  const last = addMonths(first, months - 1);
  return (
    <div className={css.begin}>
      <p className={css.lead}>
        {rota.participants === 0
          ? t('rota-page.plan.nobody')
          : t('rota-page.plan.ready', { people: rota.participants, buddies: rota.buddies })}
      </p>
      <p className={css.beginDo}>
        {rota.participants === 0 ? (
          <Button kind="filled" keys="w" onClick={onPeople}>
            {t('rota-page.plan.chooseWho')}
          </Button>
        ) : (
          <>
            <label>
              {t('rota-page.plan.howLong')}{' '}
              <select value={months} onChange={({ currentTarget: { value } }) => setMonths(Number(value))}>
                {spans.map((count) => (
                  <option key={count} value={count}>
                    {t('rota-page.plan.months', { count })}
                  </option>
                ))}
              </select>
            </label>
            <Button kind="filled" busy={busy} onClick={() => onBegin({ from: rota.next.from, to: lastDay(last) })}>
              {months === 1
                ? t('rota-page.planMonth', { month: words.monthName(first) })
                : t('rota-page.plan.planUntil', { month: words.month(last) })}
            </Button>
            <Button kind="quiet" keys="w" onClick={onPeople}>
              {t('rota-page.plan.people')}
            </Button>
          </>
        )}
      </p>
    </div>
  );
}
