import { useQuery } from '@tanstack/react-query';
import { useT } from '../../i18n/index.ts';
import { Meter } from '../../ui/index.ts';
import { importsOn } from './import-asking.ts';
import css from './import-dialog.module.css';

/** Below the tree, while a folder comes in: how far it is, and the way back to it. */
export function ImportLine({ desk, onOpen }: { desk: string | undefined; onOpen: () => void }) {
  const t = useT();
  const running = useQuery(importsOn(desk)).data?.find(({ state }) => state === 'running');
  if (!running) return null;
  const { done, total } = running;
  return (
    <div className={css.line}>
      <button type="button" className="sp-link sp-figures" onClick={onOpen}>
        {total === null
          ? t('articles-page.import.reading')
          : t('articles-page.import.going', { done: String(done), total: String(total) })}
      </button>
      <Meter value={done} of={Math.max(1, total ?? 1)} label={running.name} />
    </div>
  );
}
