/**
 * Every permission of the product, `<noun>.<verb>`, and which role brings it. A grant is a role on one desk or on all
 * desks; the role "owner" is always on all. The catalogue is the only place where who-may-do-what is written.
 */
export const ROLES = ['owner', 'manager', 'lead', 'agent', 'teammate'] as const;
export type Role = (typeof ROLES)[number];

/** `scope` says what the permission is asked about: the company as a whole, or one desk (and what lies on it). */
export const PERMISSIONS = {
  'company.read': { scope: 'company', roles: ['owner', 'manager', 'lead', 'agent', 'teammate'] },
  'company.change': { scope: 'company', roles: ['owner'] },
  'token.manage': { scope: 'company', roles: ['owner'] },
  'webhook.manage': { scope: 'company', roles: ['owner'] },
  'mail.inspect': { scope: 'company', roles: ['owner'] },
  'metrics.read': { scope: 'company', roles: ['owner'] },
  'desk.create': { scope: 'company', roles: ['owner'] },
  'teammate.read': { scope: 'company', roles: ['owner', 'manager', 'lead', 'agent', 'teammate'] },
  'teammate.invite': { scope: 'desk', roles: ['owner', 'manager'] },
  'teammate.change': { scope: 'desk', roles: ['owner', 'manager'] },
  'desk.read': { scope: 'desk', roles: ['owner', 'manager', 'lead', 'agent', 'teammate'] },
  'desk.change': { scope: 'desk', roles: ['owner', 'manager'] },
  'template.change': { scope: 'desk', roles: ['owner', 'manager'] },
  /** A team's name and the desks that it serves; who is in it. */
  'team.manage': { scope: 'desk', roles: ['owner', 'manager'] },
  'team.change-members': { scope: 'desk', roles: ['owner', 'manager', 'lead'] },
  'category.create': { scope: 'desk', roles: ['owner', 'manager', 'lead'] },
  'category.change': { scope: 'desk', roles: ['owner', 'manager', 'lead'] },
  'tag.rename': { scope: 'desk', roles: ['owner', 'manager', 'lead'] },
  /** The desk's own fields and its request types. */
  'field.manage': { scope: 'desk', roles: ['owner', 'manager'] },
  /** What the contact form asks, where it may be shown, and what came of it. */
  'contact-form.change': { scope: 'desk', roles: ['owner', 'manager'] },
  /** Saved replies that everybody on a desk uses; one's own need no permission. */
  'saved-reply.share': { scope: 'desk', roles: ['owner', 'manager', 'lead'] },
  /** How well customers say that a desk answers. */
  'satisfaction.read': { scope: 'desk', roles: ['owner', 'manager', 'lead'] },
  'organization.read': { scope: 'company', roles: ['owner', 'manager', 'lead', 'agent', 'teammate'] },
  'organization.change': { scope: 'company', roles: ['owner', 'manager'] },
  /** Cards of people: names, addresses, notes, who is one with whom. On a desk where one sees them. */
  'contact.change': { scope: 'desk', roles: ['owner', 'manager', 'lead', 'agent'] },
  'contact.export': { scope: 'desk', roles: ['owner', 'manager'] },
  'contact.import': { scope: 'company', roles: ['owner', 'manager'] },
  /** The company's own fields of contacts and organizations. */
  'card-field.change': { scope: 'company', roles: ['owner', 'manager'] },
  'ticket.read': { scope: 'desk', roles: ['owner', 'manager', 'lead', 'agent', 'teammate'] },
  'ticket.create': { scope: 'desk', roles: ['owner', 'manager', 'lead', 'agent', 'teammate'] },
  'ticket.reply': { scope: 'desk', roles: ['owner', 'manager', 'lead', 'agent', 'teammate'] },
  'ticket.note': { scope: 'desk', roles: ['owner', 'manager', 'lead', 'agent', 'teammate'] },
  'ticket.take': { scope: 'desk', roles: ['owner', 'manager', 'lead', 'agent', 'teammate'] },
  'ticket.assign': { scope: 'desk', roles: ['owner', 'manager', 'lead'] },
  /** Giving what one holds, or what nobody has, to anybody on the desk, with a brief. */
  'ticket.hand-over': { scope: 'desk', roles: ['owner', 'manager', 'lead', 'agent'] },
  /** Changing a ticket that someone else holds; what one holds oneself needs only `ticket.change-own`. */
  'ticket.change': { scope: 'desk', roles: ['owner', 'manager', 'lead', 'agent'] },
  'ticket.change-own': { scope: 'desk', roles: ['owner', 'manager', 'lead', 'agent', 'teammate'] },
  /** Bulk changes of tickets that someone else holds; of all others each may change in bulk what they may change one by one. */
  'ticket.bulk': { scope: 'desk', roles: ['owner', 'manager', 'lead'] },
  /** Views of one's own. */
  'view.keep': { scope: 'company', roles: ['owner', 'manager', 'lead', 'agent', 'teammate'] },
  /** Views for a team that serves the desk. */
  'view.share': { scope: 'desk', roles: ['owner', 'manager', 'lead'] },
  'view.share-company': { scope: 'company', roles: ['owner', 'manager'] },
  /** Not to take in mail of an address or a domain any more. */
  'sender.block': { scope: 'desk', roles: ['owner', 'manager', 'lead', 'agent'] },
  'spam.empty': { scope: 'desk', roles: ['owner', 'manager', 'lead'] },
  /** What the team wrote for itself and for customers, drafts too. */
  'article.read': { scope: 'desk', roles: ['owner', 'manager', 'lead', 'agent', 'teammate'] },
  /** Writing and publishing what only the team reads. */
  'article.write-internal': { scope: 'desk', roles: ['owner', 'manager', 'lead', 'agent', 'teammate'] },
  /** Writing and publishing what customers read. */
  'article.write': { scope: 'desk', roles: ['owner', 'manager', 'lead', 'agent'] },
  /** The tree of sections: names, places, making and putting away. */
  'section.change': { scope: 'desk', roles: ['owner', 'manager', 'lead'] },
  /** Taking in many articles at once. */
  'article.import': { scope: 'desk', roles: ['owner', 'manager', 'lead'] },
  /** The looks of a desk's help centre, its address and its own words. */
  'help-centre.change': { scope: 'desk', roles: ['owner', 'manager'] },
  /** Who answers on which day, beside whom. One's own shifts, swaps and absences need no permission. */
  'rota.read': { scope: 'desk', roles: ['owner', 'manager', 'lead', 'agent', 'teammate'] },
  /** Who is in a rota, and its rules. */
  'rota.change': { scope: 'desk', roles: ['owner', 'manager'] },
  'rota.plan': { scope: 'desk', roles: ['owner', 'manager'] },
  'rota.publish': { scope: 'desk', roles: ['owner', 'manager'] },
  /** Moving and cancelling anybody's shift, and arranging swaps for others. */
  'shift.move': { scope: 'desk', roles: ['owner', 'manager'] },
  /** Asking for a swap of one's own shift, taking another's. */
  'shift.swap': { scope: 'desk', roles: ['owner', 'manager', 'lead', 'agent', 'teammate'] },
  /** Letting replies of those who learn go, changing them as a lesson, sending them back; of who is their buddy or was asked. */
  'review.look': { scope: 'desk', roles: ['owner', 'manager', 'lead', 'agent'] },
  /** What became of one's own replies that waited for a look. */
  'review.read-own': { scope: 'desk', roles: ['owner', 'manager', 'lead', 'agent', 'teammate'] },
  /** Handing on and ending one's own shift, and deciding what of it is kept. */
  'shift.complete': { scope: 'desk', roles: ['owner', 'manager', 'lead', 'agent', 'teammate'] },
  /** Who has been near customers when, and what came of it. */
  'rota.read-company': { scope: 'desk', roles: ['owner', 'manager', 'lead'] },
  /** Lifting the ceiling that ends a shift, with a reason that its owner reads. */
  'shift.lift': { scope: 'desk', roles: ['owner', 'manager'] },
  /** Entering when somebody else in a rota of the desk is away. */
  'absence.enter': { scope: 'desk', roles: ['owner', 'manager'] },
  'outbox.read': { scope: 'desk', roles: ['owner', 'manager', 'lead', 'agent'] },
  'outbox.change': { scope: 'desk', roles: ['owner', 'manager', 'lead', 'agent'] },
} as const satisfies Record<string, { scope: 'company' | 'desk'; roles: readonly Role[] }>;

