import type { FieldKind } from '../../../contract/field-values.ts';
import type { DeskKey, Language } from './shapes.ts';

type Words = Record<Language, string>;

interface DemoField {
  desk: DeskKey;
  key: string;
  kind: FieldKind;
  labels: Words;
  audience: 'team' | 'customer';
  everywhere: boolean;
  unit?: string;
  /** By a key of the sample's own. */
  options?: Readonly<Record<string, Words>>;
}

/** What the desks of the sample write down beside what every ticket has. */
export const ownFields: readonly DemoField[] = [
  {
    desk: 'customer',
    key: 'serial_number',
    kind: 'text',
    labels: { en: 'Serial number', it: 'Numero di serie', es: 'Número de serie', ro: 'Număr de serie' },
    audience: 'customer',
    everywhere: true,
  },
  {
    desk: 'customer',
    key: 'fault',
    kind: 'choice',
    labels: { en: 'What is broken', it: 'Che cosa è guasto', es: 'Qué está roto', ro: 'Ce s-a stricat' },
    audience: 'team',
    everywhere: true,
    options: {
      water: { en: 'Water got in', it: 'È entrata acqua', es: 'Entró agua', ro: 'A intrat apă' },
      battery: { en: 'Battery', it: 'Batteria', es: 'Batería', ro: 'Baterie' },
      bracket: { en: 'Bracket or strap', it: 'Staffa o cinturino', es: 'Soporte o correa', ro: 'Suport sau curea' },
      program: {
        en: 'Program of the light',
        it: 'Programma della luce',
        es: 'Programa de la luz',
        ro: 'Programul lămpii',
      },
    },
  },
  {
    desk: 'customer',
    key: 'sent_with_it',
    kind: 'choices',
    labels: { en: 'Sent along', it: 'Spedito insieme', es: 'Enviado con ello', ro: 'Trimis împreună' },
    audience: 'team',
    everywhere: false,
    options: {
      lamp: { en: 'New lamp', it: 'Luce nuova', es: 'Luz nueva', ro: 'Lampă nouă' },
      strap: { en: 'Strap', it: 'Cinturino', es: 'Correa', ro: 'Curea' },
      label: { en: 'Return label', it: 'Etichetta di reso', es: 'Etiqueta de devolución', ro: 'Etichetă de retur' },
    },
  },
  {
    desk: 'customer',
    key: 'bought_on',
    kind: 'date',
    labels: { en: 'Bought on', it: 'Comprato il', es: 'Comprado el', ro: 'Cumpărat la' },
    audience: 'customer',
    everywhere: false,
  },
  {
    desk: 'customer',
    key: 'under_warranty',
    kind: 'checkbox',
    labels: { en: 'Under warranty', it: 'In garanzia', es: 'En garantía', ro: 'În garanție' },
    audience: 'team',
    everywhere: false,
  },
  {
    desk: 'customer',
    key: 'cost_to_us',
    kind: 'number',
    labels: { en: 'What it costs us', it: 'Quanto ci costa', es: 'Lo que nos cuesta', ro: 'Cât ne costă' },
    audience: 'team',
    everywhere: false,
    unit: '€',
  },
  {
    desk: 'it',
    key: 'place',
    kind: 'choice',
    labels: { en: 'Where', it: 'Dove', es: 'Dónde', ro: 'Unde' },
    audience: 'team',
    everywhere: true,
    options: {
      'Europe/Rome': { en: 'Bologna', it: 'Bologna', es: 'Bolonia', ro: 'Bologna' },
      'Europe/Madrid': { en: 'Barcelona', it: 'Barcellona', es: 'Barcelona', ro: 'Barcelona' },
      'Europe/Bucharest': { en: 'Cluj', it: 'Cluj', es: 'Cluj', ro: 'Cluj' },
      'Europe/London': { en: 'Bristol', it: 'Bristol', es: 'Bristol', ro: 'Bristol' },
    },
  },
];

/** The company's own fields on the cards of people and organizations. */
export const ownCardFields = [
  { key: 'customer-since', of: 'contact', name: 'Customer since', kind: 'date' },
  { key: 'orders', of: 'contact', name: 'Orders', kind: 'number' },
  { key: 'how-they-write', of: 'contact', name: 'How they write', kind: 'text' },
  { key: 'agreed', of: 'organization', name: 'Agreed with them', kind: 'text' },
  { key: 'discount', of: 'organization', name: 'Discount in %', kind: 'number' },
] as const;

const SERIAL = /\b(?:L2|F9|LC|SM|CO)-\d{4}-\d{4}\b/;

/** The serial number that somebody wrote, if there is one. */
export const serialIn = (text: string): string | undefined => SERIAL.exec(text)?.[0];

/** What a ticket tells to be broken, by the key of the option. */
export function faultOf(category: string, tags: readonly string[]): string | undefined {
  if (tags.includes('water')) return 'water';
  if (/› (?:Battery|Charging)$/.test(category)) return 'battery';
  if (tags.includes('bracket') || /› (?:Straps|Screws)$/.test(category)) return 'bracket';
  return /› (?:Update|Firmware|Pairing)$/.test(category) ? 'program' : undefined;
}
