import { IconAlertTriangle } from '@tabler/icons-react';
import { doubtAbout, type LinkDoubt, shownHost } from '../../../contract/link-doubts.ts';
import { useT, useTx } from '../../i18n/index.ts';
import css from './link-target.module.css';

/** Where the link that is pointed at leads, its host standing out; at the lower edge, as browsers do it. */
export function LinkTarget({ href }: { href: string | undefined }) {
  const tx = useTx();
  const host = href === undefined ? null : shownHost(href);
  if (href === undefined) return null;
  const { pathname, search, protocol } = new URL(href);
  const rest = host === null ? '' : `${pathname}${search}`;
  return (
    <div className={css.place} aria-hidden>
      <span className={css.target}>
        {host === null
          ? href
          : tx('tickets.link.leadsTo', {
              host: <b key="host">{protocol === 'http:' ? `http://${host}` : host}</b>,
              rest: rest === '/' ? '' : rest,
            })}
      </span>
    </div>
  );
}

type Say = ReturnType<typeof useT>;

/** The words of a doubt about a link, or nothing. `known`: domains that are ours or the writer's. */
export function doubtWords(t: Say, words: string, href: string, known: readonly string[]): string | undefined {
  const doubt = doubtAbout(words, href, known);
  return doubt === null ? undefined : inWords(t, doubt, shownHost(href) ?? href);
}

function inWords(t: Say, doubt: LinkDoubt, host: string): string {
  if (doubt.kind === 'other_host') return t('tickets.link.otherHost', { host });
  return doubt.like === null
    ? t('tickets.link.mixed', { host })
    : t('tickets.link.lookalike', { host, like: doubt.like });
}

/** Stands behind a link that may deceive. */
export function LinkDoubtMark({ words, href, known }: { words: string; href: string; known: readonly string[] }) {
  const t = useT();
  const said = doubtWords(t, words, href, known);
  if (said === undefined) return null;
  return (
    <span className={css.doubt}>
      {' '}
      <IconAlertTriangle size={13} stroke={1.8} aria-hidden /> {said}
    </span>
  );
}
