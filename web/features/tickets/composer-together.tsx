import { IconEyeShare, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { TicketDetail } from '../../../contract/tickets.ts';
import type { Suggestion } from '../../../contract/together.ts';
import { useMe } from '../../api/index.ts';
import { useT } from '../../i18n/index.ts';
import { usePresence } from '../../live/index.ts';
import { Button, ChoiceMenu, Face, IconButton, toast } from '../../ui/index.ts';
import { assignablesOf } from './asking-fields.ts';
import type { BoxKind } from './composer-state.ts';
import { OwnWords } from './own-words.tsx';
import css from './shared-drafts.module.css';
import { hideDraft, putAside, showDraft } from './showing-drafts.ts';
import { togetherOf } from './together.ts';
import type { Composing } from './use-composer.ts';

const firstOf = (name: string) => name.split(' ')[0] ?? name;

/** So many choices are looked over at once; more of them are searched. */
const fewChoices = 7;

/** A colleague types a reply to the same customer at this moment. */
export function AnotherReplies({ ticketId }: { ticketId: string }) {
  const t = useT();
  const me = useMe();
  const writer = usePresence(ticketId).find(({ id, state }) => id !== me.id && state === 'reply');
  return (
    <p className={css.also} role="status">
      {writer ? t('together.also.reply', { name: firstOf(writer.name) }) : null}
    </p>
  );
}

function useSharing(ticketId: string, kind: BoxKind) {
  const { data } = useQuery(togetherOf(ticketId));
  return { can: data?.can.share ?? false, ...data?.sharing.find((one) => one.kind === kind) };
}

/** Shows the draft to a colleague before it goes. */
export function ShowDraft({
  ticket,
  composing,
  phone,
}: {
  ticket: TicketDetail;
  composing: Composing;
  phone: boolean;
}) {
  const t = useT();
  const me = useMe();
  const { kind } = composing.state;
  const { can, shownTo = [] } = useSharing(ticket.id, kind);
  const [opened, setOpened] = useState(false);
  const { data } = useQuery({ ...assignablesOf(ticket.desk.id), enabled: opened });
  if (!can) return null;
  const colleagues = (data?.teammates ?? []).filter(
    ({ id }) => id !== me.id && !shownTo.some((reader) => reader.id === id),
  );
  return (
    <ChoiceMenu
      label={t('together.draft.showTo')}
      opened={opened}
      onOpened={setOpened}
      position="top-end"
      search={colleagues.length > fewChoices}
      choices={colleagues.map(({ id, name }) => ({
        id,
        label: name,
        icon: <Face person={{ id, name }} size={20} decorative />,
      }))}
      nothing={() => t('together.draft.nobody')}
      onChoose={(id) => void composing.keepNow().then(() => showDraft(ticket.id, kind, id))}
    >
      <IconButton
        label={t('together.draft.show')}
        size={phone ? 44 : 28}
        disabled={!composing.box.hasWords}
        aria-expanded={opened}
        icon={<IconEyeShare size={phone ? 22 : 17} stroke={1.6} aria-hidden />}
        onClick={() => setOpened(!opened)}
      />
    </ChoiceMenu>
  );
}

/** To whom the draft is shown, and what they would write. */
export function DraftShown({
  ticket,
  composing,
  phone,
}: {
  ticket: TicketDetail;
  composing: Composing;
  phone: boolean;
}) {
  const t = useT();
  const { kind } = composing.state;
  const { shownTo = [], suggestions = [] } = useSharing(ticket.id, kind);
  if (shownTo.length === 0) return null;
  return (
    <>
      <p className={css.shown}>
        <IconEyeShare size={14} stroke={1.8} aria-hidden />
        {t('together.draft.shownTo')}
        {shownTo.map(({ id, name }) => (
          <span key={id} className={css.person}>
            {name}
            <IconButton
              size={phone ? 44 : 24}
              label={t('together.draft.hide', { name })}
              icon={<IconX size={13} stroke={1.8} aria-hidden />}
              onClick={() => void hideDraft(ticket.id, kind, id)}
            />
          </span>
        ))}
      </p>
      {suggestions.map((one) => (
        <Suggested key={one.by.id} ticketId={ticket.id} one={one} composing={composing} size={phone ? 44 : 28} />
      ))}
    </>
  );
}

function Suggested({
  ticketId,
  one,
  composing,
  size,
}: {
  ticketId: string;
  one: Suggestion;
  composing: Composing;
  /** Of the buttons, in px. */
  size: 28 | 44;
}) {
  const t = useT();
  const { kind } = composing.state;
  const name = firstOf(one.by.name);
  const title = t('together.draft.suggests', { name });
  const use = () => {
    const before = composing.box.html;
    composing.replaceWords(kind, one.html);
    toast({ title: t('together.draft.used', { name }), undo: () => composing.replaceWords(kind, before) });
    void putAside(ticketId, kind, one);
  };
  return (
    <div className={css.suggestion}>
      <p className={css.head} role="status">
        <Face person={one.by} size={20} decorative />
        {title}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys */}
      <section className={css.words} tabIndex={0} aria-label={title}>
        <OwnWords html={one.html} attachments={[]} />
      </section>
      <div className={css.actions}>
        <Button size={size} onClick={use}>
          {t('together.draft.use')}
        </Button>
        <Button size={size} onClick={() => void putAside(ticketId, kind, one)}>
          {t('together.draft.dismiss')}
        </Button>
        {one.version < composing.version ? <span className={css.fact}>{t('together.draft.wroteOn')}</span> : null}
      </div>
    </div>
  );
}
