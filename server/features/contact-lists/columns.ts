import type { ImportTarget } from '../../../contract/contact-lists.ts';
import type { CardField } from '../../../contract/contacts.ts';
import { withoutAccents } from '../../platform/language/without-accents.ts';

/** What columns are called in lists from elsewhere, in the languages of the house. Compared without signs and accents. */
const NAMES: Readonly<Record<Exclude<ImportTarget, `field:${string}`>, string>> = {
  name: 'name|full name|contact|contact name|customer|display name|nome e cognome|nome completo|nominativo|contatto|cliente|nombre completo|nombre y apellidos|contacto|nume complet|nume si prenume|numele',
  first_name: 'first name|firstname|given name|nome|nombre|prenume',
  last_name: 'last name|lastname|surname|family name|cognome|apellido|apellidos|nume|nume de familie',
  email:
    'email|e mail|mail|email address|mail address|primary email|work email|posta|posta elettronica|indirizzo email|indirizzo e mail|correo|correo electronico|direccion de correo|adresa de email|adresa email|adresa',
  other_email:
    'other email|second email|secondary email|email 2|altra email|seconda email|otro correo|alt email|email secundar',
  phone:
    'phone|telephone|phone number|mobile|cell|tel|telefono|cellulare|numero di telefono|telefono movil|movil|telefon|mobil',
  organization:
    'organization|organisation|company|company name|account|employer|azienda|societa|organizzazione|ditta|ente|empresa|organizacion|compania|companie|organizatie|firma',
  language: 'language|locale|lang|lingua|idioma|limba',
  time_zone: 'time zone|timezone|fuso orario|zona horaria|fus orar',
  plan: 'plan|subscription|tier|piano|abbonamento|suscripcion|abonament',
  value: 'value|arr|annual value|revenue|valore|fatturato|valor|valoare',
  currency: 'currency|valuta|moneda|divisa',
  vip: 'vip',
  note: 'note|notes|comment|comments|nota|notas|commento|comentario|observatii|nota interna',
};

const MEANT = new Map<string, ImportTarget>(
  Object.entries(NAMES).flatMap(([target, names]) =>
    names.split('|').map((name): [string, ImportTarget] => [name, target as ImportTarget]),
  ),
);

/** Which column probably is what, each at most once but for other addresses; null where nothing is known. */
export function guessMapping(
  columns: readonly { name: string; samples: readonly string[] }[],
  fields: readonly CardField[],
): (string | null)[] {
  const taken = new Set<string>();
  const targets = columns.map(({ name, samples }) => {
    const bare = bareName(name);
    const field = fields.find((one) => bareName(one.name) === bare);
    const looksLikeAddress = samples.length > 0 && samples.every((sample) => /^\S+@\S+\.\S+$/.test(sample));
    let target: string | null = MEANT.get(bare) ?? (field ? `field:${field.id}` : looksLikeAddress ? 'email' : null);
    if (target === 'email' && taken.has('email')) target = 'other_email';
    if (target === null || (taken.has(target) && target !== 'other_email')) return null;
    taken.add(target);
    return target;
  });
  // "Nome" alone is the whole name; beside "Cognome" it is the first one. "Nume" alone, likewise.
  const alone = (one: string, other: string): boolean => taken.has(one) && !taken.has(other) && !taken.has('name');
  return targets.map((target) =>
    (target === 'first_name' && alone('first_name', 'last_name')) ||
    (target === 'last_name' && alone('last_name', 'first_name'))
      ? 'name'
      : target,
  );
}

function bareName(name: string): string {
  return withoutAccents(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
