import {
  IconArrowLeft,
  IconChevronRight,
  IconCircleCheck,
  IconCloudOff,
  IconDots,
  IconEdit,
  IconLayoutColumns,
  IconLayoutSidebarRight,
} from '@tabler/icons-react';
import { lazy, type RefObject, Suspense, useState } from 'react';
import { api, cache } from '../../api/index.ts';
import { languageNames, sayNow, useSpeaking } from '../../i18n/index.ts';
import type { Panels } from '../../shell/index.ts';
import { useKeys } from '../../shell/index.ts';
import { Button, Chip, ChoiceMenu, confirm, FaceStack, IconButton, LoadingRows, toast } from '../../ui/index.ts';
import { AddressDialog } from './address-dialog.tsx';
import type { ArticleEditorHandle } from './article-editor.tsx';
import css from './article-pane.module.css';
import type { ArticleDetail, ArticleText, Language } from './asking.ts';
import { articleDetail, readAnew, reasonOf, tookArticle } from './asking.ts';
import { CommentDialog } from './comment-dialog.tsx';
import { dayAndTime } from './day-and-time.ts';
import { LanguageTabs } from './language-tabs.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { SourceBeside } from './source-beside.tsx';
import { Words } from './words.tsx';
import type { WritingState } from './writing-session.ts';

const ArticleEditor = lazy(() => import('./article-editor.tsx'));

