import type { DeliveryTrouble } from '../../contract/tickets.ts';
import { useT } from '../i18n/index.ts';
import css from './delivery-troubles.module.css';

/** The last report of each address: what was late yesterday and failed today has failed. */
function latestOf(troubles: readonly DeliveryTrouble[]): readonly DeliveryTrouble[] {
  return [...new Map(troubles.map((trouble) => [trouble.address.toLowerCase(), trouble])).values()];
}

/** The other server's words, with its code where they lack it. */
function saidBy({ status, words }: DeliveryTrouble): string {
  return words.includes(status) ? words : `${status} ${words}`.trim();
}

/** Whom a letter did not reach, and why, in our words and beside them in the other server's. */
export function DeliveryTroubles({ troubles }: { troubles: readonly DeliveryTrouble[] }) {
  const t = useT();
  if (troubles.length === 0) return null;
  return (
    <ul className={css.list}>
      {latestOf(troubles).map((trouble) => {
        const reason = t(`automatic.reason.${trouble.reason}`);
        const known = trouble.address !== '';
        return (
          <li key={trouble.address} data-action={trouble.action}>
            <span>
              {known
                ? t(`automatic.trouble.${trouble.action}`, { address: trouble.address, reason })
                : t(`automatic.trouble.${trouble.action}Somewhere`, { reason })}
              {trouble.hard ? ` ${t('automatic.trouble.hard')}` : null}
            </span>
            <span className={css.words}>{t('automatic.trouble.words', { words: saidBy(trouble) })}</span>
          </li>
        );
      })}
    </ul>
  );
}
