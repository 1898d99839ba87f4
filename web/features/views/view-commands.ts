import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { createElement } from 'react';
import type { View } from '../../../contract/tickets.ts';
import { useT } from '../../i18n/index.ts';
import { type Command, useCommands } from '../../shell/commands.ts';
import { myViews, noViews } from './asking.ts';
import { type Icon, iconOf, readyViews } from './view-icons.ts';

/** Every view as a command, the ready ones and those that were saved, on whatever page one is; the chosen desk stays. */
export function useViewCommands(): void {
  const t = useT();
  const navigate = useNavigate();
  const { desk } = useSearch({ strict: false });
  const { data = noViews } = useQuery(myViews);
  const command = (key: string, label: string, icon: Icon): Command => ({
    id: `view ${key}`,
    label,
    group: t('shell.palette.goTo'),
    icon: createElement(icon, { size: 17, stroke: 1.6 }),
    run: () => void navigate({ to: '/inbox/$view', params: { view: key }, search: desk === undefined ? {} : { desk } }),
  });
  useCommands(
    [
      ...(Object.keys(readyViews) as View[]).map((key) => command(key, t(`views.ready.${key}`), readyViews[key].icon)),
      ...data.items.map((view) => ({
        ...command(view.id, view.name, iconOf(view.icon)),
        hint: t(view.scope === 'private' ? 'views.list.own' : 'views.list.team'),
      })),
    ],
    'app',
  );
}
