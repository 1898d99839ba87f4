import css from './marks.module.css';

/** What stands on the key, by the name the key registry uses. The command key is named as on this person's keyboard. */
const caps: Record<string, string> = {
  enter: '↵',
  shift: '⇧',
  alt: '⌥',
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  esc: 'Esc',
  tab: 'Tab',
  space: '␣',
};
const onApple = typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.userAgent);

function keyCap(name: string): string {
  if (name === 'mod') return onApple ? '⌘' : 'Ctrl';
  return caps[name] ?? (name.length === 1 ? name.toUpperCase() : name);
}

/** Keys that a person may have switched off are then not shown either; see marks.module.css. */
function isSingleKey(keys: string): boolean {
  return !/(^|\+)(mod|alt)\+/.test(keys) && !/^(esc|enter|up|down|left|right|tab|shift\+tab)( |$)/.test(keys);
}

/** One or more keys as on the keyboard: `<Key keys="mod+enter" />`, `<Key keys="g n" />`. */
export function Key({ keys }: { keys: string }) {
  return (
    <span className={css.keys} data-single={isSingleKey(keys) || undefined}>
      {keys.split(/[ +](?=.)/).map((name) => (
        <kbd key={name} className={css.key}>
          {keyCap(name)}
        </kbd>
      ))}
    </span>
  );
}
