import { IconEyeShare } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { TicketDetail } from '../../../contract/tickets.ts';
import type { SharedDraft } from '../../../contract/together.ts';
import { useT } from '../../i18n/index.ts';
import { Button } from '../../ui/index.ts';
import { OwnWords } from './own-words.tsx';
import css from './shared-drafts.module.css';
import { suggest, takeOver } from './showing-drafts.ts';
import { togetherOf } from './together.ts';

const RichText = lazy(() => import('./rich-text.tsx'));

/** Drafts that colleagues show to this person, above the box to write in. */
export function ShownToMe({ ticket, phone }: { ticket: TicketDetail; phone: boolean }) {
  const { data } = useQuery(togetherOf(ticket.id));
  return (data?.sharedWithMe ?? []).map((draft) => (
    <ShownDraft key={`${draft.author.id} ${draft.kind}`} ticket={ticket} draft={draft} size={phone ? 44 : 28} />
  ));
}

function ShownDraft({ ticket, draft, size }: { ticket: TicketDetail; draft: SharedDraft; size: 28 | 44 }) {
  const t = useT();
  const name = draft.author.name.split(' ')[0] ?? draft.author.name;
  // What they wrote on meanwhile waits until one's own version has left: letters do not change under one's hand.
  const [from, setFrom] = useState<SharedDraft>();
  const title = t(`together.draft.shows.${draft.kind}`, { name });
  const mayTake = draft.kind === 'reply' ? ticket.can.reply : ticket.can.note;
  return (
    <div className={css.card} data-kind={draft.kind}>
      <p className={css.head} role="status">
        <IconEyeShare size={16} stroke={1.8} aria-hidden />
        {title}
      </p>
      {from ? (
        <Version ticketId={ticket.id} draft={from} name={name} size={size} onDone={() => setFrom(undefined)} />
      ) : (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys */}
          <section className={css.words} tabIndex={0} aria-label={title}>
            <OwnWords html={draft.html} attachments={[]} />
          </section>
          <div className={css.actions}>
            <Button size={size} onClick={() => setFrom(draft)}>
              {t('together.draft.suggest')}
            </Button>
            {mayTake ? (
              <Button size={size} onClick={() => void takeOver(ticket.id, draft)}>
                {t('together.draft.takeOver')}
              </Button>
            ) : null}
            {draft.mine ? <span className={css.fact}>{t('together.draft.suggested', { name })}</span> : null}
          </div>
        </>
      )}
    </div>
  );
}

/** The draft as one would write it, from what one has suggested before or from the author's words. */
function Version({
  ticketId,
  draft,
  name,
  size,
  onDone,
}: {
  ticketId: string;
  draft: SharedDraft;
  name: string;
  /** Of the buttons, in px. */
  size: 28 | 44;
  onDone: () => void;
}) {
  const t = useT();
  const begun = draft.mine?.html ?? draft.html;
  const [written, setWritten] = useState({ html: begun, hasWords: true });
  const send = () => {
    if (!written.hasWords) return;
    void suggest(ticketId, draft, written.html).then((done) => {
      if (done) onDone();
    });
  };
  return (
    <div className={css.editor}>
      <Suspense>
        <RichText
          html={begun}
          eager
          label={t('together.draft.mine', { name })}
          placeholder=""
          onWrite={(html, hasWords) => setWritten({ html, hasWords })}
          // A suggestion is of words: what is pasted besides stays out.
          onFiles={() => undefined}
          onSend={send}
          onLeave={onDone}
          onSlash={undefined}
          nameOf={(value) => value}
          files={null}
          bar={
            <>
              <span className={css.grow} />
              <Button size={size} onClick={onDone}>
                {t('together.draft.back')}
              </Button>
              <Button kind="filled" size={size} disabled={!written.hasWords} onClick={send}>
                {t('together.draft.send')}
              </Button>
            </>
          }
        />
      </Suspense>
    </div>
  );
}
