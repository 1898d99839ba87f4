import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useT } from '../../i18n/index.ts';
import { plainLetters } from '../../shell/commands.ts';
import { GroupName, PanelHeader, ViewItem } from '../../ui/index.ts';
import type { SettingsGroup, SettingsPlace } from './places.ts';
import css from './places-column.module.css';

/** All places, in words, narrowed by what is typed: "password" finds Me. */
export function PlacesColumn({
  groups,
  current,
  onGo,
}: {
  groups: readonly SettingsGroup[];
  current: SettingsPlace | undefined;
  onGo: () => void;
}) {
  const t = useT();
  const [typed, setTyped] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const here = current && `${current.name} ${current.desk?.id}`;
  // Where one is can be far down the list: it is brought into sight, and nothing moves when it is there already.
  useEffect(() => {
    if (here !== undefined) list.current?.querySelector('[aria-current="page"]')?.scrollIntoView({ block: 'nearest' });
  }, [here]);
  const wanted = plainLetters(typed).split(/\s+/).filter(Boolean);
  const fits = (group: string, place: SettingsPlace) => {
    const words = plainLetters(`${group} ${t(place.label)} ${t(place.alias)}`).split(/[^\p{L}\p{N}]+/u);
    return wanted.every((part) => words.some((word) => word.startsWith(part)));
  };
  const shown = groups
    .map((group) => {
      const title = 'words' in group.title ? group.title.words : t(group.title.key);
      return { ...group, title, places: group.places.filter((place) => fits(title, place)) };
    })
    .filter((group) => group.places.length > 0);

  return (
    <>
      <PanelHeader title={t('settings.title')} />
      <div className={css.search}>
        <IconSearch size={16} stroke={1.6} aria-hidden />
        <input
          type="search"
          value={typed}
          aria-label={t('settings.find')}
          placeholder={t('settings.find')}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && typed !== '') {
              event.preventDefault();
              setTyped('');
            }
          }}
        />
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: closes the sheet after a link in it was followed */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link is a click too */}
      <div ref={list} className={css.groups} onClick={(event) => (event.target as Element).closest('a') && onGo()}>
        {shown.map((group) => (
          <section key={group.id} className={css.group} aria-labelledby={`settings-${group.id}`}>
            <GroupName>
              <span className={css.name} title={group.title} id={`settings-${group.id}`}>
                {group.title}
              </span>
            </GroupName>
            {group.places.map((place) => (
              <ViewItem
                key={place.name}
                icon={<place.icon size={16} stroke={1.6} />}
                current={current?.name === place.name && current.desk?.id === place.desk?.id}
                to="/settings/$place"
                params={{ place: place.name }}
                search={place.desk ? { desk: place.desk.id } : {}}
              >
                {t(place.label)}
              </ViewItem>
            ))}
          </section>
        ))}
        {shown.length === 0 ? (
          <p className={css.nothing}>{t('settings.findNothing', { typed: typed.trim() })}</p>
        ) : null}
      </div>
    </>
  );
}
