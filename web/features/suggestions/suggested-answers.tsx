import { IconBolt, IconBook, IconCircleCheck, IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { TicketDetail } from '../../../contract/tickets.ts';
import { may, refusalOf, useMe } from '../../api/index.ts';
import { useT } from '../../i18n/index.ts';
import { useKeys } from '../../shell/index.ts';
import { asHtml } from '../../ui/as-html.ts';
import { Key, Marked, SectionHeader, toast } from '../../ui/index.ts';
import { answerOf, filledReply, guidesOf, suggestionsFor } from './asking.ts';
import { GuideDialog } from './guide-dialog.tsx';
import type { Offer } from './offering.ts';
import { offersOf } from './offering.ts';
import { SuggestedFields } from './suggested-fields.tsx';
import css from './suggestions.module.css';

const keyed = 3;

/** Beside a ticket: answers that fit, each put into the reply by one key; a category and tags; and what the team keeps for itself. */
export default function SuggestedAnswers({
  ticket,
  onInsert,
  onCategory,
  onTags,
}: {
  ticket: TicketDetail;
  /** Puts words into the reply; `savedReplyId` where they are of one. */
  onInsert: (html: string, savedReplyId?: string) => void;
  onCategory: (category: { id: string; name: string }) => void;
  onTags: (tags: readonly string[]) => void;
}) {
  const t = useT();
  const me = useMe();
  const [reading, setReading] = useState<{ id: string; title: string }>();
  const { data } = useQuery(suggestionsFor(ticket.id, ticket.lastMessageAt));
  const guides = useQuery({ ...guidesOf(ticket.desk.id), enabled: may(me, 'article.read', ticket.desk.id) });
  const offers = data === undefined ? [] : offersOf(data);
  const mayInsert = ticket.can.reply;
  const mayTake = may(me, 'article.write', ticket.desk.id);
  const ours = [
    ...(data?.articles ?? []).filter(({ visibility }) => visibility === 'internal'),
    ...(guides.data ?? []),
  ].filter((one, place, all) => all.findIndex(({ id }) => id === one.id) === place);

  const insert = async (offer: Offer | undefined) => {
    if (offer === undefined) return;
    try {
      if (offer.kind === 'article') {
        const { url, title } = offer.article;
        onInsert(`<a href="${asHtml(new URL(url, location.origin).href)}">${asHtml(title)}</a> `);
      } else if (offer.kind === 'reply') {
        onInsert(await filledReply(offer.reply.id, ticket.id), offer.reply.id);
      } else {
        const html = await answerOf(offer.ticket);
        if (html !== undefined) onInsert(html);
      }
    } catch (error) {
      toast({ tone: 'failed', title: t('faq.notInserted'), text: refusalOf(error) ?? '' });
    }
  };
  const canInsert = (offer: Offer | undefined): boolean =>
    offer !== undefined && mayInsert && (offer.kind !== 'ticket' || mayTake);
  const binding = (place: number) => ({
    label: t('faq.insertNth', { place: place + 1 }),
    whileWriting: true,
    off: !canInsert(offers[place]),
    run: () => void insert(offers[place]),
  });
  useKeys({ 'alt+1': binding(0), 'alt+2': binding(1), 'alt+3': binding(2) }, { group: t('tickets.keys.ticket') });

  const category = ticket.category === null && ticket.can.change ? (data?.category ?? null) : null;
  const tags = ticket.can.change
    ? (data?.tags ?? []).map(({ name }) => name).filter((name) => !ticket.tags.includes(name))
    : [];
  return (
    <>
      {offers.length > 0 || category !== null || tags.length > 0 ? (
        <section className={css.section}>
          <SectionHeader title={t('faq.fit')} after={offers.length > 0 ? t('faq.keyInserts') : undefined} />
          <ul>
            {offers.map((offer, place) => (
              <li key={keyOf(offer)}>
                <OfferLine
                  offer={offer}
                  keys={place < keyed && canInsert(offer) ? `alt+${place + 1}` : undefined}
                  onInsert={canInsert(offer) ? () => void insert(offer) : undefined}
                />
              </li>
            ))}
          </ul>
          <SuggestedFields category={category} tags={tags} onCategory={onCategory} onTags={onTags} />
        </section>
      ) : null}
      {ours.length > 0 ? (
        <section className={css.section}>
          <SectionHeader title={t('faq.forTeam')} />
          <ul>
            {ours.map(({ id, title }) => (
              <li key={id}>
                <button type="button" className={css.offer} onClick={() => setReading({ id, title })}>
                  <IconLock size={15} stroke={1.6} aria-hidden />
                  <span className={css.words}>
                    <span className="sp-truncate">{title}</span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {reading === undefined ? null : (
        <GuideDialog articleId={reading.id} title={reading.title} onClose={() => setReading(undefined)} />
      )}
    </>
  );
}

function keyOf(offer: Offer): string {
  if (offer.kind === 'article') return `article ${offer.article.id}`;
  return offer.kind === 'reply' ? `reply ${offer.reply.id}` : `ticket ${offer.ticket.id}`;
}

function OfferLine({
  offer,
  keys,
  onInsert,
}: {
  offer: Offer;
  keys: string | undefined;
  /** Undefined where it can only be looked at. */
  onInsert: (() => void) | undefined;
}) {
  const t = useT();
  const icon = { size: 15, stroke: 1.6, 'aria-hidden': true } as const;
  const [Icon, title, below] =
    offer.kind === 'article'
      ? [IconBook, offer.article.title, <Marked key="m" text={offer.article.passage} marks={offer.article.marks} />]
      : offer.kind === 'reply'
        ? [
            IconBolt,
            offer.reply.name,
            offer.reply.uses > 0 ? t('faq.savedUsed', { count: offer.reply.uses }) : offer.reply.snippet,
          ]
        : [IconCircleCheck, `#${offer.ticket.number} ${offer.ticket.subject}`, offer.ticket.reply.snippet];
  const words = (
    <span className={css.words}>
      <span className="sp-truncate" title={title}>
        {title}
      </span>
      <span className={css.below}>{below}</span>
    </span>
  );
  return onInsert === undefined ? (
    <div className={css.offer}>
      <Icon {...icon} />
      {words}
    </div>
  ) : (
    <button type="button" className={css.offer} aria-keyshortcuts={keys} onClick={onInsert}>
      <Icon {...icon} />
      {words}
      {keys === undefined ? null : <Key keys={keys} />}
    </button>
  );
}
