import { IconClock, IconPlus, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useMe } from '../../api/index.ts';
import { useT } from '../../i18n/index.ts';
import { Button, ChoiceMenu, ErrorState, IconButton, Key, LoadingRows, type Person } from '../../ui/index.ts';
import css from './article-tree.module.css';
import {
  type Language,
  listedArticles,
  reasonOf,
  type SectionInTree,
  type Show,
  shows,
  treesOf,
  type Visibility,
} from './asking.ts';
import { FoundArticles, ListedArticles } from './flat-articles.tsx';
import { ImportLine } from './import-line.tsx';
import { SectionTree } from './section-tree.tsx';

const visibilities = ['public', 'internal'] as const;
/** While one types, the list is asked for after a pause of so many milliseconds. */
const pause = 180;

/** All answers of a desk: what customers see above, what only the team sees below, or what was looked for. */
export function ArticleTree({
  desk,
  language,
  chosen,
  writers,
  show,
  onShow,
  onDesk,
  onOpen,
  onNewArticle,
  onNewSection,
  onSection,
  onImport,
  findRef,
}: {
  desk: string | undefined;
  language: Language;
  chosen: { id: string; sectionId: string | null } | undefined;
  /** Who writes in the article that is open. */
  writers: readonly Person[];
  show: Show;
  onShow: (show: Show) => void;
  onDesk: (desk: string) => void;
  onOpen: (id: string) => void;
  onNewArticle: (place: { sectionId: string | null; visibility: Visibility }) => void;
  onNewSection: (place: { parentId: string | null; visibility: Visibility }) => void;
  onSection: (section: SectionInTree) => void;
  onImport: () => void;
  findRef: React.RefObject<HTMLInputElement | null>;
}) {
  const t = useT();
  const me = useMe();
  const [typed, setTyped] = useState('');
  const [q, setQ] = useState('');
  const [adding, setAdding] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setQ(typed.trim()), pause);
    return () => clearTimeout(timer);
  }, [typed]);
  const trees = useQuery(treesOf(desk, language));
  const due = useQuery(listedArticles(desk, 'due')).data?.items.length ?? 0;
  const place = {
    sectionId: chosen?.sectionId ?? null,
    visibility: trees.data?.items.find(({ id }) => id === chosen?.sectionId)?.visibility ?? 'internal',
  };
  return (
    <>
      <div className={css.head}>
        {me.desks.length > 1 ? (
          <select
            className={css.desk}
            aria-label={t('articles-page.tree.desk')}
            value={desk ?? me.desks[0]?.id ?? ''}
            onChange={(event) => onDesk(event.currentTarget.value)}
          >
            {me.desks.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        ) : null}
        <h1 className={me.desks.length > 1 ? 'sp-hidden' : css.name}>{t('shell.place.answers')}</h1>
        <ChoiceMenu
          label={t('articles-page.tree.new')}
          choices={[
            { id: 'article', label: t('articles-page.tree.newArticle'), keys: 'c' },
            ...(trees.data?.can.change
              ? [
                  { id: 'section', label: t('articles-page.tree.newSection') },
                  { id: 'import', label: t('articles-page.import.title') },
                ]
              : []),
            { id: 'export', label: t('articles-page.tree.export') },
          ]}
          opened={adding}
          onOpened={setAdding}
          position="bottom-end"
          onChoose={(id) => {
            if (id === 'article') onNewArticle(place);
            else if (id === 'section') onNewSection({ parentId: place.sectionId, visibility: place.visibility });
            else if (id === 'import') onImport();
            else window.location.assign(`/api/v1/articles/export${desk === undefined ? '' : `?desk=${desk}`}`);
          }}
        >
          <IconButton
            label={t('articles-page.tree.new')}
            icon={<IconPlus size={17} stroke={1.6} aria-hidden />}
            onClick={() => setAdding(true)}
          />
        </ChoiceMenu>
      </div>
      <div className={css.find}>
        <IconSearch size={16} stroke={1.6} aria-hidden />
        <input
          ref={findRef}
          aria-label={t('articles-page.tree.find')}
          placeholder={t('articles-page.tree.find')}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || typed === '') return;
            setTyped('');
            event.preventDefault();
            event.stopPropagation();
          }}
        />
        <Key keys="/" />
      </div>
      <div className={css.show}>
        <label>
          <span className="sp-hidden">{t('articles-page.tree.show')}</span>
          <select
            value={show}
            onChange={(event) => onShow(shows.find((one) => one === event.currentTarget.value) ?? 'tree')}
          >
            {shows.map((one) => (
              <option key={one} value={one}>
                {t(`articles-page.show.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <Link to="/answers/asked-again" className="sp-link">
          {t('questions-page.title')}
        </Link>
      </div>
      <div className={css.scroll}>
        {q !== '' ? (
          <FoundArticles desk={desk} q={q} chosen={chosen?.id} onOpen={onOpen} />
        ) : show !== 'tree' ? (
          <ListedArticles desk={desk} show={show} chosen={chosen?.id} onOpen={onOpen} />
        ) : trees.data === undefined ? (
          trees.error ? (
            <ErrorState
              title={t('articles-page.tree.notRead')}
              action={
                <Button kind="filled" size={28} onClick={() => void trees.refetch()}>
                  {t('articles-page.again')}
                </Button>
              }
            >
              {reasonOf(trees.error)}
            </ErrorState>
          ) : (
            <LoadingRows rows={6} />
          )
        ) : (
          visibilities.map((visibility) => (
            <SectionTree
              key={visibility}
              visibility={visibility}
              desk={desk}
              language={language}
              sections={trees.data.items.filter((section) => section.visibility === visibility)}
              loose={trees.data.loose[visibility]}
              mayMove={trees.data.can.change}
              chosen={chosen}
              writers={writers}
              onOpen={onOpen}
              onSection={onSection}
              onNew={() => onNewArticle({ sectionId: null, visibility })}
            />
          ))
        )}
      </div>
      {trees.data?.can.change ? <ImportLine desk={desk} onOpen={onImport} /> : null}
      {due > 0 && show !== 'due' ? (
        <p className={css.due}>
          <IconClock size={16} stroke={1.6} aria-hidden />
          <span>{t('articles-page.tree.due', { count: due })}</span>
          <button type="button" className="sp-link" onClick={() => onShow('due')}>
            {t('articles-page.tree.see')}
          </button>
        </p>
      ) : null}
    </>
  );
}
