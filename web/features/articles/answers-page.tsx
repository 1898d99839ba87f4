import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { may, useMe } from '../../api/index.ts';
import { isLanguage, useSpeaking } from '../../i18n/index.ts';
import { Columns, useCommands, useKeys, usePanels, useTitle } from '../../shell/index.ts';
import { Button, EmptyState, ErrorState, LoadingRows } from '../../ui/index.ts';
import css from './answers-page.module.css';
import type { ArticleEditorHandle } from './article-editor.tsx';
import { ArticlePane } from './article-pane.tsx';
import { ArticleSide } from './article-side.tsx';
import { ArticleTree } from './article-tree.tsx';
import {
  articleDetail,
  isGone,
  type Language,
  reasonOf,
  type SectionInTree,
  shows,
  type Visibility,
} from './asking.ts';
import { ImportDialog } from './import-dialog.tsx';
import { NewArticleDialog } from './new-article-dialog.tsx';
import { SectionDialog } from './section-dialog.tsx';
import type { WritingState } from './writing-session.ts';

type Wish =
  | { open: 'article'; sectionId: string | null; visibility: Visibility }
  | { open: 'section'; parentId: string | null; visibility: Visibility; section?: SectionInTree }
  | { open: 'import' };

const notHere: WritingState = { state: 'connecting', writers: [] };

/** Answers: the tree of a desk, one article as it is written, and what is known of it. */
export default function AnswersPage() {
  const { t, language: own } = useSpeaking();
  const navigate = useNavigate();
  const panels = usePanels();
  const me = useMe();
  const asked = useSearch({ strict: false });
  const find = useRef<HTMLInputElement>(null);
  const editor = useRef<ArticleEditorHandle>(null);
  const [wish, setWish] = useState<Wish>();
  const [writing, setWriting] = useState<WritingState>(notHere);
  const [marks, setMarks] = useState<readonly string[]>([]);
  const id = asked.article;
  const show = shows.find((one) => one === asked.state) ?? 'tree';
  const opened = useQuery({ ...articleDetail(id ?? ''), enabled: id !== undefined });
  const article = id === undefined ? undefined : opened.data;
  const desk = asked.desk ?? article?.desk.id ?? me.desks[0]?.id;
  const language: Language =
    asked.language !== undefined && isLanguage(asked.language) ? asked.language : (article?.language ?? own);
  const text = article?.texts.find((one) => one.language === language);
  useTitle(text?.title ?? article?.title ?? t('shell.place.answers'));
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text has other writers
  useEffect(() => setWriting(notHere), [id, language]);

  const go = (search: Record<string, string | undefined>) =>
    void navigate({
      to: '/answers',
      search: Object.fromEntries(
        Object.entries({ article: id, desk: asked.desk, state: asked.state, ...search }).filter(
          ([, value]) => value !== undefined && value !== '',
        ),
      ),
    });
  const openArticle = (next: string) => go({ article: next });
  const make = () =>
    setWish({ open: 'article', sectionId: article?.sectionId ?? null, visibility: article?.visibility ?? 'internal' });
  const group = t('shell.place.answers');
  useKeys(
    {
      c: { label: t('articles-page.tree.newArticle'), run: make },
      '/': { label: t('articles-page.tree.find'), run: () => find.current?.focus() },
      esc: { off: panels.breakpoint !== 'phone' || id === undefined, run: () => go({ article: undefined }) },
    },
    { group },
  );
  useCommands([{ id: 'new article', label: t('articles-page.tree.newArticle'), group, keys: 'c', run: make }]);
  const chosen = id === undefined ? undefined : { id, sectionId: article?.sectionId ?? null };

  return (
    <>
      <Columns
        panels={panels}
        listWidth={264}
        sideWidth={312}
        phoneShows={id === undefined ? 'list' : 'main'}
        list={
          <ArticleTree
            desk={desk}
            language={own}
            chosen={chosen}
            writers={writing.writers}
            show={show}
            onShow={(next) => go({ state: next === 'tree' ? undefined : next })}
            onDesk={(next) => go({ desk: next, article: undefined })}
            onOpen={openArticle}
            onNewArticle={(place) => setWish({ open: 'article', ...place })}
            onNewSection={(place) => setWish({ open: 'section', ...place })}
            onSection={(section) =>
              setWish({ open: 'section', parentId: section.parentId, visibility: section.visibility, section })
            }
            onImport={() => setWish({ open: 'import' })}
            findRef={find}
          />
        }
        side={
          article && text ? (
            <ArticleSide
              key={`${article.id}/${language}`}
              article={article}
              text={text}
              editor={editor}
              marks={marks}
            />
          ) : undefined
        }
      >
        {id === undefined ? (
          <div className={css.none}>
            <EmptyState
              title={t('articles-page.none')}
              level={2}
              action={
                <span className={css.ways}>
                  <Button onClick={make}>{t('articles-page.tree.newArticle')}</Button>
                  {desk !== undefined && may(me, 'article.import', desk) ? (
                    <Button kind="quiet" onClick={() => setWish({ open: 'import' })}>
                      {t('articles-page.import.title')}
                    </Button>
                  ) : null}
                </span>
              }
            >
              {t('articles-page.noneText')}
            </EmptyState>
          </div>
        ) : article === undefined ? (
          opened.error ? (
            <div className={css.none}>
              <ErrorState
                level={2}
                title={t(isGone(opened.error) ? 'articles-page.gone' : 'articles-page.notRead')}
                action={
                  <Button kind="filled" size={28} onClick={() => void opened.refetch()}>
                    {t('articles-page.again')}
                  </Button>
                }
              >
                {reasonOf(opened.error)}
              </ErrorState>
            </div>
          ) : (
            <LoadingRows rows={3} />
          )
        ) : (
          <ArticlePane
            key={article.id}
            article={article}
            language={language}
            editor={editor}
            writing={writing}
            panels={panels}
            onWriting={setWriting}
            onMarks={setMarks}
            onLanguage={(next) => go({ language: next })}
            onLeave={() => document.querySelector<HTMLElement>(`[data-tree="${article.id}"]`)?.focus()}
            onBack={() => go({ article: undefined })}
          />
        )}
      </Columns>
      {wish?.open === 'article' ? (
        <NewArticleDialog
          desk={desk}
          language={own}
          place={wish}
          onMade={(made) => {
            setWish(undefined);
            openArticle(made);
          }}
          onClose={() => setWish(undefined)}
        />
      ) : wish?.open === 'section' ? (
        <SectionDialog
          desk={desk}
          language={own}
          parentId={wish.parentId}
          visibility={wish.visibility}
          section={wish.section}
          onClose={() => setWish(undefined)}
        />
      ) : wish?.open === 'import' ? (
        <ImportDialog desk={desk} language={own} onClose={() => setWish(undefined)} />
      ) : null}
    </>
  );
}
