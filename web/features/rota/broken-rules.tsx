import { IconAlertTriangle } from '@tabler/icons-react';
import type { BrokenRule } from '../../../contract/rota.ts';
import { useT } from '../../i18n/index.ts';
import { useDayWords } from './day-words.ts';
import css from './shift-panel.module.css';

/** Which rules are against it, each in a sentence that names whom. */
export function BrokenRules({ broken }: { broken: readonly BrokenRule[] }) {
  const t = useT();
  const words = useDayWords();
  return (
    <ul className={css.broken}>
      {broken.map(({ rule, who, on }) => (
        <li key={`${rule} ${who.id} ${on}`}>
          <IconAlertTriangle size={14} stroke={2} aria-hidden />
          {t(`rota-page.broken.${rule}`, { name: who.name, day: words.short(on) })}
        </li>
      ))}
    </ul>
  );
}
