import type { FieldValue } from '../../../contract/field-values.ts';
import type { ColumnType, Generated, InstantColumn, NullableInstantColumn } from '../../platform/db/index.ts';

interface OrganizationsTable {
  id: string;
  name: string;
  vip_at: NullableInstantColumn;
  plan: ColumnType<string | null, string | null | undefined, string | null>;
  /** `numeric`: its digits as text. */
  value: ColumnType<string | null, number | null | undefined, number | null>;
  currency: ColumnType<string | null, string | null | undefined, string | null>;
  fields: Generated<Record<string, FieldValue>>;
  created_at: InstantColumn;
  updated_at: InstantColumn;
}

interface OrganizationDomainsTable {
  /** Lower case. */
  domain: string;
  organization_id: string;
}

interface OrganizationDesksTable {
  organization_id: string;
  desk_id: string;
}

declare module '../../platform/db/index.ts' {
  interface Tables {
    organizations: OrganizationsTable;
    organization_domains: OrganizationDomainsTable;
    organization_desks: OrganizationDesksTable;
  }
}
