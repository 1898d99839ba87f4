import type { FieldKind } from '../../../contract/field-values.ts';
import type { Language } from './shapes.ts';

type Words = Record<Language, string>;

interface FormType {
  /** Of one that comes ready; else it is new. */
  key: string;
  icon: string;
  names: Words;
  /** Keys of the desk's own fields. */
  fields: readonly string[];
}

/** Fields that only the form asks for. */
export const formFields: readonly { key: string; kind: FieldKind; labels: Words; helps: Words }[] = [
  {
    key: 'order_number',
    kind: 'text',
    labels: { en: 'Order number', it: 'Numero d’ordine', es: 'Número de pedido', ro: 'Număr de comandă' },
    helps: {
      en: 'in the mail about your order, OL and four digits',
      it: 'nella mail dell’ordine, OL e quattro cifre',
      es: 'en el correo de tu pedido, OL y cuatro cifras',
      ro: 'în mailul despre comandă, OL și patru cifre',
    },
  },
  {
    key: 'shop_name',
    kind: 'text',
    labels: { en: 'Name of the shop', it: 'Nome del negozio', es: 'Nombre de la tienda', ro: 'Numele magazinului' },
    helps: {
      en: 'as it stands on your invoices',
      it: 'come sulle vostre fatture',
      es: 'como aparece en tus facturas',
      ro: 'cum apare pe facturile dumneavoastră',
    },
  },
];

/** What the customers' form asks first, in this order. */
export const formTypes: readonly FormType[] = [
  {
    key: 'technical_problem',
    icon: 'tool',
    names: {
      en: 'Something does not work',
      it: 'Qualcosa non funziona',
      es: 'Algo no funciona',
      ro: 'Ceva nu funcționează',
    },
    fields: ['serial_number'],
  },
  {
    key: 'order',
    icon: 'package',
    names: { en: 'Order or parcel', it: 'Ordine o pacco', es: 'Pedido o paquete', ro: 'Comandă sau colet' },
    fields: ['order_number'],
  },
  {
    key: 'invoice',
    icon: 'receipt',
    names: { en: 'Invoice', it: 'Fattura', es: 'Factura', ro: 'Factură' },
    fields: ['order_number'],
  },
  {
    key: 'shop',
    icon: 'building-store',
    names: { en: 'I am a shop', it: 'Sono un negozio', es: 'Soy una tienda', ro: 'Sunt un magazin' },
    fields: ['shop_name'],
  },
];

export const formSites = ['https://www.officinalume.example'];
