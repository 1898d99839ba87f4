import { Menu } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowMerge,
  IconArrowsExchange,
  IconBan,
  IconBell,
  IconBellOff,
  IconCheck,
  IconChevronLeft,
  IconDots,
  IconExternalLink,
  IconLayoutSidebarRight,
  IconLink,
  IconLinkPlus,
  IconLock,
  IconMoodSmile,
  IconMoodWrrr,
  IconMoon,
  IconPencil,
  IconRefresh,
} from '@tabler/icons-react';
import type { TicketDetail } from '../../../contract/tickets.ts';
import { useT } from '../../i18n/index.ts';
import { Button, IconButton } from '../../ui/index.ts';
import { isDone } from './field-changes.ts';
import { PresenceWords } from './presence-words.tsx';
import { SnoozeButton } from './snooze-menu.tsx';
import { StatusField } from './ticket-fields.tsx';
import css from './ticket-header.module.css';
import type { OnTicketTogether } from './use-together.ts';

/** What can be done with the ticket besides its fields; each is also a command of the palette. */
export interface TicketActions {
  /** Undefined where it cannot be. */
  merge: (() => void) | undefined;
  /** Back into the ticket that it was split off. */
  putBack: (() => void) | undefined;
  /** Undefined where it cannot be, as for one that is there already. */
  spam: (() => void) | undefined;
  spamAndBlock: (() => void) | undefined;
  notSpam: (() => void) | undefined;
  solve: () => void;
  reopen: () => void;
  close: () => void;
  rename: () => void;
  copyLink: () => void;
  openStatusPage: () => void;
  renewStatusLink: () => void;
}

