import { IconCheck, IconInfoCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { Candidate, Rota, Swap } from '../../../contract/rota.ts';
import { useMe } from '../../api/index.ts';
import { useMoments, useT } from '../../i18n/index.ts';
import { firstName } from '../../ui/first-name.ts';
import { Button, Face, toast, useNow } from '../../ui/index.ts';
import { candidatesOf } from './asking.ts';
import { BrokenRules } from './broken-rules.tsx';
import { useDayWords } from './day-words.ts';
import { acceptSwap, settleSwap } from './doing.ts';
import css from './shift-panel.module.css';

/** So many who could, and so many who could not, are named. */
const CAN_SHOWN = 6;
const BARRED_SHOWN = 3;

/** A swap that is asked for: in what words, what one would take and give oneself, and who could take it, fairest first. */
export function SwapAsked({ swap, rota }: { swap: Swap; rota: Rota }) {
  const t = useT();
  const me = useMe();
  const moments = useMoments();
  const days = useDayWords();
  const now = useNow();
  const candidates = useQuery(candidatesOf(swap.shift.id, swap.kind === 'open' || swap.kind === 'ask'));
  const all = candidates.data ?? [];
  const mine = swap.can.accept && swap.state === 'open' ? all.find(({ teammate }) => teammate.id === me.id) : undefined;
  const others = all.filter((one) => one !== mine);
  const able = others.filter(({ broken }) => broken.length === 0);
  const barred = others.filter(({ broken }) => broken.length > 0);
  const take = async (candidate: Candidate) => {
    const done = await acceptSwap(swap.id, {
      otherShiftId: candidate.inExchange?.shiftId ?? null,
      ...(candidate.teammate.id === me.id ? {} : { teammateId: candidate.teammate.id }),
    });
    if (done?.state === 'taken')
      toast({
        title: t('rota-page.swapDone', { name: candidate.teammate.name }),
        undo: () => void settleSwap(swap.id, 'undo'),
      });
    else if (done?.state === 'awaiting') toast({ title: t('rota-page.swapAwaits') });
  };
  return (
    <>
      {swap.words === '' ? null : <p className={css.words}>{t('rota-page.quoted', { words: swap.words })}</p>}
      {swap.wantedOn.length === 0 ? null : (
        <p className={css.small}>
          {t('rota-page.wantsDays', { days: days.list(swap.wantedOn.map((day) => days.short(day))) })}
        </p>
      )}
      {swap.state === 'awaiting' ? (
        <div className={css.awaits}>
          <p>{t('rota-page.awaitsManager', { name: swap.takenBy?.name ?? '' })}</p>
          {swap.can.accept ? (
            <p className={css.do}>
              <Button kind="filled" onClick={() => void acceptSwap(swap.id, {})}>
                {t('rota-page.letThem')}
              </Button>
              <Button onClick={() => void settleSwap(swap.id, 'refusal')}>{t('rota-page.refuseSwap')}</Button>
            </p>
          ) : null}
        </div>
      ) : (
        <>
          {mine ? <MyPart swap={swap} mine={mine} onTake={() => void take(mine)} /> : null}
          {able.length > 0 ? <h3 className={css.title}>{t('rota-page.couldTake')}</h3> : null}
          <ul className={css.candidates}>
            {able.slice(0, CAN_SHOWN).map((candidate) => (
              <li key={candidate.teammate.id}>
                <Face person={candidate.teammate} size={28} decorative />
                <CandidateWords candidate={candidate} />
                {rota.can.move ? (
                  <Button size={28} onClick={() => void take(candidate)}>
                    {t('rota-page.giveIt')}
                  </Button>
                ) : null}
              </li>
            ))}
            {barred.slice(0, BARRED_SHOWN).map((candidate) => (
              <li key={candidate.teammate.id} data-barred>
                <Face person={candidate.teammate} size={28} decorative />
                <div>
                  <p>{firstName(candidate.teammate.name)}</p>
                  <BrokenRules broken={candidate.broken.slice(0, 1)} />
                </div>
              </li>
            ))}
          </ul>
          {candidates.data !== undefined && able.length === 0 && mine === undefined ? (
            <p className={css.small}>{t('rota-page.nobodyCan')}</p>
          ) : null}
          <p className={css.note}>
            <IconInfoCircle size={15} stroke={1.6} aria-hidden />
            {t('rota-page.unfilled', { when: moments.ahead(swap.endsAt, now), name: firstName(swap.owner.name) })}
          </p>
        </>
      )}
      {swap.can.withdraw ? (
        <p>
          <Button onClick={() => void settleSwap(swap.id, 'withdrawal')}>{t('rota-page.withdraw')}</Button>
        </p>
      ) : null}
    </>
  );
}

/** What I take and what the other takes of mine, the rules as ticks, and refusing as easy as taking. */
function MyPart({ swap, mine, onTake }: { swap: Swap; mine: Candidate; onTake: () => void }) {
  const t = useT();
  const words = useDayWords();
  const name = firstName(swap.owner.name);
  const ticks = [
    mine.repeatsBuddy ? undefined : t('rota-page.tick.newBuddy'),
    t('rota-page.tick.rules'),
    mine.fairShifts < 1 ? undefined : t('rota-page.tick.share', { shifts: mine.shifts, fair: mine.fairShifts }),
  ].filter((tick) => tick !== undefined);
  return (
    <div className={css.mine}>
      <div className={css.halves}>
        <div className={css.half}>
          <span className={css.small}>{t('rota-page.youTake')}</span>
          <b>{words.short(swap.shift.on)}</b>
          {swap.shift.buddy ? <span>{t('rota-page.with', { buddy: firstName(swap.shift.buddy.name) })}</span> : null}
        </div>
        <div className={css.half}>
          <span className={css.small}>{t('rota-page.theyTake', { name })}</span>
          <b>{mine.inExchange ? words.short(mine.inExchange.on) : t('rota-page.nothing')}</b>
          {mine.inExchange?.buddy ? (
            <span>{t('rota-page.with', { buddy: firstName(mine.inExchange.buddy.name) })}</span>
          ) : null}
        </div>
      </div>
      {mine.broken.length > 0 ? (
        <BrokenRules broken={mine.broken} />
      ) : (
        <ul className={css.ticks}>
          {ticks.map((tick) => (
            <li key={tick}>
              <IconCheck size={14} stroke={2} aria-hidden />
              {tick}
            </li>
          ))}
        </ul>
      )}
      <p className={css.do}>
        {mine.broken.length > 0 ? null : (
          <Button kind="filled" onClick={onTake}>
            {t('rota-page.takeDay', { day: words.short(swap.shift.on) })}
          </Button>
        )}
        {swap.can.refuse ? (
          <Button onClick={() => void settleSwap(swap.id, 'refusal')}>{t('rota-page.notThisTime')}</Button>
        ) : null}
      </p>
    </div>
  );
}

function CandidateWords({ candidate }: { candidate: Candidate }) {
  const t = useT();
  const words = useDayWords();
  const { inExchange, repeatsBuddy, shifts, fairShifts } = candidate;
  const name = firstName(candidate.teammate.name);
  return (
    <div>
      <p>
        <b>
          {inExchange
            ? t('rota-page.forDay', { name, day: words.dayAndMonth(inExchange.on) })
            : t('rota-page.onTop', { name })}
        </b>
      </p>
      <p className={css.small}>
        {repeatsBuddy
          ? t('rota-page.wouldRepeat')
          : fairShifts < 1
            ? t('rota-page.newBuddy')
            : t('rota-page.shareNow', { shifts, fair: fairShifts })}
      </p>
    </div>
  );
}
