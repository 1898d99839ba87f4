import type { Chance } from './chance.ts';
import { cast, people } from './people.ts';
import type { DemoPerson, DeskKey, Language } from './shapes.ts';

/** How often the full-time agents answer, against one for everybody whose own language it is. */
const FULL_TIME_WEIGHT = 9;
const OWNER_WEIGHT = 4;

/** Whoever is new has not answered anything yet. */
const ON_FIRST_DAY = cast.laia.key;

/** Someone who answers this language on this desk: a full-time agent mostly, else one of the whole company. */
export function answerer(desk: DeskKey, language: Language, chance: Chance): DemoPerson {
  if (desk === 'it') return chance.weighted([[cast.matteo, 2] as const, [personNamed('radu-marin'), 3] as const]);
  const weights = people
    .filter((person) => person.speaks.includes(language) && person.key !== ON_FIRST_DAY && person.department !== 'IT')
    .map((person): readonly [DemoPerson, number] => {
      if (person.fullTime) return [person, FULL_TIME_WEIGHT];
      if (person.key === cast.marta.key) return [person, language === 'it' ? OWNER_WEIGHT : 0];
      return [person, person.speaks[0] === language ? 1 : 0];
    });
  return chance.weighted(weights);
}

const BY_CATEGORY: readonly (readonly [prefix: string, keys: readonly string[]])[] = [
  ['Orders › Invoices', ['carla-vezzani', 'elena-stan', 'rosa-calvo']],
  ['Orders › Refunds', ['carla-vezzani', 'rosa-calvo']],
  ['Orders', ['anca-dobre', 'renzo-pelli']],
  ['App', ['vlad-neagu', 'luca-ferri', 'bogdan-iacob', 'marc-camps']],
  ['Shops', ['lola-gil', 'jordi-mas', 'teresa-bini', 'harriet-webb']],
  ['Press', ['sofia-gatti', 'ellie-marsh', 'ines-robles']],
  ['Ideas', ['gemma-torres', 'freya-dunn', 'paolo-sarti']],
  ['IT', ['matteo-valli', 'radu-marin']],
  ['', ['chiara-bassi', 'davide-conti', 'fede-pasini', 'irene-gallo', 'cosmin-pana']],
];

/**
 * Someone who knows about this and leaves a note: the workshop on lights, logistics on parcels. Nobody writes of
 * themselves by name, so whoever the note names is left out.
 */
export function knower(category: string, note: string, chance: Chance): DemoPerson {
  const keys = BY_CATEGORY.find(([prefix]) => category.startsWith(prefix))?.[1] ?? [];
  const knowing = keys.map(personNamed);
  const unnamed = knowing.filter((person) => !note.includes(person.name.split(' ')[0] ?? person.name));
  return chance.one(unnamed.length > 0 ? unnamed : [cast.ioana]);
}

function personNamed(key: string): DemoPerson {
  const person = people.find((one) => one.key === key);
  if (!person) throw new Error(`Nobody of that key: ${key}`);
  return person;
}
