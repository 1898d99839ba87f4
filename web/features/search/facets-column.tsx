import { IconBookmark, IconHistory } from '@tabler/icons-react';
import type { SearchAnswer } from '../../../contract/search.ts';
import { useMe } from '../../api/index.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { GroupName, PanelHeader } from '../../ui/index.ts';
import css from './facets-column.module.css';
import { useSearches } from './kept-searches.ts';
import { holds } from './query-words.ts';
import { valueWords } from './value-words.ts';

type Facets = NonNullable<SearchAnswer['facets']>;
/** In the order in which one narrows, with the operator that names its values. */
const groups = [
  { facet: 'desks', operator: 'desk' },
  { facet: 'languages', operator: 'lang' },
  { facet: 'statuses', operator: 'status' },
  { facet: 'years', operator: 'year' },
  { facet: 'channels', operator: 'channel' },
  { facet: 'tags', operator: 'tag' },
] as const satisfies readonly { facet: keyof Facets; operator: string }[];
const mostOfAFacet = 6;

/** What was found by desk, language, state and time, as plain words with counts; below, the searches of before. */
export function FacetsColumn({
  facets,
  q,
  onToggle,
  onSearch,
}: {
  facets: Facets | undefined;
  q: string;
  onToggle: (adds: string) => void;
  onSearch: (q: string) => void;
}) {
  const { t, locale } = useSpeaking();
  const me = useMe();
  const { recent, kept } = useSearches(me.id);
  const earlier = recent.filter((one) => !kept.includes(one) && one !== q.trim());
  return (
    <>
      <PanelHeader level={1} title={t('shell.place.search')} />
      <div className={css.scroll}>
        {groups.map(({ facet, operator }) => {
          const values = facets?.[facet].slice(0, mostOfAFacet) ?? [];
          // One value that all share narrows nothing, unless it is what narrows now.
          if (values.length < 2 && !values.some(({ adds }) => holds(q, adds))) return null;
          return (
            <section key={facet} className={css.group} aria-label={t(`search-page.facet.${facet}`)}>
              <GroupName>{t(`search-page.facet.${facet}`)}</GroupName>
              {values.map(({ key, name, count, adds }) => (
                <button
                  key={String(key)}
                  type="button"
                  className={css.value}
                  aria-pressed={holds(q, adds)}
                  onClick={() => onToggle(adds)}
                >
                  <span className="sp-truncate">
                    {operator === 'desk' || operator === 'year' || operator === 'tag'
                      ? name
                      : valueWords(operator, String(key), t, locale)}
                  </span>
                  <span className={`${css.count} sp-figures`}>{count}</span>
                </button>
              ))}
            </section>
          );
        })}
      </div>
      {kept.length + earlier.length === 0 ? null : (
        <div className={css.foot}>
          {kept.length === 0 ? null : (
            <Searches title={t('search-page.kept')} icon={<IconBookmark size={14} stroke={1.6} aria-hidden />}>
              {kept.map((one) => (
                <Again key={one} q={one} current={one === q.trim()} onSearch={onSearch} />
              ))}
            </Searches>
          )}
          {earlier.length === 0 ? null : (
            <Searches title={t('search-page.recent')} icon={<IconHistory size={14} stroke={1.6} aria-hidden />}>
              {earlier.slice(0, 4).map((one) => (
                <Again key={one} q={one} current={false} onSearch={onSearch} />
              ))}
            </Searches>
          )}
        </div>
      )}
    </>
  );
}

function Searches({ title, icon, children }: { title: string; icon: React.ReactNode; children: React.ReactNode }) {
  return (
    <section aria-label={title}>
      <GroupName after={icon}>{title}</GroupName>
      {children}
    </section>
  );
}

function Again({ q, current, onSearch }: { q: string; current: boolean; onSearch: (q: string) => void }) {
  return (
    <button
      type="button"
      className={css.value}
      aria-current={current ? 'true' : undefined}
      title={q}
      onClick={() => onSearch(q)}
    >
      <span className="sp-truncate">{q}</span>
    </button>
  );
}
