import { Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { BREAKAGES } from '../../../contract/dev.ts';
import { useT } from '../../i18n/index.ts';
import { breakagesAsked, breakSomething } from './asking.ts';
import css from './breakages-part.module.css';
import group from './jobs-part.module.css';

/** Switches that break one thing each, to see what the house does then. */
export function BreakagesPart() {
  const t = useT();
  const { data: broken, refetch } = useQuery(breakagesAsked);
  const count = BREAKAGES.filter((what) => broken?.[what]).length;
  return (
    <section aria-label={t('dev.break.title')}>
      <h2 className={group.group}>
        {t('dev.break.title')}
        <span>{t('dev.break.count', { count, all: BREAKAGES.length })}</span>
      </h2>
      <div className={css.switches}>
        {BREAKAGES.map((what) => (
          <Switch
            key={what}
            labelPosition="left"
            label={t(`dev.break.${what}`)}
            checked={broken?.[what] ?? false}
            onChange={(event) => {
              breakSomething(what, event.currentTarget.checked).catch(() => refetch());
            }}
            classNames={{ body: css.body, labelWrapper: css.words, label: css.label }}
          />
        ))}
      </div>
    </section>
  );
}
