import type { Rota } from '../../../contract/rota.ts';
import { useT } from '../../i18n/index.ts';
import { Button, Dialog } from '../../ui/index.ts';
import { monthOf } from './days.ts';
import css from './rules-panel.module.css';
import { RulesPanel } from './rules-panel.tsx';

/** What has to hold, over the calendar: to look it up, or to change it without planning. */
export function RulesDialog({ rota, onPeople, onClose }: { rota: Rota; onPeople: () => void; onClose: () => void }) {
  const t = useT();
  return (
    <Dialog label={t('rota-page.plan.rules')} onClose={onClose} width={480}>
      <RulesPanel rota={rota} month={monthOf(rota.next.from)} onPeople={onPeople} over />
      <p className={css.close}>
        <Button onClick={onClose}>{t('rota-page.close')}</Button>
      </p>
    </Dialog>
  );
}
