import { IconX } from '@tabler/icons-react';
import { useSyncExternalStore } from 'react';
import { useMe } from '../api/index.ts';
import { useT } from '../i18n/index.ts';
import { IconButton } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Key } from '../ui/key.tsx';
import css from './key-list.module.css';
import { keyRegistry } from './keys.ts';

/** Every key that works now, grouped by screen; the screen's own first. */
export function KeyList({ onClose }: { onClose: () => void }) {
  const t = useT();
  const me = useMe();
  const sets = useSyncExternalStore(keyRegistry.subscribe, keyRegistry.current);
  const groups = new Map<string, Map<string, string>>();
  // The screen's own keys first.
  const listedSets = [
    ...sets.filter(({ scope }) => scope === 'screen'),
    ...sets.filter(({ scope }) => scope === 'app'),
  ];
  for (const set of listedSets) {
    const listed = groups.get(set.group) ?? new Map<string, string>();
    for (const [name, binding] of Object.entries(set.bindings)) {
      if (binding.label !== undefined && !listed.has(name)) listed.set(name, binding.label);
    }
    if (listed.size > 0) groups.set(set.group, listed);
  }
  return (
    <Dialog label={t('shell.keys.title')} onClose={onClose} width={720}>
      <div className={css.head}>
        <h2>{t('shell.keys.title')}</h2>
        <IconButton label={t('shell.close')} icon={<IconX size={16} stroke={1.8} aria-hidden />} onClick={onClose} />
      </div>
      <div className={css.groups}>
        {[...groups].map(([group, keys]) => (
          <section key={group} className={css.group}>
            <h3>{group}</h3>
            <dl>
              {[...keys].map(([name, label]) => (
                <div key={name} className={css.row}>
                  <dt>{label}</dt>
                  <dd>
                    <Key keys={name} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      {me.singleKeys ? null : <p className={css.note}>{t('shell.keys.singleOff')}</p>}
    </Dialog>
  );
}
