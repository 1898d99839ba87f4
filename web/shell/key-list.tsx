import { IconSearch, IconX } from '@tabler/icons-react';
import { useState, useSyncExternalStore } from 'react';
import { changeMe, useMe } from '../api/index.ts';
import { useT } from '../i18n/index.ts';
import { IconButton } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Key } from '../ui/key.tsx';
import { plainLetters } from './commands.ts';
import css from './key-list.module.css';
import { keyRegistry } from './keys.ts';

/** Every key that works now, grouped by screen; the screen's own first. What is typed leaves those that do it. */
export function KeyList({ onClose }: { onClose: () => void }) {
  const t = useT();
  const me = useMe();
  const sets = useSyncExternalStore(keyRegistry.subscribe, keyRegistry.current);
  const [typed, setTyped] = useState('');
  const wanted = plainLetters(typed).split(/\s+/).filter(Boolean);
  const fits = (words: string) => {
    const letters = plainLetters(words);
    return wanted.every((part) => letters.includes(part));
  };
  const groups = new Map<string, Map<string, string>>();
  // The screen's own keys first.
  const listedSets = [
    ...sets.filter(({ scope }) => scope === 'screen'),
    ...sets.filter(({ scope }) => scope === 'app'),
  ];
  for (const set of listedSets) {
    const listed = groups.get(set.group) ?? new Map<string, string>();
    for (const [name, binding] of Object.entries(set.bindings)) {
      if (binding.label !== undefined && !listed.has(name) && fits(`${binding.label} ${set.group} ${name}`))
        listed.set(name, binding.label);
    }
    if (listed.size > 0) groups.set(set.group, listed);
  }
  return (
    <Dialog label={t('shell.keys.title')} onClose={onClose} width={720}>
      <div className={css.head}>
        <h2>{t('shell.keys.title')}</h2>
        <IconButton label={t('shell.close')} icon={<IconX size={16} stroke={1.8} aria-hidden />} onClick={onClose} />
      </div>
      <div className={css.find}>
        <IconSearch size={16} stroke={1.7} aria-hidden />
        <input
          data-autofocus
          aria-label={t('shell.keys.find')}
          placeholder={t('shell.keys.find')}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </div>
      <section
        className={css.groups}
        aria-label={t('shell.keys.title')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keys
        tabIndex={0}
      >
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
      </section>
      {groups.size === 0 ? (
        <p className={css.note} role="status">
          {t('shell.keys.none', { typed })}
        </p>
      ) : null}
      {me.singleKeys ? null : (
        <p className={css.note}>
          {t('shell.keys.singleOff')}{' '}
          <button type="button" className="sp-link" onClick={() => void changeMe({ singleKeys: true })}>
            {t('shell.keys.turnOn')}
          </button>
        </p>
      )}
    </Dialog>
  );
}
