import { IconArrowRight, IconSearch } from '@tabler/icons-react';
import { useId, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useViewCommands } from '../features/views/view-commands.ts';
import { useT } from '../i18n/index.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Key } from '../ui/key.tsx';
import { type Command, commandsFrom, currentCommands, matchingCommands, onCommands, plainLetters } from './commands.ts';
import { useFound } from './found.ts';
import css from './palette.module.css';

/** ⌘K: everything one can do here, by its words, and what the server finds for them. */
export function Palette({
  onClose,
  onAllKeys,
  about,
}: {
  onClose: () => void;
  onAllKeys: () => void;
  /** The open thing, that the first commands do something to: "#4127". */
  about: string | undefined;
}) {
  const t = useT();
  const id = useId();
  useViewCommands();
  const commands = useSyncExternalStore(onCommands, currentCommands);
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const { found, finding } = useFound(typed);
  const hits = useMemo(
    () => withoutTwins([...commandsFrom(typed), ...matchingCommands(commands, typed), ...found]),
    [commands, typed, found],
  );
  const groups = useMemo(() => {
    const byName = new Map<string, { command: Command; place: number }[]>();
    // The order on the screen is the order of the arrow keys, so groups are laid out before places are given.
    for (const command of hits)
      byName.set(command.group, [...(byName.get(command.group) ?? []), { command, place: 0 }]);
    let place = 0;
    for (const members of byName.values()) for (const member of members) member.place = place++;
    return [...byName];
  }, [hits]);
  const ordered = groups.flatMap(([, members]) => members.map(({ command }) => command));

  const choose = (place: number) => {
    if (ordered.length === 0) return;
    const next = (place + ordered.length) % ordered.length;
    setChosen(next);
    list.current?.querySelector(`[data-place="${next}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  const run = (command: Command | undefined) => {
    if (!command) return;
    onClose();
    command.run();
  };

  return (
    <Dialog label={t('shell.palette.title')} onClose={onClose} width={640}>
      <div className={css.field}>
        <IconSearch size={19} stroke={1.7} aria-hidden />
        <input
          className={css.input}
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={ordered.length > 0 ? `${id}-${chosen}` : undefined}
          aria-label={t('shell.palette.field')}
          placeholder={t('shell.palette.field')}
          autoComplete="off"
          spellCheck={false}
          data-autofocus
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setChosen(0);
          }}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'ArrowDown') choose(chosen + 1);
            else if (event.key === 'ArrowUp') choose(chosen - 1);
            else if (event.key === 'Enter') run(ordered[chosen]);
            else if (event.key === '?' && typed === '') onAllKeys();
            else return;
            event.preventDefault();
          }}
        />
        {about === undefined ? null : <span className={css.about}>{about}</span>}
      </div>
      <div className={css.list} id={`${id}-list`} role="listbox" aria-label={t('shell.palette.title')} ref={list}>
        {groups.map(([name, members]) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset may not stand in a listbox
          <div key={name} role="group" aria-label={name}>
            <div className={css.group} aria-hidden="true">
              {name}
            </div>
            {members.map(({ command, place }) => (
              <div
                key={command.id}
                id={`${id}-${place}`}
                data-place={place}
                role="option"
                aria-selected={place === chosen}
                tabIndex={-1}
                className={css.item}
                onPointerMove={() => setChosen(place)}
                onClick={() => run(command)}
                onKeyDown={(event) => {
                  if (event.key === 'Enter') run(command);
                }}
              >
                <span className={css.icon}>
                  {command.icon ?? <IconArrowRight size={17} stroke={1.6} aria-hidden />}
                </span>
                <span className={`${css.label} sp-truncate`} title={command.label}>
                  {command.shown ?? <Found words={command.label} typed={typed} />}
                </span>
                {command.keys ? (
                  <Key keys={command.keys} />
                ) : command.hint ? (
                  <span className={css.hint}>{command.hint}</span>
                ) : null}
              </div>
            ))}
          </div>
        ))}
        {ordered.length === 0 ? (
          <p className={css.nothing}>{t(finding ? 'shell.palette.looking' : 'shell.palette.nothing', { typed })}</p>
        ) : null}
      </div>
      <div className={css.foot}>
        <span>
          <Key keys="up down" /> {t('shell.palette.move')}
        </span>
        <span>
          <Key keys="enter" /> {t('shell.palette.do')}
        </span>
        <span className={css.grow} />
        <span>
          <Key keys="?" /> {t('shell.palette.allKeys')}
        </span>
      </div>
    </Dialog>
  );
}

/** The screen's command counts where the whole app, or what was found, offers the same. */
function withoutTwins(commands: readonly Command[]): readonly Command[] {
  const known = new Set<string>();
  return commands.filter(({ id }) => !known.has(id) && known.add(id));
}

/** The beginning of a word that was typed, heavier. */
function Found({ words, typed }: { words: string; typed: string }) {
  const wanted = plainLetters(typed.trim());
  const letters = plainLetters(words);
  // Where taking accents away changed the length, places in the plain letters are none in the words.
  const at =
    wanted === '' || letters.length !== words.length
      ? -1
      : letters.startsWith(wanted)
        ? 0
        : letters.indexOf(` ${wanted}`);
  if (at === -1) return words;
  const from = at === 0 ? 0 : at + 1;
  return (
    <>
      {words.slice(0, from)}
      <b>{words.slice(from, from + wanted.length)}</b>
      {words.slice(from + wanted.length)}
    </>
  );
}
