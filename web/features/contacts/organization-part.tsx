import { IconChevronRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ContactDetail } from '../../../contract/contacts.ts';
import { useT } from '../../i18n/index.ts';
import { Face } from '../../ui/index.ts';
import css from './card.module.css';
import { VipMark } from './vip-mark.tsx';

/** Where they belong, and why we think so. */
export function OrganizationPart({ contact }: { contact: ContactDetail }) {
  const t = useT();
  const { organization } = contact;
  if (organization === null) return null;
  return (
    <section className={css.part}>
      <div className={css.caption}>
        <h3>{t('contacts.organization.belongs')}</h3>
      </div>
      <Link to="/organizations/$id" params={{ id: organization.id }} className={css.belongs}>
        <Face person={organization} size={32} customer decorative />
        <span className={css.grow}>
          <span className={css.strong}>
            {organization.name} {organization.vip ? <VipMark /> : null}
          </span>
          <span className={css.small}>{t(`contacts.organization.because.${organization.because}`)}</span>
        </span>
        <IconChevronRight size={16} stroke={1.6} aria-hidden />
      </Link>
    </section>
  );
}
