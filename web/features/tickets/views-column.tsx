import { IconLanguage, IconSelector } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { View } from '../../../contract/tickets.ts';
import { useMe } from '../../api/index.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { GroupName, IconButton, PanelHeader, ViewItem } from '../../ui/index.ts';
import { type ListWish, viewCounts } from './asking.ts';
import { capital } from './capital.ts';
import { ChoiceMenu } from './choice-menu.tsx';
import { sayCount, views } from './views.ts';
import css from './views-column.module.css';

/** The views with how many tickets each holds, then the languages people write in; above them the desk. */
export function ViewsColumn({ wish, onGone }: { wish: ListWish; onGone: () => void }) {
  const { t, locale } = useSpeaking();
  const { data: counts } = useQuery(viewCounts(wish.desk));
  const names = new Intl.DisplayNames([locale], { type: 'language' });
  const desk = wish.desk === undefined ? {} : { desk: wish.desk };
  return (
    <>
      <PanelHeader level={1} title={useDeskName(wish.desk)} after={<DeskSwitch wish={wish} />} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: any link inside closes the panel that holds the column */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link is a click too */}
      <div className={css.part} onClick={onGone}>
        {views.map(({ view, icon: Icon }) => (
          <ViewItem
            key={view}
            to="/inbox/$view"
            params={{ view }}
            search={desk}
            current={wish.view === view && wish.language === undefined}
            icon={<Icon size={16} stroke={1.6} />}
            count={counts && hasCount(view, counts.views[view]) ? sayCount(counts.views[view]) : undefined}
          >
            {t(`tickets.view.${view}`)}
          </ViewItem>
        ))}
      </div>
      {counts && counts.languages.length > 1 ? (
        // biome-ignore lint/a11y/noStaticElementInteractions: as above
        // biome-ignore lint/a11y/useKeyWithClickEvents: as above
        <div className={css.part} onClick={onGone}>
          <GroupName>{t('tickets.views.languages')}</GroupName>
          {counts.languages.map(({ language, count }) => (
            <ViewItem
              key={language}
              to="/inbox/$view"
              params={{ view: 'open' }}
              search={{ ...desk, language }}
              current={wish.language === language}
              icon={<IconLanguage size={16} stroke={1.6} />}
              count={sayCount(count)}
            >
              {capital(names.of(language) ?? language, locale)}
            </ViewItem>
          ))}
        </div>
      ) : null}
    </>
  );
}

/** Nobody counts what is done; an empty spam is no news. */
function hasCount(view: View, count: number): boolean {
  return view === 'spam' ? count > 0 : view !== 'all' && view !== 'solved';
}

export function useDeskName(desk: string | undefined): string {
  const me = useMe();
  const { t } = useSpeaking();
  const only = me.desks.length === 1 ? me.desks[0] : undefined;
  return me.desks.find(({ id }) => id === desk)?.name ?? only?.name ?? t('tickets.views.allDesks');
}

/** One desk or all of them, for who sees more than one. */
export function DeskSwitch({ wish, size = 28 }: { wish: ListWish; size?: 28 | 44 }) {
  const { t } = useSpeaking();
  const me = useMe();
  const navigate = useNavigate();
  const [opened, setOpened] = useState(false);
  if (me.desks.length < 2) return null;
  return (
    <ChoiceMenu
      label={t('tickets.views.changeDesk')}
      opened={opened}
      onOpened={setOpened}
      position="bottom-end"
      search={me.desks.length > 8}
      chosen={wish.desk ?? 'all'}
      choices={[
        { id: 'all', label: t('tickets.views.allDesks') },
        ...me.desks.map((desk) => ({
          id: desk.id,
          label: desk.name,
          ...(desk.audience === 'internal' ? { hint: t('tickets.views.internal') } : {}),
        })),
      ]}
      onChoose={(id) =>
        void navigate({ to: '/inbox/$view', params: { view: wish.view }, search: id === 'all' ? {} : { desk: id } })
      }
    >
      <IconButton
        label={t('tickets.views.changeDesk')}
        size={size}
        aria-expanded={opened}
        icon={<IconSelector size={16} stroke={1.6} aria-hidden />}
        onClick={() => setOpened(!opened)}
      />
    </ChoiceMenu>
  );
}
