import { useState } from 'react';
import type { RotaPlanDetail } from '../../../contract/rota.ts';
import { useT } from '../../i18n/index.ts';
import { Button, Meter } from '../../ui/index.ts';
import { discardPlan } from './doing.ts';
import css from './plan-page.module.css';

/** How far the planner is, and the way to stop it. */
export function PlanProgress({ plan }: { plan: RotaPlanDetail }) {
  const t = useT();
  const [stopping, setStopping] = useState(false);
  const percent = Math.round(plan.progress * 100);
  return (
    <div className={css.progress} role="status">
      <p className={css.lead}>{t('rota-page.plan.working')}</p>
      <Meter value={percent} of={100} label={t('rota-page.plan.done', { percent })} />
      <p className={css.progressDo}>
        <span className="sp-figures">{t('rota-page.plan.done', { percent })}</span>
        <Button
          size={28}
          busy={stopping}
          onClick={() => {
            setStopping(true);
            void discardPlan(plan.id).then(() => setStopping(false));
          }}
        >
          {t('rota-page.plan.stop')}
        </Button>
      </p>
    </div>
  );
}
