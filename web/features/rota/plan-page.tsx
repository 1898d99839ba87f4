import { IconAdjustmentsHorizontal, IconLayoutSidebarRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { PlanException, Rota, RotaPlanDetail } from '../../../contract/rota.ts';
import { useMoments, useT } from '../../i18n/index.ts';
import { Columns, useKeys, usePanels, useTitle } from '../../shell/index.ts';
import { Button, Chip, ErrorState, IconButton, LoadingRows } from '../../ui/index.ts';
import { planAsked, rotasAsked, useRotaNews } from './asking.ts';
import { BeginPlan } from './begin-plan.tsx';
import { useDayWords } from './day-words.ts';
import { monthOf, weekdayOf } from './days.ts';
import { planMonths } from './doing.ts';
import { DraftDays } from './draft-days.tsx';
import { exceptionsOf } from './exceptions.ts';
import { useKeptFocus } from './kept-focus.ts';
import type { Moving } from './moving.ts';
import { useMovingKeys } from './moving-keys.ts';
import { PeopleDialog } from './people-dialog.tsx';
import css from './plan-page.module.css';
import { PlanProgress } from './plan-progress.tsx';
import { PlanResult } from './plan-result.tsx';
import { PlanSide } from './plan-side.tsx';
import { RulesPanel } from './rules-panel.tsx';
import { ShiftPanel } from './shift-panel.tsx';

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
  const [showsDays, setShowsDays] = useState(false);
  const [chosenId, setChosen] = useState<string>();
  const [moving, setMoving] = useState<Moving>();
  const chosen = isDraft ? plan?.shifts.find(({ id }) => id === chosenId) : undefined;
  const within = plan ? { from: plan.from, to: plan.to } : undefined;
  const choose = (id: string | undefined) => {
    setMoving(undefined);
    setChosen(id);
    if (id !== undefined) panels.setSideOpen(true);
    else if (chosenId !== undefined) document.getElementById(`seat-${chosenId}`)?.focus();
  };
  const begin = async (range: { from: string; to: string }, more: Parameters<typeof planMonths>[2] = {}) => {
    setBusy(true);
    choose(undefined);
    const made = await planMonths(rota.id, range, more);
    setBusy(false);
    if (made) void navigate({ to: '/rota/plan', search: { rota: rota.id, plan: made.id }, replace: true });
  };
  const again = (exceptions?: PlanException[]) => {
    if (!plan) return;
    const { seed, keep } = plan;
    void begin({ from: plan.from, to: plan.to }, { seed, keep, exceptions: exceptions ?? exceptionsOf(plan) });
  };
  useKeys(
    {
      r: { label: t('rota-page.plan.again'), off: !isDraft, run: () => again() },
      d: {
        label: t('rota-page.plan.days'),
        off: !isDraft,
        run: () => {
          setShowsDays(!showsDays);
          choose(undefined);
        },
      },
      w: { label: t('rota-page.plan.people'), run: () => setPeople(true) },
    },
    { group: t('rota-page.plan.title') },
  );
  useMovingKeys({
    panels,
    group: t('rota-page.plan.title'),
    chosen,
    moving,
    weekends: plan?.shifts.some(({ on }) => weekdayOf(on) > 5) ?? false,
    ...(within ? { within } : {}),
    onMoving: setMoving,
    onLetGo: () => choose(undefined),
  });
  const kept = useKeptFocus(`${plan?.id} ${plan?.state} ${showsDays}`);
  const views = (
    <fieldset className={css.views} aria-label={t('rota-page.plan.view')}>
      {([false, true] as const).map((days) => (
        <button
          key={String(days)}
          type="button"
          aria-pressed={days === showsDays}
          onClick={() => {
            setShowsDays(days);
            choose(undefined);
          }}
        >
          {t(days ? 'rota-page.plan.days' : 'rota-page.plan.howGood')}
        </button>
      ))}
    </fieldset>
  );
  const isWide = panels.breakpoint === 'wide' && panels.sideOpen;
  const rulesBeside = panels.breakpoint === 'wide' || panels.breakpoint === 'medium';
  return (
    <Columns
      panels={panels}
      viewsWidth={384}
      sideWidth={316}
      // The days need the room.
      {...(isDraft && showsDays
        ? {}
        : {
            views: <RulesPanel rota={rota} month={plan?.from ?? rota.next.from} onPeople={() => setPeople(true)} />,
          })}
      {...(isDraft || plan?.state === 'published'
        ? {
            side: (
              <>
                {chosen ? (
                  <ShiftPanel
                    key={chosen.id}
                    shift={chosen}
                    rota={rota}
                    within={{ from: plan.from, to: plan.to }}
                    moving={moving?.shift.id === chosen.id ? moving : undefined}
                    onMoving={setMoving}
                    onClose={() => choose(undefined)}
                  />
                ) : null}
                <PlanSide rota={rota} plan={plan} />
              </>
            ),
          }
        : {})}
    >
      <section {...kept} className={css.page} aria-label={t('rota-page.plan.title')}>
        <header className={css.head}>
          <h1>{plan ? spanOf(plan, words) : words.month(monthOf(rota.next.from))}</h1>
          {plan?.state === 'draft' ? <Chip>{t('rota-page.plan.draft')}</Chip> : null}
          {plan?.state === 'published' ? <Chip tone="ours">{t('rota-page.plan.published')}</Chip> : null}
          <span className={css.grow} />
          {plan?.milliseconds === null || plan?.milliseconds === undefined ? null : (
            <span className={`${css.small} ${css.took}`}>
              {t('rota-page.plan.took', { seconds: Math.max(0.1, Math.round(plan.milliseconds / 100) / 10) })}
            </span>
          )}
          {rulesBeside || (isDraft && showsDays) ? null : (
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
            <Button keys="r" busy={busy} onClick={() => again()}>
              {t('rota-page.plan.again')}
            </Button>
          ) : null}
        </header>
        <div key={String(showsDays)} className={css.scroll}>
          {planId !== undefined && opened.data === undefined && !opened.isError ? (
            <LoadingRows />
          ) : plan?.state === 'planning' ? (
            <PlanProgress plan={plan} />
          ) : isDraft && showsDays ? (
            <DraftDays
              key={plan.id}
              rota={rota}
              plan={plan}
              phone={panels.breakpoint === 'phone'}
              views={views}
              chosen={chosenId}
              moving={moving}
              onChoose={choose}
              onMoving={(next) => {
                setMoving(next);
                // What cannot simply be is said, and decided, in the panel.
                if (next?.dropped) {
                  setChosen(next.shift.id);
                  panels.setSideOpen(true);
                }
              }}
            />
          ) : plan?.state === 'draft' || plan?.state === 'published' ? (
            <>
              {isDraft ? <div className={css.bar}>{views}</div> : null}
              <PlanResult rota={rota} plan={plan} onAgain={again} />
            </>
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
      </section>
      {people ? <PeopleDialog rota={rota} onClose={() => setPeople(false)} /> : null}
    </Columns>
  );
}

/** "January 2027", or from the first month to the last. */
function spanOf(plan: RotaPlanDetail, words: ReturnType<typeof useDayWords>): string {
  const [from, to] = [monthOf(plan.from), monthOf(plan.to)];
  return from === to ? words.month(from) : `${words.month(from)} – ${words.month(to)}`;
}
