import type { ViewScope } from '../../../contract/views.ts';
import type { Actor } from '../../platform/access/index.ts';
import { may } from '../../platform/access/index.ts';

/** A view, as far as rights need it. */
export interface Shared {
  scope: ViewScope;
  ownerId: string | null;
  /** Of the view's team: the desks that it serves. */
  teamDesks: readonly string[];
  /** Whether the actor is in the view's team. */
  inTeam: boolean;
}

/** One's own; a team's for its people and for who leads on a desk of it; the company's for whoever reads tickets. */
export function maySeeView(actor: Actor, view: Shared): boolean {
  if (view.scope === 'private') return isTheirs(actor, view);
  if (view.scope === 'team') return view.inTeam || mayShareWithTeam(actor, view.teamDesks);
  return true;
}

export function mayChangeView(actor: Actor, view: Shared): boolean {
  if (view.scope === 'private') return isTheirs(actor, view);
  if (view.scope === 'team') return mayShareWithTeam(actor, view.teamDesks);
  return mayShareWithCompany(actor);
}

export function mayShareWithTeam(actor: Actor, teamDesks: readonly string[]): boolean {
  return teamDesks.some((deskId) => may(actor, 'view.share', deskId));
}

export function mayShareWithCompany(actor: Actor): boolean {
  return may(actor, 'view.share-company');
}

function isTheirs(actor: Actor, view: Shared): boolean {
  return actor.kind === 'teammate' && view.ownerId === actor.id;
}
