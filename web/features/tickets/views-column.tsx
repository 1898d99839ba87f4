import { IconLanguage, IconSearch, IconSelector } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { ViewCounts } from '../../../contract/tickets.ts';
import { useMe } from '../../api/index.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { ChoiceMenu, GroupName, IconButton, Key, PanelHeader, ViewItem } from '../../ui/index.ts';
import { sayCount, ViewsList } from '../views/index.ts';
import { capital } from './capital.ts';
import type { ListWish } from './listing.ts';
import type { ShownView } from './shown-view.ts';
import css from './views-column.module.css';

/** The desk, the views with how many tickets each holds, then the languages people write in. */
export function ViewsColumn({
  shown,
  counts,
  onGone,
  onMake,
}: {
  shown: ShownView;
  counts: ViewCounts | undefined;
  onGone: () => void;
  onMake: () => void;
}) {
  const { t, locale } = useSpeaking();
  const { wish } = shown;
  const names = new Intl.DisplayNames([locale], { type: 'language' });
  const desk = useMemo((): Record<string, string> => (wish.desk === undefined ? {} : { desk: wish.desk }), [wish.desk]);
  return (
    <>
      <PanelHeader level={1} title={useDeskName(wish.desk)} after={<DeskSwitch wish={wish} />} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: any link inside closes the panel that holds the column */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link is a click too */}
      <div
        onClick={(event) => {
          if (event.target instanceof Element && event.target.closest('a')) onGone();
        }}
      >
        <Link to="/search" search={{}} className={css.search}>
          <IconSearch size={16} stroke={1.6} aria-hidden />
          {t('shell.place.search')}
          <Key keys="/" />
        </Link>
        <ViewsList
          current={wish.language === undefined ? shown.key : ''}
          counts={counts}
          search={desk}
          onMake={onMake}
        />
        {counts && counts.languages.length > 1 ? (
          <div className={css.part}>
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
      </div>
    </>
  );
}

export function useDeskName(desk: string | undefined): string {
  const me = useMe();
  const { t } = useSpeaking();
  const only = me.desks.length === 1 ? me.desks[0] : undefined;
  return me.desks.find(({ id }) => id === desk)?.name ?? only?.name ?? t('tickets.views.allDesks');
}

/** One desk or all of them, for who sees more than one. */
export function DeskSwitch({ wish, size = 28 }: { wish: Pick<ListWish, 'desk' | 'view'>; size?: 28 | 44 }) {
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
