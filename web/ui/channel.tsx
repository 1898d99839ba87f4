import {
  IconBrandMastodon,
  IconBrandWhatsapp,
  IconForms,
  IconMail,
  IconMessageCircle,
  IconMessages,
  IconPhone,
} from '@tabler/icons-react';
import { useT } from '../i18n/index.ts';
import css from './marks.module.css';

const icons = {
  email: IconMail,
  form: IconForms,
  chat: IconMessageCircle,
  phone: IconPhone,
  social: IconBrandMastodon,
  messenger: IconBrandWhatsapp,
  forum: IconMessages,
} as const;
export type ShownChannel = keyof typeof icons;

function isShown(channel: string): channel is ShownChannel {
  return Object.hasOwn(icons, channel);
}

/** The way a message came, 14 to 16 px. A way without an icon of its own is shown as mail. */
export function ChannelIcon({ channel, size = 14 }: { channel: string; size?: number }) {
  const t = useT();
  const kind = isShown(channel) ? channel : 'email';
  const Icon = icons[kind];
  return (
    <span className={css.channel} role="img" aria-label={t(`shell.channel.${kind}`)} title={t(`shell.channel.${kind}`)}>
      <Icon size={size} stroke={1.6} aria-hidden />
    </span>
  );
}