/** One article: what state it is in, its languages, and the words of one of them as they are written. */
export function ArticlePane({
  article,
  language,
  editor,
  writing,
  panels,
  onWriting,
  onMarks,
  onLanguage,
  onLeave,
  onBack,
}: {
  article: ArticleDetail;
  language: Language;
  editor: RefObject<ArticleEditorHandle | null>;
  writing: WritingState;
  panels: Panels;
  onWriting: (state: WritingState) => void;
  onMarks: (ids: readonly string[]) => void;
  onLanguage: (language: Language) => void;
  onLeave: () => void;
  onBack: () => void;
}) {
  const { t, moments } = useSpeaking();
  const [beside, setBeside] = useState(false);
  const [open, setOpen] = useState<'publish' | 'address' | 'more'>();
  const [quote, setQuote] = useState<string>();
  const text = article.texts.find((one) => one.language === language);
  const source = article.texts.find((one) => one.language === article.language);
  const away = article.putAwayAt !== null;
  const mayWrite = article.can.write && !away;
  const phone = panels.breakpoint === 'phone';
  const group = t('shell.place.answers');
  const askComment = () => {
    const words = editor.current?.chosenWords() ?? '';
    if (words !== '') setQuote(words);
  };
  useKeys(
    {
      'mod+enter': { label: t('articles-page.publish.open'), off: !mayWrite || !text, run: () => setOpen('publish') },
      e: { label: t('articles-page.keys.write'), off: !mayWrite, run: () => editor.current?.focus() },
      b: {
        label: t('articles-page.beside'),
        off: !source || language === article.language,
        run: () => setBeside((now) => !now),
      },
    },
    { group },
  );

  /** What was just written is stored before anything is done with it. */
  const settled = async (): Promise<boolean> => {
    if (!editor.current || (await editor.current.settled())) return true;
    toast({ tone: 'failed', title: t('articles-page.notSettled') });
    return false;
  };
  const run = async (work: () => Promise<ArticleDetail>): Promise<void> => {
    try {
      await tookArticle(await work());
    } catch (error) {
      toast({ tone: 'failed', title: t('articles-page.notDone'), text: reasonOf(error) });
    }
  };
  const putAway = async (): Promise<void> => {
    const sure = await confirm({
      title: t('articles-page.bin.ask', { title: article.title }),
      text: t('articles-page.bin.askText'),
      yes: t('articles-page.bin.do'),
      no: t('articles-page.keep'),
    });
    if (!sure) return;
    try {
      await api.delete(`/articles/${article.id}`);
      // First of all: the words are closed to whoever has them open, which would look like a lost connection.
      onBack();
      await readAnew(article.id);
      toast({
        title: t('articles-page.bin.done'),
        undo: () => void run(() => api.post(`/articles/${article.id}/return`)),
      });
    } catch (error) {
      toast({ tone: 'failed', title: t('articles-page.notDone'), text: reasonOf(error) });
    }
  };
  const startTranslation = () =>
    run(() =>
      api.put(`/articles/${article.id}/texts/${language}`, {
        body: { title: source?.title ?? article.title, body: source?.html ?? '', format: 'html' },
      }),
    );

  return (
    <div className={css.pane}>
      {phone ? <h1 className="sp-hidden">{text?.title ?? article.title}</h1> : null}
      <div className={css.head}>
        {phone ? (
          <IconButton
            label={t('articles-page.back')}
            icon={<IconArrowLeft size={17} stroke={1.6} aria-hidden />}
            onClick={onBack}
          />
        ) : null}
        {text ? (
          <span className={css.state}>
            <StateChip text={text} away={away} visibility={article.visibility} />
          </span>
        ) : null}
        {writing.writers.length > 1 ? (
          <span className={css.writers}>
            <FaceStack people={writing.writers} size={24} most={3} ground="var(--sp-surface)" />
            <span className="sp-truncate" role="status">
              {t('articles-page.writing', {
                names: new Intl.ListFormat(document.documentElement.lang).format(
                  writing.writers
                    .map(({ name }, at) => (at === 0 ? t('articles-page.you') : (name.split(' ')[0] ?? name)))
                    .reverse(),
                ),
                count: writing.writers.length,
              })}
            </span>
          </span>
        ) : null}
        <span className={css.grow} />
        {text && mayWrite ? <Saved writing={writing} /> : null}
        <ChoiceMenu
          label={t('articles-page.more')}
          choices={[
            ...(mayWrite && text ? [{ id: 'address', label: t('articles-page.address.title') }] : []),
            ...(mayWrite && text?.published ? [{ id: 'unpublish', label: t('articles-page.publish.unpublish') }] : []),
            ...(text?.address ? [{ id: 'see', label: t('articles-page.seeOutside') }] : []),
            ...(text ? [{ id: 'markdown', label: t('articles-page.copyMarkdown') }] : []),
            ...(mayWrite && text && language !== article.language && text.published === null
              ? [{ id: 'untranslate', label: t('articles-page.deleteLanguage') }]
              : []),
            ...(away && article.can.write
              ? [{ id: 'back', label: t('articles-page.bin.back') }]
              : mayWrite
                ? [{ id: 'bin', label: t('articles-page.bin.do') }]
                : []),
          ]}
          opened={open === 'more'}
          onOpened={(opened) => setOpen((now) => (opened ? 'more' : now === 'more' ? undefined : now))}
          position="bottom-end"
          onChoose={(id) => {
            if (id === 'address') setOpen('address');
            else if (id === 'unpublish')
              void run(() => api.delete(`/articles/${article.id}/publication`, { query: { language } }));
            else if (id === 'see' && text?.address) window.open(text.address, '_blank', 'noopener');
            else if (id === 'markdown') void copyMarkdown(article.id, language);
            else if (id === 'untranslate')
              void api.delete(`/articles/${article.id}/texts/${language}`).then(
                () => readAnew(article.id),
                (error: unknown) => toast({ tone: 'failed', title: t('articles-page.notDone'), text: reasonOf(error) }),
              );
            else if (id === 'back') void run(() => api.post(`/articles/${article.id}/return`));
            else if (id === 'bin') void putAway();
          }}
        >
          <IconButton
            label={t('articles-page.more')}
            icon={<IconDots size={17} stroke={1.6} aria-hidden />}
            onClick={() => setOpen('more')}
          />
        </ChoiceMenu>
        {panels.breakpoint === 'wide' ? null : (
          <IconButton
            label={t('articles-page.side')}
            on={panels.sideOpen}
            icon={<IconLayoutSidebarRight size={17} stroke={1.6} aria-hidden />}
            onClick={() => panels.setSideOpen(!panels.sideOpen)}
          />
        )}
        {text && mayWrite ? (
          <Button kind="filled" size={28} onClick={() => setOpen('publish')}>
            {t('articles-page.publish.open')}
          </Button>
        ) : null}
      </div>
      {writing.state === 'lost' && writing.since !== undefined ? (
        <p className={css.strip} role="status">
          {t('articles-page.offline', { time: moments.time(writing.since) })}
        </p>
      ) : writing.state === 'refused' && writing.why ? (
        <p className={css.refused} role="alert">
          {t(`articles-page.refused.${writing.why}`)}
        </p>
      ) : null}
      <div className={css.languages}>
        <LanguageTabs article={article} language={language} onLanguage={onLanguage} />
        <span className={css.grow} />
        {language !== article.language && text && !phone ? (
          <Button
            kind="quiet"
            size={28}
            aria-pressed={beside}
            icon={<IconLayoutColumns size={15} stroke={1.6} aria-hidden />}
            onClick={() => setBeside(!beside)}
          >
            {t('articles-page.beside')}
          </Button>
        ) : null}
      </div>
      <div className={css.columns} data-beside={(beside && !phone) || undefined}>
        {beside && !phone && source && text && language !== article.language ? (
          <SourceBeside article={article} source={source} text={text} />
        ) : null}
        <div className={css.text}>
          {!text ? (
            <div className={css.none}>
              <p>{t('articles-page.notYet', { language: languageNames[language] })}</p>
              {mayWrite ? (
                <Button kind="filled" onClick={() => void startTranslation()}>
                  {t('articles-page.startLanguage', { language: languageNames[article.language] })}
                </Button>
              ) : null}
            </div>
          ) : mayWrite ? (
            <Suspense fallback={<LoadingRows rows={3} />}>
              <ArticleEditor
                ref={editor}
                articleId={article.id}
                language={language}
                canWrite
                onState={onWriting}
                onComment={askComment}
                onPublish={() => setOpen('publish')}
                onLeave={onLeave}
                onMarks={onMarks}
                above={<WhereItStands article={article} text={text} />}
              />
            </Suspense>
          ) : (
            <div className={css.sheet}>
              <WhereItStands article={article} text={text} />
              <h2 className={css.title}>{text.title}</h2>
              <Words html={text.html} language={language} />
            </div>
          )}
        </div>
      </div>
      {open === 'publish' && text ? (
        <PublishDialog article={article} text={text} settled={settled} onClose={() => setOpen(undefined)} />
      ) : null}
      {open === 'address' && text ? (
        <AddressDialog article={article} text={text} onClose={() => setOpen(undefined)} />
      ) : null}
      {quote !== undefined ? (
        <CommentDialog
          articleId={article.id}
          language={language}
          quote={quote}
          onMade={(id) => {
            editor.current?.markChosen(id);
            setQuote(undefined);
            void cache.invalidateQueries({ queryKey: ['article', article.id, 'comments'] });
            void cache.invalidateQueries({ queryKey: articleDetail(article.id).queryKey });
          }}
          onClose={() => setQuote(undefined)}
        />
      ) : null}
    </div>
  );
}

