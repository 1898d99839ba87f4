import { IconMoon } from '@tabler/icons-react';
import { lazy, Suspense, useEffect } from 'react';
import type { TicketDetail } from '../../../contract/tickets.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { Button, useNow } from '../../ui/index.ts';
import { PinnedBrief } from './handover-brief.tsx';
import css from './snooze-menu.module.css';
import { SnoozeSheet } from './snooze-menu.tsx';
import type { OnTicketTogether } from './use-together.ts';

const loadHandingOver = () => import('./handing-over-dialog.tsx');
const loadLinking = () => import('./link-dialog.tsx');
const HandingOverDialog = lazy(() => loadHandingOver().then((module) => ({ default: module.HandingOverDialog })));
const LinkDialog = lazy(() => loadLinking().then((module) => ({ default: module.LinkDialog })));

/** What stands between subject and thread of a ticket that several work on, and what opens over it. */
export function TogetherNotices({
  ticket,
  together,
  phone,
  onMerge,
}: {
  ticket: TicketDetail;
  together: OnTicketTogether;
  phone: boolean;
  /** Asks whether this one is part of that one; undefined where it cannot be. */
  onMerge: ((number: number) => void) | undefined;
}) {
  const { t, moments } = useSpeaking();
  const now = useNow();
  const { brief, snooze, opened, open } = together;
  const close = () => open(undefined);
  // Fetched before a key asks for them: letters typed while they come would be keys of the screen below.
  useEffect(() => {
    void Promise.allSettled([loadHandingOver(), loadLinking()]);
  }, []);
  return (
    <>
      {phone && snooze !== null ? (
        <div className={css.notice} role="status">
          <IconMoon size={16} stroke={1.6} aria-hidden />
          <p>
            {t(snooze.keep ? 'together.snooze.keptUntil' : 'together.snooze.until', {
              when: moments.ahead(snooze.until, new Date(now)),
            })}
          </p>
          {together.may.snooze ? (
            <>
              <Button size={28} onClick={together.wake}>
                {t('together.keys.wake')}
              </Button>
              <Button size={28} onClick={() => open('snooze')}>
                {t('together.snooze.again')}
              </Button>
            </>
          ) : null}
        </div>
      ) : null}
      {brief === undefined ? null : <PinnedBrief brief={brief} />}
      <Suspense fallback={null}>
        {opened === 'handOver' ? <HandingOverDialog ticket={ticket} phone={phone} onClose={close} /> : null}
        {opened === 'link' ? <LinkDialog ticket={ticket} onMerge={onMerge} onClose={close} /> : null}
      </Suspense>
      {phone && opened === 'snooze' ? <SnoozeSheet ticket={ticket} together={together} /> : null}
    </>
  );
}
