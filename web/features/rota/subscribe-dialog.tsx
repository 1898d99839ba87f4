import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { CalendarFeed, Rota } from '../../../contract/rota.ts';
import { useMoments, useT } from '../../i18n/index.ts';
import { Button, confirm, Dialog, LoadingRows, useFocusAfter, useNow } from '../../ui/index.ts';
import { myFeeds } from './asking.ts';
import css from './dialogs.module.css';
import { endFeed, type FeedWish, makeFeed } from './doing.ts';

/** The addresses at which a calendar program follows one's own shifts, the whole rota, or those whom one sits beside. */
export function SubscribeDialog({ rota, onClose }: { rota: Rota; onClose: () => void }) {
  const t = useT();
  const feeds = useQuery(myFeeds);
  return (
    <Dialog label={t('rota-page.feed.title')} onClose={onClose} width={560}>
      <div className={css.dialog}>
        <h2>{t('rota-page.feed.title')}</h2>
        <p className={css.hint}>{t('rota-page.feed.text')}</p>
        {feeds.data === undefined ? (
          <LoadingRows rows={3} />
        ) : (
          (['person', 'rota', 'buddy'] as const).map((of) => (
            <Feed
              key={of}
              wish={of === 'rota' ? { of, rotaId: rota.id } : { of }}
              name={of === 'rota' ? t('rota-page.feed.rota', { name: rota.name }) : t(`rota-page.feed.${of}`)}
              feed={feeds.data.find((feed) => feed.of === of && (of !== 'rota' || feed.rotaId === rota.id))}
            />
          ))
        )}
        <p className={css.buttons}>
          <Button onClick={onClose}>{t('rota-page.close')}</Button>
        </p>
      </div>
    </Dialog>
  );
}

function Feed({ wish, name, feed }: { wish: FeedWish; name: string; feed: CalendarFeed | undefined }) {
  const t = useT();
  const moments = useMoments();
  const now = useNow();
  const address = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);
  // The button that made or ended it went with what it did.
  const part = useFocusAfter<HTMLElement>(feed?.id ?? 'none', true);
  const copy = async () => {
    if (!feed) return;
    try {
      await navigator.clipboard.writeText(feed.url);
      setCopied(true);
    } catch {
      // Without HTTPS a browser may refuse: it is then selected, to be copied by hand.
      address.current?.select();
    }
  };
  const renew = async () => {
    const sure = await confirm({
      title: t('rota-page.feed.renewAsk'),
      text: t('rota-page.feed.renewText'),
      yes: t('rota-page.feed.renew'),
      no: t('rota-page.feed.keep'),
    });
    if (!sure) return;
    setCopied(false);
    await makeFeed(wish);
  };
  return (
    <section ref={part} tabIndex={-1} className={css.feed} aria-label={name}>
      <h3>{name}</h3>
      {feed === undefined ? (
        <Button onClick={() => void makeFeed(wish)}>{t('rota-page.feed.make')}</Button>
      ) : (
        <>
          <input ref={address} readOnly value={feed.url} aria-label={t('rota-page.feed.address', { name })} />
          <p className={css.feedDo}>
            <Button size={28} onClick={() => void copy()}>
              {t(copied ? 'rota-page.feed.copied' : 'rota-page.feed.copy')}
            </Button>
            <Button size={28} kind="quiet" onClick={() => void renew()}>
              {t('rota-page.feed.renew')}
            </Button>
            <Button size={28} kind="quiet" onClick={() => void endFeed(feed.id)}>
              {t('rota-page.feed.end')}
            </Button>
            <span className={css.hint}>
              {feed.readAt === null
                ? t('rota-page.feed.notRead')
                : t('rota-page.feed.read', { when: moments.ago(feed.readAt, now) })}
            </span>
          </p>
        </>
      )}
    </section>
  );
}