/** The ticket's line of the header: state, number, actions. */
export function TicketHeader({
  ticket,
  actions,
  together,
  phone,
  sideShown,
  onBack,
  onSide,
}: {
  ticket: TicketDetail;
  actions: TicketActions;
  together: OnTicketTogether;
  phone: boolean;
  sideShown: boolean;
  onBack: () => void;
  onSide: () => void;
}) {
  const t = useT();
  const done = isDone(ticket.status);
  const big = phone ? 44 : 28;
  return (
    <header className={css.header}>
      {phone ? (
        <IconButton
          size={44}
          label={t('tickets.header.back')}
          icon={<IconChevronLeft size={24} stroke={1.8} aria-hidden />}
          onClick={onBack}
        />
      ) : null}
      <StatusField ticket={ticket} onSolve={actions.solve} />
      <button type="button" className={css.number} title={t('tickets.header.copyLink')} onClick={actions.copyLink}>
        #{ticket.number}
      </button>
      <PresenceWords ticketId={ticket.id} />
      <span className={css.grow} />
      {phone ? null : <SnoozeButton ticket={ticket} together={together} />}
      {phone || !together.may.handOver ? null : (
        <IconButton
          label={t('together.keys.handOver')}
          icon={<IconArrowsExchange size={17} stroke={1.6} aria-hidden />}
          onClick={() => together.open('handOver')}
        />
      )}
      {sideShown && !phone ? null : (
        <IconButton
          size={big}
          label={t('tickets.header.details')}
          icon={<IconLayoutSidebarRight size={phone ? 22 : 17} stroke={1.6} aria-hidden />}
          onClick={onSide}
        />
      )}
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <IconButton
            size={big}
            label={t('tickets.header.more')}
            icon={<IconDots size={phone ? 22 : 17} stroke={1.6} aria-hidden />}
          />
        </Menu.Target>
        <Menu.Dropdown>
          {phone && ticket.can.change ? (
            <Menu.Item
              leftSection={done ? <IconArrowBackUp size={16} stroke={1.6} /> : <IconCheck size={16} stroke={1.6} />}
              onClick={done ? actions.reopen : actions.solve}
            >
              {t(done ? 'tickets.action.reopen' : 'tickets.action.solve')}
            </Menu.Item>
          ) : null}
          {phone && together.may.snooze ? (
            <Menu.Item leftSection={<IconMoon size={16} stroke={1.6} />} onClick={() => together.open('snooze')}>
              {t('together.keys.snoozeUntil')}
            </Menu.Item>
          ) : null}
          {phone && together.may.handOver ? (
            <Menu.Item
              leftSection={<IconArrowsExchange size={16} stroke={1.6} />}
              onClick={() => together.open('handOver')}
            >
              {t('together.keys.handOver')}
            </Menu.Item>
          ) : null}
          <Menu.Item
            leftSection={
              together.following ? <IconBellOff size={16} stroke={1.6} /> : <IconBell size={16} stroke={1.6} />
            }
            onClick={together.follow}
          >
            {t(together.following ? 'together.keys.unfollow' : 'together.keys.follow')}
          </Menu.Item>
          {ticket.can.change ? (
            <Menu.Item leftSection={<IconPencil size={16} stroke={1.6} />} onClick={actions.rename}>
              {t('tickets.action.rename')}
            </Menu.Item>
          ) : null}
          {actions.merge ? (
            <Menu.Item leftSection={<IconArrowMerge size={16} stroke={1.6} />} onClick={actions.merge}>
              {t('tickets.action.merge')}
            </Menu.Item>
          ) : null}
          {together.may.link ? (
            <Menu.Item leftSection={<IconLinkPlus size={16} stroke={1.6} />} onClick={() => together.open('link')}>
              {t('together.keys.link')}
            </Menu.Item>
          ) : null}
          {actions.putBack ? (
            <Menu.Item leftSection={<IconArrowBackUp size={16} stroke={1.6} />} onClick={actions.putBack}>
              {t('tickets.action.putBack', { number: ticket.split?.number ?? 0 })}
            </Menu.Item>
          ) : null}
          <Menu.Item leftSection={<IconLink size={16} stroke={1.6} />} onClick={actions.copyLink}>
            {t('tickets.action.copyLink')}
          </Menu.Item>
          <Menu.Item leftSection={<IconExternalLink size={16} stroke={1.6} />} onClick={actions.openStatusPage}>
            {t('tickets.action.statusPage')}
          </Menu.Item>
          {ticket.can.change ? (
            <Menu.Item leftSection={<IconRefresh size={16} stroke={1.6} />} onClick={actions.renewStatusLink}>
              {t('tickets.action.renewLink')}
            </Menu.Item>
          ) : null}
          {actions.notSpam || actions.spam ? <Menu.Divider /> : null}
          {actions.notSpam ? (
            <Menu.Item leftSection={<IconMoodSmile size={16} stroke={1.6} />} onClick={actions.notSpam}>
              {t('tickets.spam.unmark')}
            </Menu.Item>
          ) : null}
          {actions.spam ? (
            <Menu.Item leftSection={<IconMoodWrrr size={16} stroke={1.6} />} onClick={actions.spam}>
              {t('tickets.spam.mark')}
            </Menu.Item>
          ) : null}
          {actions.spamAndBlock ? (
            <Menu.Item leftSection={<IconBan size={16} stroke={1.6} />} onClick={actions.spamAndBlock}>
              {t('tickets.spam.markAndBlock', { address: ticket.contact.address ?? '' })}
            </Menu.Item>
          ) : null}
          {ticket.can.change && ticket.status !== 'closed' ? (
            <>
              <Menu.Divider />
              <Menu.Item leftSection={<IconLock size={16} stroke={1.6} />} onClick={actions.close}>
                {t('tickets.action.close')}
              </Menu.Item>
            </>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      {phone || !ticket.can.change ? null : done ? (
        <Button size={28} onClick={actions.reopen} icon={<IconArrowBackUp size={15} stroke={1.8} aria-hidden />}>
          {t('tickets.action.reopen')}
        </Button>
      ) : (
        <Button size={28} keys="e" onClick={actions.solve} icon={<IconCheck size={15} stroke={1.8} aria-hidden />}>
          {t('tickets.action.solve')}
        </Button>
      )}
    </header>
  );
}