function WhereItStands({ article, text }: { article: ArticleDetail; text: ArticleText }) {
  return (
    <p className={css.where}>
      {article.sectionPath.map(({ id, name }) => (
        <span key={id}>
          {name}
          <IconChevronRight size={13} stroke={1.8} aria-hidden />
        </span>
      ))}
      <span className="sp-mono">{text.slug}</span>
    </p>
  );
}

function StateChip({
  text,
  away,
  visibility,
}: {
  text: ArticleText;
  away: boolean;
  visibility: 'public' | 'internal';
}) {
  const { t, moments } = useSpeaking();
  if (away) return <Chip>{t('articles-page.state.put_away')}</Chip>;
  if (text.state === 'scheduled' && text.publishAt !== null)
    return (
      <Chip tone="waiting">{t('articles-page.state.comesOut', { when: dayAndTime(moments, text.publishAt) })}</Chip>
    );
  if (text.state === 'in_review') return <Chip tone="waiting">{t('articles-page.state.in_review')}</Chip>;
  if (text.published === null) return <Chip>{t('articles-page.state.draft')}</Chip>;
  if (text.changed)
    return (
      <Chip tone="ours" icon={<IconEdit size={13} stroke={1.8} aria-hidden />}>
        {t('articles-page.state.changed')}
      </Chip>
    );
  return (
    <Chip tone="ours" icon={<IconCircleCheck size={13} stroke={1.8} aria-hidden />}>
      {t(`articles-page.state.published_${visibility}`)}
    </Chip>
  );
}

function Saved({ writing }: { writing: WritingState }) {
  const { t } = useSpeaking();
  if (writing.state === 'connecting') return null;
  const lost = writing.state === 'lost' || writing.state === 'refused';
  return (
    <span className={css.saved} data-state={writing.state}>
      {lost ? (
        <IconCloudOff size={14} stroke={1.6} aria-hidden />
      ) : (
        <IconCircleCheck size={14} stroke={1.6} aria-hidden />
      )}
      {t(`articles-page.saved.${writing.state}`)}
    </span>
  );
}

async function copyMarkdown(id: string, language: Language): Promise<void> {
  const { t } = sayNow();
  try {
    const { markdown } = await api.get<{ markdown: string }>(`/articles/${id}/markdown`, { query: { language } });
    await navigator.clipboard.writeText(markdown);
    toast({ title: t('articles-page.copied') });
  } catch (error) {
    toast({ tone: 'failed', title: t('articles-page.notDone'), text: reasonOf(error) });
  }
}
