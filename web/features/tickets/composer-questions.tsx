import { IconMessagePlus, IconVersions } from '@tabler/icons-react';
import type { Message } from '../../../contract/tickets.ts';
import { useT } from '../../i18n/index.ts';
import { useKeys } from '../../shell/index.ts';
import { Button, CustomerMessage, NoteMessage, OurReply } from '../../ui/index.ts';
import css from './composer-questions.module.css';
import { firstPart } from './message-form.ts';
import { writerOf } from './thread-message.tsx';
import type { Composing } from './use-composer.ts';

/** The customer or a colleague wrote while one was writing: what they said stands above the question, and sending asks once. */
export function WrittenMeanwhile({
  messages,
  asking,
  onSend,
  onBack,
}: {
  messages: readonly Message[];
  asking: boolean;
  onSend: () => void;
  onBack: () => void;
}) {
  const t = useT();
  return (
    <div className={css.meanwhile} data-asking={asking || undefined}>
      {(asking ? messages : []).map((message) => (
        <Newer key={message.id} message={message} />
      ))}
      <p className={css.warning} role="alert">
        <IconMessagePlus size={16} stroke={1.8} aria-hidden />
        {t(asking ? 'tickets.composer.readFirst' : 'tickets.composer.newSince')}
      </p>
      <div className={css.actions}>
        {asking ? (
          <Button kind="filled" size={28} keys="mod+enter" onClick={onSend}>
            {t('tickets.composer.sendAsIs')}
          </Button>
        ) : null}
        <Button size={28} onClick={onBack}>
          {t(asking ? 'tickets.composer.backToWriting' : 'tickets.composer.haveRead')}
        </Button>
      </div>
    </div>
  );
}

function Newer({ message }: { message: Message }) {
  const t = useT();
  const words = <div className={css.words}>{firstPart(message.visibleText) ?? message.visibleText}</div>;
  const head = { who: writerOf(message), at: message.createdAt };
  switch (message.type) {
    case 'incoming':
      return <CustomerMessage {...head}>{words}</CustomerMessage>;
    case 'note':
      return <NoteMessage {...head}>{words}</NoteMessage>;
    default:
      return (
        <OurReply {...head} facts={t('tickets.composer.reply')}>
          {words}
        </OurReply>
      );
  }
}

/** The same draft was written on in another window or on another device: both are there, one goes on. */
export function TwoDrafts({ composing }: { composing: Composing }) {
  const t = useT();
  const { keeping } = composing;
  useKeys(
    {
      'alt+1': { label: t('tickets.composer.keepMine'), run: composing.keepMine },
      'alt+2': { label: t('tickets.composer.takeTheirs'), run: composing.takeTheirs },
    },
    { group: t('tickets.keys.ticket') },
  );
  if (keeping.state !== 'stale') return null;
  const theirs = new DOMParser().parseFromString(keeping.theirs, 'text/html').body.textContent?.trim() ?? '';
  return (
    <div className={css.drafts} role="alert">
      <p className={css.warning} data-calm>
        <IconVersions size={16} stroke={1.8} aria-hidden />
        {t('tickets.composer.twoDrafts')}
      </p>
      <p className={css.other}>{theirs === '' ? t('tickets.composer.emptyDraft') : theirs.slice(0, 400)}</p>
      <div className={css.actions}>
        <Button size={28} keys="alt+1" onClick={composing.keepMine}>
          {t('tickets.composer.keepMine')}
        </Button>
        <Button size={28} keys="alt+2" onClick={composing.takeTheirs}>
          {t('tickets.composer.takeTheirs')}
        </Button>
      </div>
    </div>
  );
}
