import { useMe } from '../../api/index.ts';
import { useT } from '../../i18n/index.ts';
import { usePresence } from '../../live/index.ts';
import { othersHere, useBeingHere } from './presence.ts';
import css from './presence-words.module.css';

/** Who else is at this ticket, in the header; says at the same time that this screen is here. */
export function PresenceWords({ ticketId }: { ticketId: string }) {
  const t = useT();
  const me = useMe();
  useBeingHere(ticketId);
  const here = othersHere(usePresence(ticketId), me.id);
  return (
    <span className={css.words} role="status">
      {here
        ? t(`together.presence.${here.first.state}`, {
            name: here.first.name.split(' ')[0] ?? here.first.name,
            others: here.others,
          })
        : null}
    </span>
  );
}
