import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { AfterShift, Gathered, SuggestedText } from '../../../contract/after-shift.ts';
import { useT } from '../../i18n/index.ts';
import { useKeys, useUnsent } from '../../shell/index.ts';
import { firstName } from '../../ui/first-name.ts';
import { Button, IconButton, LoadingRows, toast } from '../../ui/index.ts';
import { ShownAnswer } from '../faq/index.ts';
import { articleToAddTo, decide } from './asking.ts';
import css from './draft-card.module.css';
import { DraftFoot, SourceLine } from './draft-foot.tsx';
import { isNowhere } from './next-to-do.ts';
import { Writable } from './writable.tsx';

/** So much of what stands before the passage is seen when it is shown, in px. */
const SEEN_BEFORE = 72;

/** What stands in an article one after another; each as it is kept, since what is not touched goes back as it came. */
function blocksOf(html: string): string[] {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return [...body.childNodes].flatMap((node) => {
    if (node instanceof Element) return node.outerHTML;
    const paragraph = document.createElement('p');
    paragraph.textContent = node.textContent;
    return paragraph.textContent.trim() === '' ? [] : paragraph.outerHTML;
  });
}

/**
 * The text of an article that is there, with what was gathered as a passage in it that one works on and puts in its place. All else
 * stays as it is; readers see the change once the buddy has published it.
 */
export function AddToArticle({
  after,
  gathered,
  text,
  near,
  chosen,
}: {
  after: AfterShift;
  gathered: Gathered;
  text: SuggestedText;
  near: NonNullable<SuggestedText['near']>;
  chosen: boolean;
}) {
  const t = useT();
  const { data, isError, refetch } = useQuery(articleToAddTo(near.id));
  const [html, setHtml] = useUnsent(`gathered ${gathered.id}`, text.html);
  const [drawn] = useState(html);
  // Null: at the end, however long it is by then.
  const [wished, setWished] = useUnsent<number | null>(`gathered ${gathered.id} in ${near.id}`, null);
  const [busy, setBusy] = useState<'give' | 'keep'>();
  const words = useRef<HTMLDivElement>(null);
  const passage = useRef<HTMLDivElement>(null);
  const { buddy, shiftId } = after;
  const own = data?.texts.find(({ language }) => language === near.language);
  const blocks = useMemo(() => blocksOf(own?.html ?? ''), [own?.html]);
  const place = Math.min(wished ?? blocks.length, blocks.length);
  const isThere = own !== undefined;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the passage is where it is by its place among the blocks
  useEffect(() => {
    const box = passage.current?.parentElement;
    if (passage.current && box) box.scrollTop = passage.current.offsetTop - SEEN_BEFORE;
  }, [place, isThere]);

  useEffect(() => {
    if (chosen && isThere && isNowhere()) words.current?.focus();
  }, [chosen, isThere]);

  const make = async (give: boolean) => {
    if (busy !== undefined || own === undefined) return;
    setBusy(give ? 'give' : 'keep');
    const written = words.current?.innerHTML ?? '';
    const done = await decide(shiftId, gathered.id, 'article-edit', {
      articleId: near.id,
      language: near.language,
      html: [...blocks.slice(0, place), written, ...blocks.slice(place)].join(''),
      ifVersion: own.version,
      give,
    });
    setBusy(undefined);
    if (done)
      toast({
        title: give
          ? t('after-shift.learn.given', { hasBuddy: buddy ? 'yes' : 'no', name: firstName(buddy?.name ?? '') })
          : t('after-shift.add.kept'),
      });
    // Somebody was faster: the newer text is shown, with the passage in it as it is.
    else void refetch();
  };
  useKeys({
    'mod+enter': { label: t('after-shift.learn.giveKey'), whileWriting: true, run: () => void make(true) },
  });

  if (data === undefined)
    return isError ? (
      <p className={css.source}>
        {t('after-shift.add.away')}
        <Button kind="quiet" size={24} onClick={() => void refetch()}>
          {t('after-shift.again')}
        </Button>
      </p>
    ) : (
      <LoadingRows />
    );
  return (
    <>
      <div className={css.writing} lang={near.language} onInput={() => setHtml(words.current?.innerHTML ?? '')}>
        <h3 className={css.draftTitle}>
          <Link to="/answers" search={{ article: near.id }}>
            {own?.title ?? near.title}
          </Link>
        </h3>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard */}
        <section className={css.whole} tabIndex={0} aria-label={own?.title ?? near.title}>
          {place === 0 ? null : (
            <div className={css.standing}>
              <ShownAnswer html={blocks.slice(0, place).join('')} />
            </div>
          )}
          <div className={css.passage} ref={passage}>
            <Writable ref_={words} html={drawn} label={t('after-shift.add.passage')} first />
            <span className={css.moves}>
              <IconButton
                size={24}
                label={t('after-shift.add.up')}
                icon={<IconArrowUp size={14} stroke={2} aria-hidden />}
                aria-disabled={place === 0 || undefined}
                onClick={() => setWished(Math.max(0, place - 1))}
              />
              <IconButton
                size={24}
                label={t('after-shift.add.down')}
                icon={<IconArrowDown size={14} stroke={2} aria-hidden />}
                aria-disabled={place === blocks.length || undefined}
                onClick={() => setWished(place + 1 >= blocks.length ? null : place + 1)}
              />
            </span>
          </div>
          {place === blocks.length ? null : (
            <div className={css.standing}>
              <ShownAnswer html={blocks.slice(place).join('')} />
            </div>
          )}
        </section>
      </div>
      <SourceLine text={text} />
      <DraftFoot
        after={after}
        gathered={gathered}
        busy={busy}
        disabled={!isThere || html.replace(/<[^>]*>/g, '').trim() === ''}
        onMake={(give) => void make(give)}
      />
    </>
  );
}
