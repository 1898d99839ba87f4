import { useNavigate } from '@tanstack/react-router';
import { createElement } from 'react';
import type { Ticket } from '../../../contract/tickets.ts';
import { useT } from '../../i18n/index.ts';
import { type Command, useCommands, useKeys, useTypedCommands } from '../../shell/index.ts';
import { isBuiltIn, readyViews } from '../views/index.ts';

type Ready = keyof typeof readyViews;
const ready = Object.entries(readyViews) as [Ready, (typeof readyViews)[Ready]][];

/** Every key of the list, and the same as commands. */
export function useWorkbenchKeys({
  desk,
  hasTicket,
  stop,
  may,
  run,
}: {
  desk: string | undefined;
  hasTicket: boolean;
  /** The row where the keyboard stands. */
  stop: Ticket | undefined;
  may: { choose: boolean; letGo: boolean };
  run: {
    walk: (step: 1 | -1) => void;
    open: (ticket: Ticket) => void;
    /** Opens the next ticket of the queue, or the one before. */
    next: (step: 1 | -1) => void;
    choose: () => void;
    chooseOn: (step: 1 | -1) => void;
    chooseAll: () => void;
    letGo: () => void;
    narrow: () => void;
    leaveView: () => void;
  };
}): void {
  const t = useT();
  const navigate = useNavigate();
  const search = desk === undefined ? {} : { desk };
  const goTo = (view: Ready) => {
    run.leaveView();
    void navigate({ to: '/inbox/$view', params: { view }, search });
  };
  useKeys(
    {
      j: { label: t('tickets.keys.down'), run: () => run.walk(1) },
      k: { label: t('tickets.keys.up'), run: () => run.walk(-1) },
      enter: {
        label: t('tickets.keys.open'),
        off: stop === undefined || hasTicket,
        run: () => stop && run.open(stop),
      },
      '.': { label: t('views.keys.next'), run: () => run.next(1) },
      ',': { label: t('views.keys.previous'), run: () => run.next(-1) },
      v: { label: t('bulk.keys.choose'), off: !may.choose, run: run.choose },
      'shift+j': { label: t('bulk.keys.chooseDown'), off: !may.choose, run: () => run.chooseOn(1) },
      'shift+k': { label: t('bulk.keys.chooseUp'), off: !may.choose, run: () => run.chooseOn(-1) },
      'shift+v': { label: t('bulk.keys.chooseAll'), off: !may.choose, run: run.chooseAll },
      'shift+f': { label: t('views.keys.narrow'), run: run.narrow },
      ...(may.letGo ? { esc: { label: t('bulk.keys.letGo'), run: run.letGo } } : {}),
      ...Object.fromEntries(
        ready.flatMap(([view, { key }]) =>
          key === undefined ? [] : [[`g ${key}`, { label: t(`views.ready.${view}`), run: () => goTo(view) }]],
        ),
      ),
    },
    { group: t('tickets.keys.list') },
  );
  const commands: Command[] = [
    {
      id: 'next ticket',
      label: t('views.keys.next'),
      group: t('tickets.keys.list'),
      keys: '.',
      run: () => run.next(1),
    },
    { id: 'narrow', label: t('views.keys.narrow'), group: t('tickets.keys.list'), keys: 'shift+f', run: run.narrow },
    ...(may.choose
      ? [
          {
            id: 'choose all',
            label: t('bulk.keys.chooseAll'),
            group: t('tickets.keys.list'),
            keys: 'shift+v',
            run: run.chooseAll,
          },
        ]
      : []),
    ...ready.map(([view, { icon, key }]) => ({
      id: `view ${view}`,
      label: t(`views.ready.${view}`),
      group: t('shell.palette.goTo'),
      ...(key === undefined ? {} : { keys: `g ${key}` }),
      icon: createElement(icon, { size: 17, stroke: 1.6 }),
      run: () => goTo(view),
    })),
  ];
  useCommands(commands);
  useTypedCommands((typed) => {
    const number = /^#?(\d{1,12})$/.exec(typed)?.[1];
    if (number === undefined) return [];
    return [
      {
        id: 'go to number',
        label: t('tickets.commands.goToNumber', { number }),
        group: t('shell.palette.goTo'),
        run: () => void navigate({ to: '/tickets/$number', params: { number }, search: true }),
      },
    ];
  });
}

/** Whether the rows of a view come by when they are due, and so are parted into groups by it. */
export function isByDue(sort: string, direction: string): boolean {
  return sort === 'next' || (sort === 'due' && direction === 'asc');
}

/** The sentence of an empty view: ready views have their own, others a common one. */
export function emptyKey(view: string, narrowed: boolean): Ready | 'narrowed' {
  return narrowed || !isBuiltIn(view) ? 'narrowed' : view;
}
