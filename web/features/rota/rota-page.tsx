import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Shift } from '../../../contract/rota.ts';
import { useMe } from '../../api/index.ts';
import { useT } from '../../i18n/index.ts';
import { Columns, useCommands, useKeys, usePanels, useTitle } from '../../shell/index.ts';
import { Button, ErrorState, LoadingRows, useNow } from '../../ui/index.ts';
import { WordsToMe } from '../after-shift/index.ts';
import { AbsencesDialog } from './absences-dialog.tsx';
import { Agenda } from './agenda.tsx';
import { holidaysOf, myShifts, openSwaps, rotasAsked, shiftsOf, useRotaNews } from './asking.ts';
import { BeginRota } from './begin-rota.tsx';
import { addDays, addMonths, dayIn, isMonth, monthOf, weekdayOf, weeksOf } from './days.ts';
import { FairnessPanel } from './fairness-panel.tsx';
import { MonthGrid } from './month-grid.tsx';
import type { Moving } from './moving.ts';
import { useMovingKeys } from './moving-keys.ts';
import { MyShifts } from './my-shifts.tsx';
import { PeopleDialog } from './people-dialog.tsx';
import { RotaHead, type Showing, showings } from './rota-head.tsx';
import css from './rota-page.module.css';
import { RulesDialog } from './rules-dialog.tsx';
import { ShiftPanel } from './shift-panel.tsx';
import { SubscribeDialog } from './subscribe-dialog.tsx';

/** So far back and ahead one's own shifts are shown, in days. */
const MINE_BACK = 365;
const MINE_AHEAD = 400;

