import { IconMessageBolt, IconPaperclip } from '@tabler/icons-react';
import type { TicketDetail } from '../../../contract/tickets.ts';
import { useT } from '../../i18n/index.ts';
import { Button, IconButton } from '../../ui/index.ts';
import { Missing, SendButton } from './composer-parts.tsx';
import { ShowDraft } from './composer-together.tsx';
import type { Composing } from './use-composer.ts';

/** Below the words, at the right of their format: what goes along, who sees it before, and the way out. */
export function ComposerBar({
  ticket,
  composing,
  phone,
  name,
  onAttach,
  onPick,
}: {
  ticket: TicketDetail;
  composing: Composing;
  phone: boolean;
  /** The customer's first name. */
  name: string;
  onAttach: () => void;
  /** A saved reply is wanted. */
  onPick: () => void;
}) {
  const t = useT();
  const { state, meanwhile, missing } = composing;
  const button = phone ? 44 : 28;
  const icon = { size: phone ? 22 : 17, stroke: 1.6, 'aria-hidden': true } as const;
  return (
    <>
      <IconButton
        label={t('tickets.composer.attach')}
        size={button}
        icon={<IconPaperclip {...icon} />}
        onClick={onAttach}
      />
      <IconButton
        label={t('saved-replies-page.pick.open')}
        size={button}
        icon={<IconMessageBolt {...icon} />}
        onClick={onPick}
      />
      <ShowDraft ticket={ticket} composing={composing} phone={phone} />
      <Missing missing={missing} name={name} />
      {meanwhile.length > 0 && state.asking ? null : state.kind === 'note' ? (
        <Button
          kind="note"
          size={button}
          disabled={missing !== undefined}
          keys={phone ? undefined : 'mod+enter'}
          onClick={() => void composing.send()}
        >
          {t('tickets.composer.keepNote')}
        </Button>
      ) : (
        <SendButton composing={composing} phone={phone} />
      )}
    </>
  );
}
