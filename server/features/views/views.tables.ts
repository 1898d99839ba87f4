import type { Sort, TicketFilter } from '../../../contract/filter.ts';
import type { ColumnName, Density, Direction, LanesBy, Layout, ViewScope } from '../../../contract/views.ts';
import type { ColumnType, InstantColumn, NullableInstantColumn } from '../../platform/db/index.ts';

interface ViewsTable {
  id: string;
  name: string;
  icon: string | null;
  scope: ViewScope;
  /** Who made it; whose it is while it is private. */
  owner_id: string | null;
  team_id: string | null;
  /** Written as JSON. */
  filter: ColumnType<TicketFilter, string, string>;
  sort: Sort;
  direction: Direction;
  columns: ColumnName[];
  density: Density;
  layout: Layout;
  lanes: LanesBy;
  created_at: InstantColumn;
  updated_at: InstantColumn;
  /** Put away, and brought back as long as it is kept. */
  deleted_at: NullableInstantColumn;
}

/** The order in which one wants all views, built-in ones by their name. */
interface ViewOrdersTable {
  teammate_id: string;
  placed: string[];
  hidden: string[];
}

declare module '../../platform/db/index.ts' {
  interface Tables {
    views: ViewsTable;
    view_orders: ViewOrdersTable;
  }
}