/** Who answers when, beside whom: the month of the company, one's own shifts, and those beside which one sits. */
export default function RotaPage() {
  const t = useT();
  const me = useMe();
  const navigate = useNavigate();
  const panels = usePanels();
  const asked = useSearch({ strict: false });
  useTitle(t('shell.place.rota'));
  useRotaNews();
  const [moving, setMoving] = useState<Moving>();
  const [dialog, setDialog] = useState<'subscribe' | 'absences' | 'rules' | 'people'>();
  const rotas = useQuery(rotasAsked);
  const rota = rotas.data?.find(({ id }) => id === asked.rota) ?? rotas.data?.[0];
  const phone = panels.breakpoint === 'phone';
  const today = dayIn(rota?.timeZone ?? me.timeZone, useNow());
  const month = isMonth(asked.month) ? asked.month : monthOf(today);
  const show: Showing =
    showings.find((one) => one === asked.show) ?? (phone && rota?.can.plan !== true ? 'mine' : 'company');
  const weeks = weeksOf(month, true);
  const from = weeks[0]?.[0] ?? today;
  const to = weeks.at(-1)?.[6] ?? today;
  const isThere = rota !== undefined;
  const shifts = useQuery({ ...shiftsOf(rota?.id ?? '', from, to), enabled: isThere && show === 'company' });
  const mine = useQuery({
    ...myShifts(addDays(today, -MINE_BACK), addDays(today, MINE_AHEAD)),
    enabled: isThere && show !== 'company',
  });
  const holidays = useQuery({ ...holidaysOf(rota?.id ?? '', from, to), enabled: isThere && show === 'company' });
  const swaps = useQuery({ ...openSwaps(rota?.id ?? ''), enabled: isThere });
  const shown: readonly Shift[] = (show === 'company' ? shifts.data : mine.data) ?? [];
  const chosen = shown.find(({ id }) => id === asked.shift);

  const go = (search: Partial<Record<'rota' | 'month' | 'show' | 'shift', string | undefined>>, replace = true) =>
    void navigate({
      to: '/rota',
      replace,
      search: Object.fromEntries(
        Object.entries({
          rota: asked.rota,
          month: asked.month,
          show: asked.show,
          shift: asked.shift,
          ...search,
        }).filter(([, value]) => value !== undefined),
      ),
    });
  const choose = (id: string | undefined) => {
    setMoving(undefined);
    go({ shift: id });
    if (id !== undefined) panels.setSideOpen(true);
    // What was looked at is let go: back to where it stands.
    else if (asked.shift !== undefined) document.getElementById(`seat-${asked.shift}`)?.focus();
  };
  const toMonth = (months: number) => go({ month: addMonths(month, months), shift: undefined });
  const plan = () => void navigate({ to: '/rota/plan', search: rota ? { rota: rota.id } : {} });
  const begin = (id: string) => void navigate({ to: '/rota/plan', search: { rota: id } });
  const weekends = shown.some(({ on }) => weekdayOf(on) > 5);
  const group = t('shell.place.rota');
  useKeys(
    {
      'shift+p': { label: t('rota-page.planKey'), off: rota?.can.plan !== true, run: plan },
      '[': { label: t('rota-page.before'), off: !isThere, run: () => toMonth(-1) },
      ']': { label: t('rota-page.after'), off: !isThere, run: () => toMonth(1) },
      w: { label: t('rota-page.plan.people'), off: rota?.can.change !== true, run: () => setDialog('people') },
    },
    { group },
  );
  useMovingKeys({
    panels,
    group,
    chosen,
    moving,
    weekends,
    onMoving: setMoving,
    onLetGo: () => choose(undefined),
  });
  useCommands([
    ...(rota?.can.change
      ? [
          { id: 'rota rules', label: t('rota-page.plan.rules'), group, run: () => setDialog('rules') },
          { id: 'rota people', label: t('rota-page.plan.people'), group, keys: 'w', run: () => setDialog('people') },
        ]
      : []),
    ...(rota?.can.plan ? [{ id: 'plan rota', label: t('rota-page.planKey'), group, keys: 'shift+p', run: plan }] : []),
    { id: 'subscribe rota', label: t('rota-page.subscribe'), group, run: () => setDialog('subscribe') },
    {
      id: 'absences',
      label: t('rota-page.absences', { who: rota?.can.move ? 'all' : 'me' }),
      group,
      run: () => setDialog('absences'),
    },
  ]);

  if (rotas.data === undefined)
    return (
      <Columns panels={panels}>
        {rotas.isError ? (
          <ErrorState
            title={t('rota-page.away')}
            level={1}
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
  if (rota === undefined)
    return (
      <Columns panels={panels}>
        <BeginRota onBegun={begin} />
      </Columns>
    );
  const source = show === 'company' ? shifts : mine;
  return (
    <Columns
      panels={panels}
      sideWidth={312}
      side={
        <>
          {chosen ? (
            <ShiftPanel
              key={chosen.id}
              shift={chosen}
              rota={rota}
              moving={moving?.shift.id === chosen.id ? moving : undefined}
              onMoving={setMoving}
              onClose={() => choose(undefined)}
            />
          ) : null}
          <FairnessPanel rota={rota} month={month} />
        </>
      }
    >
      <div className={css.page}>
        <RotaHead
          rotas={rotas.data}
          rota={rota}
          month={month}
          show={show}
          phone={phone}
          isThisYear={month.slice(0, 4) === today.slice(0, 4)}
          sideShows={panels.breakpoint === 'wide' && panels.sideOpen}
          onRota={(id) => go({ rota: id, shift: undefined })}
          onMonth={(next) => go({ month: next, shift: undefined })}
          onToday={() => go({ month: undefined, shift: undefined })}
          onShow={(next) => go({ show: next, shift: undefined })}
          onSubscribe={() => setDialog('subscribe')}
          onAbsences={() => setDialog('absences')}
          onRules={() => setDialog('rules')}
          onFairness={() => panels.setSideOpen(true)}
          onCompany={() => void navigate({ to: '/rota/company', search: { rota: rota.id } })}
          onPlan={plan}
        />
        {source.data === undefined ? (
          source.isError ? (
            <ErrorState
              title={t('rota-page.away')}
              level={2}
              action={
                <Button kind="filled" size={28} onClick={() => void source.refetch()}>
                  {t('rota-page.again')}
                </Button>
              }
            >
              {t('rota-page.awayText')}
            </ErrorState>
          ) : (
            <LoadingRows />
          )
        ) : show !== 'company' ? (
          <>
            {show === 'buddies' ? <WordsToMe /> : null}
            <MyShifts
              shifts={shown.filter((shift) => (show === 'mine' ? shift.teammate.id : shift.buddy?.id) === me.id)}
              asBuddy={show === 'buddies'}
              today={today}
              chosen={asked.shift}
              onChoose={choose}
              onSubscribe={() => setDialog('subscribe')}
            />
          </>
        ) : phone ? (
          <Agenda
            month={month}
            least={rota.rules.seatsPerDay.min}
            held={rota.publishedUntil === null ? undefined : { from: today, to: rota.publishedUntil }}
            shifts={shown.filter(({ on }) => monthOf(on) === month)}
            holidays={holidays.data?.filter(({ on }) => monthOf(on) === month) ?? []}
            today={today}
            onChoose={choose}
          />
        ) : (
          <MonthGrid
            rules={rota.rules}
            until={rota.publishedUntil}
            month={month}
            weekends={weekends}
            shifts={shown}
            swaps={swaps.data ?? []}
            holidays={holidays.data ?? []}
            today={today}
            chosen={asked.shift}
            moving={moving}
            onChoose={choose}
            onMoving={(next) => {
              setMoving(next);
              // What cannot simply be is said, and decided, in the panel.
              if (next?.dropped) {
                go({ shift: next.shift.id });
                panels.setSideOpen(true);
              }
            }}
          />
        )}
      </div>
      {dialog === 'subscribe' ? <SubscribeDialog rota={rota} onClose={() => setDialog(undefined)} /> : null}
      {dialog === 'rules' ? (
        <RulesDialog rota={rota} onPeople={() => setDialog('people')} onClose={() => setDialog(undefined)} />
      ) : null}
      {dialog === 'people' ? <PeopleDialog rota={rota} onClose={() => setDialog(undefined)} /> : null}
      {dialog === 'absences' ? <AbsencesDialog rota={rota} onClose={() => setDialog(undefined)} /> : null}
    </Columns>
  );
}
