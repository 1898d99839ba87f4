import type { Me } from '../../api/index.ts';

/** Domains that a link may imitate beside the well-known ones: the house's own and the writer's. */
export function knownDomains(me: Pick<Me, 'email'>, writer: string): string[] {
  const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  return [...new Set([domainOf(me.email), domainOf(writer)])].filter((domain) => domain.includes('.'));
}
