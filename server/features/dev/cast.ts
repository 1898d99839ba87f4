import type { Cast, CastMember } from '../../../contract/dev.ts';
import { ROLES } from '../../../contract/permissions.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { deskBook } from '../desks/index.ts';
import { statusUrl } from '../tickets/index.ts';
import type { CustomerRow, TeammateRow } from './cast.queries.ts';
import { activeTeammates, countTickets, customersWithTickets } from './cast.queries.ts';

/** Whom the sample company, and with it tests and previews, know by name. */
export interface NamedPeople {
  teammates: readonly { email: string; who?: string }[];
  /** Mail addresses. */
  customers: readonly string[];
}

/** As many as keys that are comfortable to press. */
const MOST_TEAMMATES = 9;
const MOST_CUSTOMERS = 5;

/** Who can be met here: the sample's named people, else those who are there. */
export async function castOf(platform: Platform, actor: Actor, named: NamedPeople): Promise<Cast> {
  const { db, config } = platform;
  const [rows, sampled, tickets, book] = await Promise.all([
    activeTeammates(db),
    customersWithTickets(db, named.customers, MOST_CUSTOMERS),
    countTickets(db),
    deskBook(db),
  ]);
  const known = named.teammates.flatMap(({ email, who }) => {
    const row = rows.find((each) => each.email === email);
    return row ? [memberOf(row, who ?? null)] : [];
  });
  const customers = sampled.length > 0 ? sampled : await customersWithTickets(db, [], MOST_CUSTOMERS);
  const teammates = known.length > 0 ? known : rows.map((row) => memberOf(row, null));
  return {
    company: book.companyName,
    tickets,
    demo: config.demo,
    signedInAs: actor.kind === 'teammate' ? actor.id : null,
    teammates: teammates.slice(0, MOST_TEAMMATES),
    customers: customers.map((row) => customerOf(config, row)),
  };
}

function memberOf(row: TeammateRow, who: string | null): CastMember {
  const role = ROLES.find((each) => row.grants.some((grant) => grant.role === each)) ?? 'teammate';
  const desks = row.grants.filter((grant) => grant.role === role).map((grant) => grant.desk);
  return {
    id: row.id,
    name: row.name,
    role,
    desks: desks.includes(null) ? [] : desks.filter((desk) => desk !== null),
    department: row.department,
    locale: row.locale,
    who,
  };
}

function customerOf(config: Platform['config'], row: CustomerRow): Cast['customers'][number] {
  const { id, name, language, tickets, subject } = row;
  // As a path, so that it opens under whatever name this machine was called by.
  const { pathname } = new URL(statusUrl(config, row.status_token));
  return { id, name, language, tickets, subject, page: pathname };
}
