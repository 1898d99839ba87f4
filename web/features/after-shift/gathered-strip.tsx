import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import type { Gathered } from '../../../contract/after-shift.ts';
import { cache } from '../../api/index.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { useLive } from '../../live/index.ts';
import { Button } from '../../ui/index.ts';
import { Logo } from '../../ui/logo.tsx';
import { gatheredOf } from './asking.ts';
import { GatheredIcon, titleOf } from './gathered-row.tsx';
import css from './gathered-strip.module.css';

/** Beside the words at the left there is room for so many. */
const MOST = 3;
/** What changes together is read once. */
const GATHERS_AFTER_MS = 2_000;

/** At the foot of a shift: what gathers for its end while one works. */
export function GatheredStrip({ shiftId, handOverAt }: { shiftId: string; handOverAt: string }) {
  const { t, moments } = useSpeaking();
  const navigate = useNavigate();
  const { data } = useQuery(gatheredOf(shiftId));
  const waiting = useRef<number>(undefined);
  useLive(({ name }) => {
    if (name !== 'ticket.replied' && !name.startsWith('review.')) return;
    window.clearTimeout(waiting.current);
    waiting.current = window.setTimeout(
      () => void cache.invalidateQueries({ queryKey: ['shift', 'gathered', shiftId] }),
      GATHERS_AFTER_MS,
    );
  });
  const open = (data ?? []).filter(({ state }) => state === 'open');
  const go = () => void navigate({ to: '/shift/after' });
  return (
    <section className={css.strip} aria-label={t('after-shift.strip.title')}>
      <Link to="/shift/after" className={css.first}>
        <Logo size={26} ground="var(--sp-raised)" />
        <span>
          <b>{t('after-shift.strip.title')}</b>
          <span>{t('after-shift.strip.when', { time: moments.time(handOverAt) })}</span>
        </span>
      </Link>
      {open.slice(0, MOST).map((each) => (
        <Item key={each.id} gathered={each} onGo={go} />
      ))}
      {open.length === 0 ? <p className={css.nothing}>{t('after-shift.strip.nothing')}</p> : null}
      {open.length > MOST || open.length === 0 ? (
        <Button kind="quiet" size={28} onClick={go}>
          {open.length > MOST ? t('after-shift.strip.more', { count: open.length - MOST }) : t('after-shift.strip.go')}
        </Button>
      ) : null}
    </section>
  );
}

function Item({ gathered, onGo }: { gathered: Gathered; onGo: () => void }) {
  const { t } = useSpeaking();
  const title = titleOf(gathered, (words) => t('after-shift.quoted', { words }));
  const what = t(`after-shift.strip.do.${gathered.kind}`);
  return (
    <div className={css.item}>
      <GatheredIcon kind={gathered.kind} />
      <p>
        <b className="sp-truncate" title={gathered.title}>
          {title}
        </b>
        <span className="sp-truncate">{t(`after-shift.strip.row.${gathered.kind}`, { times: gathered.times })}</span>
      </p>
      <Button size={24} aria-label={t('after-shift.strip.doOn', { what, title })} onClick={onGo}>
        {what}
      </Button>
    </div>
  );
}
