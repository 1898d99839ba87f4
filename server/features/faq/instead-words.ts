import type { TakenKind } from '../../../contract/faq.ts';
import type { Language } from '../../../contract/shapes.ts';

/** What stands in an answer for everybody where a thing of one person stood. Written into customers' words, so not shown through catalogues of the app. */
type Replaced = Extract<
  TakenKind,
  'mail' | 'phone' | 'iban' | 'card' | 'address' | 'order' | 'serial' | 'invoice' | 'tracking'
>;

interface Words {
  things: Record<Replaced, string>;
  /** A person spoken of, by the side they are on. */
  customer: string;
  team: string;
  organization: string;
  sameDay: string;
  workingDays: (count: number) => string;
  weeks: (count: number) => string;
}

const WORDS: Record<Language, Words> = {
  en: {
    things: {
      mail: 'the mail address',
      phone: 'the phone number',
      iban: 'your account',
      card: 'your card',
      address: 'your address',
      order: 'your order',
      serial: 'your product',
      invoice: 'your invoice',
      tracking: 'the tracking number',
    },
    customer: 'the customer',
    team: 'our team',
    organization: 'the company',
    sameDay: 'the same day',
    workingDays: (count) => (count === 1 ? 'within one working day' : `within ${count} working days`),
    weeks: (count) => `within ${count} weeks`,
  },
  it: {
    things: {
      mail: 'l’indirizzo e-mail',
      phone: 'il numero di telefono',
      iban: 'il Suo conto',
      card: 'la Sua carta',
      address: 'all’indirizzo di consegna',
      order: 'il Suo ordine',
      serial: 'il Suo prodotto',
      invoice: 'la Sua fattura',
      tracking: 'il numero di spedizione',
    },
    customer: 'il cliente',
    team: 'la nostra squadra',
    organization: 'l’azienda',
    sameDay: 'in giornata',
    workingDays: (count) => (count === 1 ? 'entro un giorno lavorativo' : `entro ${count} giorni lavorativi`),
    weeks: (count) => `entro ${count} settimane`,
  },
  es: {
    things: {
      mail: 'el correo',
      phone: 'el teléfono',
      iban: 'tu cuenta',
      card: 'tu tarjeta',
      address: 'a la dirección de entrega',
      order: 'tu pedido',
      serial: 'tu producto',
      invoice: 'tu factura',
      tracking: 'el número de seguimiento',
    },
    customer: 'el cliente',
    team: 'nuestro equipo',
    organization: 'la empresa',
    sameDay: 'el mismo día',
    workingDays: (count) => (count === 1 ? 'en un día laborable' : `en ${count} días laborables`),
    weeks: (count) => `en ${count} semanas`,
  },
  ro: {
    things: {
      mail: 'adresa de e-mail',
      phone: 'numărul de telefon',
      iban: 'contul dumneavoastră',
      card: 'cardul dumneavoastră',
      address: 'la adresa de livrare',
      order: 'comanda dumneavoastră',
      serial: 'produsul dumneavoastră',
      invoice: 'factura dumneavoastră',
      tracking: 'numărul de urmărire',
    },
    customer: 'clientul',
    team: 'echipa noastră',
    organization: 'firma',
    sameDay: 'în aceeași zi',
    workingDays: (count) => (count === 1 ? 'într-o zi lucrătoare' : `în ${count} zile lucrătoare`),
    weeks: (count) => `în ${count} săptămâni`,
  },
};

export function insteadWords(language: Language): Words {
  return WORDS[language];
}
