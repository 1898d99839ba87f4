import type { MailDomain } from '../../../contract/mailboxes.ts';
import type { InstantColumn } from '../../platform/db/index.ts';

type Record = MailDomain['records'][number];

/** What DNS last said of a record; no row: nobody has looked yet. */
export interface MailDomainRecordsTable {
  domain: string;
  kind: Record['kind'];
  /** Relative to the domain; `@` is the domain itself. */
  name: string;
  /** What to publish. */
  value: string;
  seen: Record['seen'];
  seen_value: string | null;
  looked_up_at: InstantColumn;
}

declare module '../../platform/db/index.ts' {
  interface Tables {
    mail_domain_records: MailDomainRecordsTable;
  }
}
