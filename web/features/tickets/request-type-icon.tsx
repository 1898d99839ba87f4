import {
  IconAlertTriangle,
  IconBug,
  IconBulb,
  IconDeviceLaptop,
  IconFileText,
  IconForms,
  IconGavel,
  IconHeartHandshake,
  IconHelp,
  IconKey,
  IconPackage,
  IconReceipt,
  IconShoppingCart,
  IconTool,
  IconTruck,
  IconUser,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';

type Icon = ComponentType<{ size?: number | string; stroke?: number | string }>;

/** The icons that a request type can have, by the name it is kept under. */
const icons: Readonly<Record<string, Icon>> = {
  help: IconHelp,
  bug: IconBug,
  tool: IconTool,
  bulb: IconBulb,
  'heart-handshake': IconHeartHandshake,
  key: IconKey,
  'device-laptop': IconDeviceLaptop,
  gavel: IconGavel,
  'alert-triangle': IconAlertTriangle,
  'file-text': IconFileText,
  package: IconPackage,
  receipt: IconReceipt,
  'shopping-cart': IconShoppingCart,
  truck: IconTruck,
  user: IconUser,
};
export const requestTypeIcons: readonly string[] = Object.keys(icons);

export function RequestTypeIcon({ name, size = 16 }: { name: string; size?: number }) {
  const Icon = icons[name] ?? IconForms;
  return <Icon size={size} stroke={1.6} aria-hidden />;
}
