import { contacts, organizations } from './content/contacts.ts';
import { desks } from './content/desks.ts';
import { cast, people } from './content/people.ts';
import type { DemoContact, DemoPerson } from './content/shapes.ts';

/**
 * Officina Lume, makers of bicycle lights in Bologna: the one sample company that the demo, the tests and the previews
 * share. Pure data; everything in it is invented and every address ends in `.example`.
 */
export const company = {
  name: 'Officina Lume',
  city: 'Bologna',
  timeZone: 'Europe/Rome',
  domain: 'officinalume.example',
  languages: ['it', 'en', 'es', 'ro'],
} as const;

export type * from './content/shapes.ts';
export { cast, contacts, desks, organizations, people };

const personByKey = new Map(people.map((person) => [person.key, person]));
const contactByKey = new Map(contacts.map((contact) => [contact.key, contact]));

/** The teammate of that key, or undefined. */
export const personOf = (key: string): DemoPerson | undefined => personByKey.get(key);

/** The contact of that key, or undefined. */
export const contactOf = (key: string): DemoContact | undefined => contactByKey.get(key);
