import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router';
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { ApiError, mayPass, refusalOf } from '../api/index.ts';
import { useT } from '../i18n/index.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import css from './page-states.module.css';

/** Between two tries while the server is away. */
const nextTry = 8_000;

/** It is the page's main part where it stands alone, and a part of it beside the rail, which has one already. */
function Lone({ children }: { children: ReactNode }) {
  const box = useRef<HTMLElement>(null);
  const [inside, setInside] = useState(true);
  useLayoutEffect(() => setInside(box.current?.parentElement?.closest('main') != null), []);
  return inside ? (
    <section className={css.page} ref={box}>
      {children}
    </section>
  ) : (
    <main className={css.page} id="main">
      {children}
    </main>
  );
}

/** No page has this address. */
export function NothingHere() {
  const t = useT();
  return (
    <Lone>
      <EmptyState
        level={1}
        title={t('shell.nothingHere.title')}
        action={
          <Link to="/" className="sp-link">
            {t('shell.nothingHere.home')}
          </Link>
        }
      >
        {t('shell.nothingHere.text')}
      </EmptyState>
    </Lone>
  );
}

/** A page could not be shown: because the server is away, or because something in it broke. */
export function PageBroke({ error, reset }: ErrorComponentProps) {
  const t = useT();
  const router = useRouter();
  const away = mayPass(error);
  const again = () => {
    reset();
    void router.invalidate();
  };
  useEffect(() => {
    if (!away) {
      console.error(error);
      return;
    }
    const timer = setTimeout(() => void router.invalidate(), nextTry);
    return () => clearTimeout(timer);
  }, [away, error, router]);
  const refused = error instanceof ApiError && !away;
  return (
    <Lone>
      <ErrorState
        level={1}
        title={t(away ? 'shell.broke.awayTitle' : refused ? 'shell.broke.refusedTitle' : 'shell.broke.title')}
        action={
          <Button kind="filled" size={28} onClick={again}>
            {t('shell.broke.again')}
          </Button>
        }
        {...(away ? { next: t('shell.broke.next', { seconds: nextTry / 1000 }) } : {})}
      >
        {away ? t('shell.broke.awayText') : (refusalOf(error) ?? t('shell.broke.text'))}
      </ErrorState>
    </Lone>
  );
}
