import type { InstantColumn } from '../../platform/db/index.ts';

interface OrganizationsTable {
  id: string;
  name: string;
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
