import { IconBan } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ContactDetail } from '../../../contract/contacts.ts';
import { api } from '../../api/index.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { Button, Chip, confirm, useNow } from '../../ui/index.ts';
import { blockOf } from './asking.ts';
import { CardHead } from './card-head.tsx';
import { doIt } from './doing.ts';

/** Name, what time it is with them, and what sets them apart. */
export function ContactHead({ contact, onVip }: { contact: ContactDetail; onVip: (() => void) | undefined }) {
  const { t, locale, timeZone } = useSpeaking();
  const now = useNow();
  const address = contact.identities.find((one) => one.primary)?.value;
  const { data: block } = useQuery(blockOf(contact.can.block ? address : undefined));
  const there =
    contact.timeZone === null
      ? undefined
      : t(contact.timeZoneFrom === 'set' ? 'contacts.card.there' : 'contacts.card.probablyThere', {
          time: new Intl.DateTimeFormat(locale, {
            timeZone: contact.timeZone,
            hour: '2-digit',
            minute: '2-digit',
            hourCycle: 'h23',
          }).format(now),
          place: placeOf(contact.timeZone),
        });
  async function toggleBlock() {
    if (block) {
      await doIt(() => api.delete(`/sender-blocks/${block.id}`));
      return;
    }
    const yes = await confirm({
      title: t('contacts.block.title', { name: contact.name }),
      text: t('contacts.block.text', { address: address ?? '' }),
      yes: t('contacts.block.yes'),
      no: t('contacts.block.no'),
      danger: true,
    });
    if (yes) await doIt(() => api.post('/sender-blocks', { body: { kind: 'address', value: address, deskId: null } }));
  }
  return (
    <CardHead
      of={contact}
      line={there ?? t('contacts.card.nowhere', { zone: timeZone })}
      onVip={onVip}
      marks={
        <>
          {contact.teammate ? (
            <Chip tone="ours">{t('contacts.card.teammate', { name: contact.teammate.name })}</Chip>
          ) : null}
          {block ? (
            <Chip tone="attention" icon={<IconBan size={12} stroke={2} aria-hidden />}>
              {block.desk ? t('contacts.block.onDesk', { desk: block.desk.name }) : t('contacts.block.everywhere')}
            </Chip>
          ) : null}
        </>
      }
      doings={
        contact.can.block && address !== undefined ? (
          <Button
            size={28}
            kind={block ? 'plain' : 'danger'}
            icon={<IconBan size={14} stroke={1.8} aria-hidden />}
            onClick={() => void toggleBlock()}
          >
            {t(block ? 'contacts.block.undo' : 'contacts.block.do')}
          </Button>
        ) : null
      }
    />
  );
}

/** "Europe/Rome" is told as the city. */
function placeOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}
