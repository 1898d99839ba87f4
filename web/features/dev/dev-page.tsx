import { IconEyeOff } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useState } from 'react';
import { mayPass, refusalOf } from '../../api/index.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { useTitle } from '../../shell/index.ts';
import { Logo } from '../../ui/logo.tsx';
import { becomeNobody, castAsked, clockAsked, moveClock, movesOfClock, openSecondWindow, signInAs } from './asking.ts';
import { BreakagesPart } from './breakages-part.tsx';
import { CastColumn } from './cast-column.tsx';
import { ClockBar, justAfter, nextThing } from './clock-bar.tsx';
import { meaningOf } from './dev-keys.ts';
import css from './dev-page.module.css';
import { EventsPart } from './events-part.tsx';
import { JobsPart } from './jobs-part.tsx';
import { MailsPart } from './mails-part.tsx';

/** For who builds Sportello. Alone in its window, without the frame: nobody needs to be signed in here. */
export default function DevPage() {
  const { t, number } = useSpeaking();
  useTitle(t('dev.title'));
  const { data: cast } = useQuery(castAsked);
  const { data: clock } = useQuery(clockAsked);
  const { mutateAsync, isPending } = useMutation({ mutationKey: movesOfClock, mutationFn: moveClock });
  const [wrong, setWrong] = useState<string>();
  const { as } = useSearch({ strict: false }) as { as?: string };

  const attempt = (work: Promise<unknown>) => {
    setWrong(undefined);
    work.catch((error: Error) => setWrong(mayPass(error) ? t('dev.away') : (refusalOf(error) ?? error.message)));
  };
  const onTeammate = (id: string, second: boolean) => {
    if (second) openSecondWindow(id);
    else attempt(signInAs(id));
  };
  const onNobody = () => attempt(becomeNobody());

  const arrive = useEffectEvent((id: string) => attempt(signInAs(id)));
  useEffect(() => {
    if (as !== undefined) arrive(as);
  }, [as]);

  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const writing =
      event.target instanceof HTMLElement && event.target.closest('input, select, textarea, [role="dialog"]');
    const meaning = event.defaultPrevented || event.isComposing || writing ? undefined : meaningOf(event);
    if (!meaning || !cast || !clock) return;
    event.preventDefault();
    if (meaning.kind === 'nobody') return onNobody();
    if (meaning.kind === 'teammate') {
      const member = cast.teammates[meaning.place];
      if (member) onTeammate(member.id, meaning.second);
    } else if (meaning.kind === 'customer') {
      const customer = cast.customers[meaning.place];
      if (customer) window.open(customer.page, '_blank', 'noopener');
    } else if (!clock.moving && !isPending) {
      const next = nextThing(clock);
      if (next) attempt(mutateAsync({ kind: 'set', at: justAfter(next) }));
    }
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKeyDown(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);

  return (
    <main className={css.page} id="main">
      <header className={css.head}>
        <Link to="/" aria-label={t('dev.toApp')} className={css.logo}>
          <Logo size={26} />
        </Link>
        <h1>{t('dev.title')}</h1>
        <span className={`${css.quiet} sp-truncate`}>
          {cast
            ? t(cast.demo ? 'dev.sample' : 'dev.company', {
                company: cast.company,
                count: cast.tickets,
                tickets: number(cast.tickets),
              })
            : ''}
        </span>
        {wrong === undefined ? null : (
          <span className={css.wrong} role="alert">
            {wrong}
          </span>
        )}
        <span className={css.never}>
          <IconEyeOff size={15} stroke={1.6} aria-hidden />
          {t('dev.notThere')}
        </span>
        <Link to="/gallery" className={css.parts}>
          {t('dev.parts')}
        </Link>
      </header>
      <ClockBar />
      <CastColumn onTeammate={onTeammate} onNobody={onNobody} />
      <MailsPart />
      <div className={css.side}>
        <EventsPart timeZone={clock?.timeZone ?? 'UTC'} />
        <JobsPart />
        <BreakagesPart />
      </div>
    </main>
  );
}
