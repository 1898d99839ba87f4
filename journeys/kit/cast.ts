/** Who walks through the journeys: Officina Lume, makers of bicycle lights in Bologna, and the people who write to them. */
export const company = {
  name: 'Officina Lume',
  timeZone: 'Europe/Rome',
  support: 'assistenza@officinalume.example',
} as const;

interface Teammate {
  name: string;
  email: string;
  password: string;
}

interface Customer {
  name: string;
  address: string;
}

/** Owner; founded the company and still answers. */
export const marta: Teammate = {
  name: 'Marta Rinaldi',
  email: 'marta@officinalume.example',
  password: 'una lanterna rossa',
};

/** The colleague who joins. */
export const pete: Teammate = {
  name: 'Pete Ashworth',
  email: 'pete@officinalume.example',
  password: 'a lamp in the rain 9',
};

/** Rides in the rain and writes English. */
export const nora: Customer = { name: 'Nora Whitfield', address: 'nora.whitfield@riders.example' };

/** Writes Italian. */
export const giulia: Customer = { name: 'Giulia Ferraro', address: 'giulia.ferraro@ciclisti.example' };

/** Nobody knows him. */
export const stranger: Customer = { name: 'Vince Hollow', address: 'vince@elsewhere.example' };
