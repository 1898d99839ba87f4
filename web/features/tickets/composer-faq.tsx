import { Suspense } from 'react';
import type { TicketDetail } from '../../../contract/tickets.ts';
import { may, useMe } from '../../api/index.ts';
import { FaqLine, FaqSheet } from '../faq/index.ts';
import type { Composing } from './use-composer.ts';

/** The reply's question, where one may write answers for this desk's customers; and what becomes of it, once it is looked at. */
export function ComposerFaq({
  ticket,
  composing,
  name,
  phone,
}: {
  ticket: TicketDetail;
  composing: Composing;
  /** The customer's first name. */
  name: string;
  phone: boolean;
}) {
  const me = useMe();
  const { state, box, faqLook } = composing;
  if (state.kind !== 'reply' || !may(me, 'article.write', ticket.desk.id)) return null;
  return (
    <Suspense>
      <FaqLine ticket={ticket} html={box.html} faq={box.faq} onChange={composing.setFaq} onLook={composing.lookAtFaq} />
      {faqLook === undefined || box.faq === undefined ? null : (
        <FaqSheet
          ticket={ticket}
          html={box.html}
          files={box.files.map((file) => file.name)}
          faq={box.faq}
          name={name}
          phone={phone}
          onChange={composing.setFaq}
          onSend={(faqState) => void composing.send(faqLook.wished, faqLook.sendAt, faqState)}
          onClose={composing.leaveFaq}
        />
      )}
    </Suspense>
  );
}
