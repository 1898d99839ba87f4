import { IconPencil } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useMe } from '../../api/index.ts';
import { useT } from '../../i18n/index.ts';
import { usePresence } from '../../live/index.ts';
import { Face } from '../../ui/index.ts';
import { othersHere } from './presence.ts';
import css from './row-presence.module.css';

/** Who else is at the ticket of a row now, in place of `children`: told by the line that the screen has anyway. */
export function RowPresence({
  ticketId,
  current = false,
  children,
}: {
  ticketId: string;
  /** It is the open one, whose header says it already. */
  current?: boolean;
  children?: ReactNode;
}) {
  const t = useT();
  const me = useMe();
  const here = othersHere(usePresence(ticketId), me.id);
  if (here === undefined || current) return children;
  const words = t(`together.presence.${here.first.state}`, {
    name: here.first.name.split(' ')[0] ?? here.first.name,
    others: here.others,
  });
  return (
    <span className={css.here} data-typing={here.first.state === 'reading' ? undefined : true}>
      {here.first.state === 'reading' ? (
        <Face person={here.first} size={18} decorative />
      ) : (
        <IconPencil size={13} stroke={2} aria-hidden />
      )}
      <span className="sp-truncate" title={words}>
        {words}
      </span>
    </span>
  );
}
