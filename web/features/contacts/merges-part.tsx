import type { ContactDetail } from '../../../contract/contacts.ts';
import { api } from '../../api/index.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { Button } from '../../ui/index.ts';
import css from './card.module.css';
import { doIt } from './doing.ts';

/** Who was made one with this person, as long as it can be taken back. */
export function MergesPart({ contact }: { contact: ContactDetail }) {
  const { t, moments } = useSpeaking();
  if (contact.merges.length === 0) return null;
  return (
    <section className={css.part}>
      <h3 className={css.partTitle}>{t('contacts.merges.title')}</h3>
      <ul className={css.notes}>
        {contact.merges.map((merge) => (
          <li key={merge.id} className={css.merge}>
            <span className={css.grow}>
              <span className={css.strong}>{merge.name}</span>
              <span className={css.small}>{t('contacts.merges.until', { date: moments.date(merge.undoUntil) })}</span>
            </span>
            <Button size={28} onClick={() => void doIt(() => api.delete(`/contact-merges/${merge.id}`))}>
              {t('contacts.merges.part')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
