import { IconUsers } from '@tabler/icons-react';
import { Mention } from '@tiptap/extension-mention';
import type { Editor } from '@tiptap/react';
import type { SuggestionProps } from '@tiptap/suggestion';
import { type ReactNode, useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useT } from '../../i18n/index.ts';
import { Face } from '../../ui/index.ts';
import type { Nameable } from './names-like.ts';
import css from './naming.module.css';

/** As the server reads it. */
const known = /^(teammate|team):[0-9a-f-]{36}$/;

/** A name in a note: one thing, whose words are the server's. */
const Name = Mention.extend({
  addAttributes: () => ({
    key: { default: '' },
    name: { default: '' },
    // The extension reads it back when a name is deleted.
    mentionSuggestionChar: { default: '@' },
  }),
  parseHTML: () => [
    {
      tag: 'span[data-mention]',
      getAttrs: (element) => {
        const key = element.getAttribute('data-mention') ?? '';
        return known.test(key) ? { key, name: (element.textContent ?? '').replace(/^@/, '') } : false;
      },
    },
  ],
  renderHTML: ({ node }) => ['span', { 'data-mention': String(node.attrs.key) }, `@${node.attrs.name}`],
  renderText: ({ node }) => `@${node.attrs.name}`,
});

interface Offered {
  /** Stands at the caret, wherever that goes. */
  holder: HTMLElement;
  names: readonly Nameable[];
  choose: (one: Nameable) => void;
}

/**
 * Names of people and teams after "@". `namesFor` gives whom what is typed may mean; without it there are no names here.
 * Gives what the editor needs: the extension, the list to show, and whether that is open.
 */
export function useNaming(namesFor: ((typed: string) => Promise<readonly Nameable[]>) | undefined) {
  const id = useId();
  const [offered, setOffered] = useState<Offered>();
  const [place, setPlace] = useState(0);
  // The editor asks while it handles a key, before anything is drawn anew.
  const now = useRef<{ offered: Offered | undefined; place: number }>({ offered: undefined, place: 0 });
  const offer = (next: Offered | undefined) => {
    now.current = { offered: next, place: 0 };
    setOffered(next);
    setPlace(0);
  };
  const go = (to: number) => {
    const count = now.current.offered?.names.length ?? 0;
    if (count === 0) return;
    now.current.place = (to + count) % count;
    setPlace(now.current.place);
  };
  const find = useEffectEvent(async (typed: string) => [...((await namesFor?.(typed)) ?? [])]);
  const [extension] = useState(() =>
    Name.configure({
      suggestion: {
        char: '@',
        // A name has several words; what fits nobody is not offered.
        allowSpaces: true,
        allowedPrefixes: [' ', '\u00a0', '('],
        placement: 'top-start',
        // Within the page's own landmark, and never cut off by a box that scrolls.
        container: '#main',
        floatingUi: { strategy: 'fixed' },
        items: ({ query }) => find(query),
        render: () => {
          let holder: HTMLElement | undefined;
          let unmount: (() => void) | undefined;
          const show = ({ items, command }: SuggestionProps<Nameable>) => {
            if (holder) offer({ holder, names: items, choose: ({ key, name }) => command({ key, name }) });
          };
          return {
            onStart: (props) => {
              holder = document.createElement('div');
              holder.className = css.holder ?? '';
              unmount = props.mount(holder);
              show(props);
            },
            onUpdate: show,
            onExit: () => {
              unmount?.();
              holder = undefined;
              offer(undefined);
            },
            onKeyDown: ({ event }) => {
              const { offered: open, place: at } = now.current;
              if (open === undefined || open.names.length === 0 || event.metaKey || event.ctrlKey) return false;
              const one = open.names[at];
              if (event.key === 'ArrowDown') go(at + 1);
              else if (event.key === 'ArrowUp') go(at - 1);
              else if ((event.key === 'Enter' || event.key === 'Tab') && one) open.choose(one);
              else return false;
              return true;
            },
          };
        },
      },
    }),
  );
  const names = offered?.names ?? [];
  return {
    extension: namesFor ? [extension] : [],
    isOpen: () => (now.current.offered?.names.length ?? 0) > 0,
    id,
    active: names.length > 0 ? `${id}-${place}` : undefined,
    list:
      offered && names.length > 0
        ? createPortal(
            <Names id={id} names={names} place={place} onPlace={go} onChoose={offered.choose} />,
            offered.holder,
          )
        : null,
  };
}

/** Says in the editor's own element which name is meant: the focus stays in the words. */
export function useNamesTold(editor: Editor | null, { id, active }: { id: string; active: string | undefined }): void {
  useEffect(() => {
    if (!editor || editor.isDestroyed) return;
    const { dom } = editor.view;
    if (active === undefined) {
      for (const name of ['aria-autocomplete', 'aria-controls', 'aria-activedescendant']) dom.removeAttribute(name);
      return;
    }
    dom.setAttribute('aria-autocomplete', 'list');
    dom.setAttribute('aria-controls', id);
    dom.setAttribute('aria-activedescendant', active);
  }, [editor, id, active]);
}

function Names({
  id,
  names,
  place,
  onPlace,
  onChoose,
}: {
  id: string;
  names: readonly Nameable[];
  place: number;
  onPlace: (place: number) => void;
  onChoose: (one: Nameable) => void;
}): ReactNode {
  const t = useT();
  return (
    <div id={id} role="listbox" aria-label={t('together.naming.list')} className={css.names}>
      {names.map((one, at) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the editor, which keeps the focus
        <div
          key={one.key}
          id={`${id}-${at}`}
          role="option"
          aria-selected={at === place}
          tabIndex={-1}
          className={css.name}
          onPointerMove={() => onPlace(at)}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChoose(one)}
        >
          {one.members === undefined ? (
            <Face person={{ id: one.key.slice('teammate:'.length), name: one.name }} size={20} decorative />
          ) : (
            <IconUsers size={18} stroke={1.6} aria-hidden />
          )}
          <span className="sp-truncate">{one.name}</span>
          {one.members === undefined ? null : (
            <span className={css.fact}>{t('together.naming.team', { count: one.members })}</span>
          )}
        </div>
      ))}
    </div>
  );
}
