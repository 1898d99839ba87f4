import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Session } from '../../../contract/people.ts';
import { api, cache } from '../../api/index.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { Button, Chip, RelativeTime, toast } from '../../ui/index.ts';
import { sessionsAsked } from './asking.ts';
import { browserOf } from './browser-name.ts';
import { Waiting } from './load-states.tsx';
import { Part } from './place-frame.tsx';
import { reasonOf } from './saving.ts';
import css from './sessions-part.module.css';

/** Where one is signed in, this device first, and a way to end each of the others. */
export function SessionsPart() {
  const { t } = useSpeaking();
  const sessions = useQuery(sessionsAsked);
  const all = (sessions.data ?? []).toSorted(
    (a, b) => Number(b.current) - Number(a.current) || b.lastUsedAt.localeCompare(a.lastUsedAt),
  );
  const [busy, setBusy] = useState<string>();
  const end = async (which: Session[], name: string) => {
    setBusy(name);
    try {
      for (const session of which) await api.delete(`/me/sessions/${session.id}`);
      toast({ title: t('settings.sessions.ended', { count: which.length }) });
    } catch (error) {
      toast({ tone: 'failed', title: t('settings.sessions.notEnded'), text: reasonOf(error) });
    } finally {
      setBusy(undefined);
      await cache.invalidateQueries({ queryKey: sessionsAsked.queryKey });
    }
  };
  const others = all.filter((session) => !session.current);

  return (
    <Part
      title={t('settings.sessions.title')}
      hint={t('settings.sessions.hint', { count: all.length })}
      id="part-sessions"
    >
      <Waiting query={sessions} rows={2}>
        <ul>
          {all.map((session) => (
            <SessionRow
              key={session.id}
              session={session}
              busy={busy === session.id}
              onEnd={() => void end([session], session.id)}
            />
          ))}
        </ul>
        {others.length > 1 ? (
          <Button kind="danger" className={css.all} busy={busy === 'all'} onClick={() => void end(others, 'all')}>
            {t('settings.sessions.endOthers')}
          </Button>
        ) : null}
      </Waiting>
    </Part>
  );
}

function SessionRow({ session, busy, onEnd }: { session: Session; busy: boolean; onEnd: () => void }) {
  const { t, tx } = useSpeaking();
  const { browser, system } = browserOf(session.userAgent);
  const onPhone = system === 'iPhone' || system === 'Android';
  const Icon = onPhone ? IconDeviceMobile : IconDeviceDesktop;
  const name =
    browser && system
      ? t('settings.sessions.browserOn', { browser, system })
      : (browser ?? system ?? t('settings.sessions.unknown'));
  return (
    <li className={css.row}>
      <Icon size={18} stroke={1.6} className={css.icon} aria-hidden />
      <span className={css.words}>
        <span className={css.name}>
          <b>{name}</b>
          {session.current ? <Chip tone="ours">{t('settings.sessions.this')}</Chip> : null}
        </span>
        <span>
          {tx('settings.sessions.used', {
            when: <RelativeTime key="when" at={session.lastUsedAt} />,
            since: <RelativeTime key="since" at={session.createdAt} />,
          })}
          {session.ipAddress === null ? null : ` ${t('settings.sessions.from', { address: session.ipAddress })}`}
        </span>
      </span>
      {session.current ? null : (
        <Button size={28} busy={busy} onClick={onEnd} aria-label={t('settings.sessions.endOne', { name })}>
          {t('settings.sessions.end')}
        </Button>
      )}
    </li>
  );
}