export type Permission = keyof typeof PERMISSIONS;

export interface Grant {
  role: Role;
  /** null: on every desk, those to come included. */
  deskId: string | null;
}

/** Whether these grants allow `permission`, on this desk where the permission is a desk's. Deny by default. */
export function grantsAllow(grants: readonly Grant[], permission: Permission, deskId?: string | null): boolean {
  const { scope, roles } = PERMISSIONS[permission];
  return grants.some(
    (grant) =>
      (roles as readonly Role[]).includes(grant.role) &&
      (scope === 'company' || grant.deskId === null || (deskId != null && grant.deskId === deskId)),
  );
}

/** What an API token was given: a token never may more than its owner, and of that only what its scopes leave. */
export const SCOPES = ['read', 'write', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];

/** `read` brings what only reads, `write` the daily work on desks as well, `admin` everything. */
export function scopesAllow(scopes: readonly Scope[], permission: Permission): boolean {
  if (scopes.includes('admin')) return true;
  if (ADMIN_PERMISSIONS.has(permission)) return false;
  return scopes.includes('write') || (scopes.includes('read') && permission.endsWith('.read'));
}

/**
 * Keys to the house: no script that only works on tickets needs them. What a desk, a team, a field or the words of every
 * letter are, what all people of the company find in their lists, and all customers in one file.
 */
const ADMIN_PERMISSIONS: ReadonlySet<Permission> = new Set<Permission>([
  'company.change',
  'token.manage',
  'webhook.manage',
  'mail.inspect',
  'metrics.read',
  'desk.create',
  'teammate.invite',
  'teammate.change',
  'desk.change',
  'template.change',
  'help-centre.change',
  'team.manage',
  'field.manage',
  'contact-form.change',
  'card-field.change',
  'contact.export',
  'view.share-company',
]);
