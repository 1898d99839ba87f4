import { battery } from './battery.ts';
import { charging } from './charging.ts';
import { fitting } from './fitting.ts';
import { invoices } from './invoices.ts';
import { itAccess } from './it-access.ts';
import { itDevices } from './it-devices.ts';
import { orders } from './orders.ts';
import { parcels } from './parcels.ts';
import { rules } from './rules.ts';
import type { Scenario } from './shape.ts';
import { shops } from './shops.ts';
import { updates } from './updates.ts';
import { warranty } from './warranty.ts';
import { words } from './words.ts';

/** Everything that people write to Officina Lume about. */
export const scenarios: readonly Scenario[] = [
  ...charging,
  ...battery,
  ...updates,
  ...fitting,
  ...rules,
  ...parcels,
  ...orders,
  ...invoices,
  ...warranty,
  ...shops,
  ...words,
  ...itAccess,
  ...itDevices,
];
