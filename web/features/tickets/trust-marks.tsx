import { IconMaskOff, IconShieldX } from '@tabler/icons-react';
import type { Message } from '../../../contract/tickets.ts';
import { useT } from '../../i18n/index.ts';
import css from './trust-marks.module.css';

/** Said before the words of a message whose sender may not be who they say. */
export function TrustMarks({ message }: { message: Message }) {
  const t = useT();
  const { trust, imitates, from } = message;
  const { address } = from;
  return (
    <>
      {imitates === null ? null : (
        <p className={css.mark}>
          <IconMaskOff size={15} stroke={1.8} aria-hidden />
          <span>
            {t(imitates.kind === 'teammate' ? 'tickets.trust.notOurTeammate' : 'tickets.trust.notOurCompany', {
              name: imitates.name,
              address,
            })}
          </span>
        </p>
      )}
      {trust?.verified === 'no' ? (
        <p className={css.mark}>
          <IconShieldX size={15} stroke={1.8} aria-hidden />
          <span>{t('tickets.trust.notVerified', { domain: address.slice(address.lastIndexOf('@') + 1) })}</span>
        </p>
      ) : null}
    </>
  );
}
