import type { MacroEffects } from '../../../contract/saved-replies.ts';
import type { DeskKey, Language } from './shapes.ts';
import type { TeamKey } from './teams.ts';

interface DemoSavedReply {
  name: string;
  shortcut?: string;
  folder: string;
  keywords?: string;
  desk: DeskKey;
  /** Whose own it is; else everybody's. */
  ownerKey?: string;
  texts: Partial<Record<Language, string>>;
  effects?: Omit<MacroEffects, 'team'>;
  team?: TeamKey;
  /** Uses in the last four weeks, and of them how many were changed before they went. */
  uses: number;
  changed: number;
  /** For those without uses: how many days ago the last one was. */
  lastDaysAgo?: number;
}

const hello: Record<Language, string> = {
  en: '<p>Hello {{ contact.first_name }},</p>',
  it: '<p>Buongiorno {{ contact.first_name }},</p>',
  es: '<p>Hola, {{ contact.first_name }}:</p>',
  ro: '<p>Bună ziua, {{ contact.first_name }},</p>',
};
const said = (language: Language, ...lines: string[]): string =>
  hello[language] + lines.map((line) => `<p>${line}</p>`).join('');
const inAll = (words: Record<Language, string>): Record<Language, string> => ({
  en: said('en', words.en),
  it: said('it', words.it),
  es: said('es', words.es),
  ro: said('ro', words.ro),
});

export const savedReplies: readonly DemoSavedReply[] = [
  {
    name: 'Replacement approved',
    shortcut: 'swap',
    folder: 'Warranty',
    keywords: 'sostituzione cambio înlocuire new lamp',
    desk: 'customer',
    texts: inAll({
      en: 'Thank you for the photos. Your light{% if field.serial_number %} {{ field.serial_number }}{% endif %} is under warranty: a new one leaves our workshop tomorrow, and you will have the number to follow the parcel. There is no need to send the old one back, any battery point takes it.',
      it: 'Grazie per le foto. La Sua luce{% if field.serial_number %} {{ field.serial_number }}{% endif %} è in garanzia: gliene spediamo una nuova domani e riceverà il numero per seguire il pacco. Non serve rimandarci la vecchia, la consegni alla raccolta delle pile.',
      es: 'Gracias por las fotos. Tu luz{% if field.serial_number %} {{ field.serial_number }}{% endif %} está en garantía: mañana sale una nueva y tendrás el número para seguir el paquete. No hace falta que devuelvas la vieja, déjala en un punto de pilas.',
      ro: 'Vă mulțumim pentru poze. Lampa dumneavoastră{% if field.serial_number %} {{ field.serial_number }}{% endif %} este în garanție: mâine vă trimitem una nouă și primiți numărul cu care puteți urmări coletul. Pe cea veche o puteți preda la colectarea bateriilor.',
    }),
    effects: {
      status: 'waiting',
      addTags: ['warranty'],
      note: '<p>A new lamp goes out tomorrow with the first van.</p>',
    },
    team: 'workshop',
    uses: 41,
    changed: 12,
  },
  {
    name: 'Send us two photos',
    shortcut: 'photos',
    folder: 'Warranty',
    keywords: 'foto poze serial',
    desk: 'customer',
    texts: inAll({
      en: 'I am sorry about that. Could you send me two photos, one of the USB socket and one of the back with the serial number? Then I can tell you at once what we do.',
      it: 'Mi dispiace. Mi può mandare due foto, una della presa USB e una del retro con il numero di serie? Così Le dico subito come procediamo.',
      es: 'Lo siento. ¿Me mandas dos fotos, una de la toma USB y otra de la parte de atrás con el número de serie? Así te digo enseguida qué hacemos.',
      ro: 'Îmi pare rău. Îmi puteți trimite două poze, una cu mufa USB și una cu spatele lămpii, unde este numărul de serie? Apoi vă spun imediat ce facem.',
    }),
    uses: 38,
    changed: 11,
  },
  {
    name: 'Company invoice, what we need',
    shortcut: 'invoice',
    folder: 'Orders',
    keywords: 'fattura factura factură P.IVA NIF CUI VAT',
    desk: 'customer',
    texts: inAll({
      en: 'Gladly. Send me the name of the company, its address and its VAT number, and the invoice for your order comes to this address.',
      it: 'Volentieri. Mi mandi ragione sociale, indirizzo, partita IVA e codice destinatario: la fattura del Suo ordine arriva a questo indirizzo.',
      es: 'Claro que sí. Mándame la razón social, la dirección y el NIF, y te llega la factura de tu pedido a esta dirección.',
      ro: 'Cu plăcere. Trimiteți-mi denumirea firmei, adresa și CUI-ul, iar factura pentru comanda dumneavoastră ajunge la această adresă.',
    }),
    uses: 31,
    changed: 4,
  },
  {
    name: 'Address changed before posting',
    shortcut: 'address',
    folder: 'Orders',
    keywords: 'indirizzo dirección adresă',
    desk: 'customer',
    texts: {
      it: said('it', 'Fatto: il pacco parte con il nuovo indirizzo. Le scrivo appena è in viaggio.'),
      es: said('es', 'Hecho: el paquete sale con la nueva dirección. Te escribo en cuanto esté en camino.'),
    },
    effects: { status: 'solved', addTags: ['address'] },
    uses: 27,
    changed: 2,
  },
  {
    name: 'Please post it to Bologna',
    shortcut: 'post',
    folder: 'Warranty',
    keywords: 'reso devolución retur return',
    desk: 'customer',
    texts: inAll({
      en: 'We would like to look at it here. The label in the attachment is paid for: put the light into any small box, without its cable. It takes us about nine days there and back.',
      it: 'Vorremmo guardarla qui. L’etichetta in allegato è già pagata: metta la luce in una scatola qualsiasi, senza cavo. Tra andata e ritorno contiamo circa nove giorni.',
      es: 'Nos gustaría verla aquí. La etiqueta adjunta ya está pagada: mete la luz en cualquier caja pequeña, sin el cable. Entre ida y vuelta calculamos unos nueve días.',
      ro: 'Am vrea să o vedem aici. Eticheta atașată este deja plătită: puneți lampa într-o cutie mică, fără cablu. Dus-întors durează cam nouă zile.',
    }),
    uses: 22,
    changed: 9,
  },
  {
    name: 'Parts missing from a parcel',
    shortcut: 'missing',
    folder: 'Orders',
    keywords: 'manca falta lipsește packing',
    desk: 'customer',
    texts: inAll({
      en: 'You are right, something was left on our table. It leaves today at our cost, and I put spare screws into the envelope.',
      it: 'Ha ragione, qualcosa è rimasto sul nostro tavolo. Parte oggi a nostre spese, con qualche vite di scorta nella busta.',
      es: 'Tienes razón, algo se quedó en nuestra mesa. Sale hoy a nuestro cargo, con unos tornillos de repuesto en el sobre.',
      ro: 'Aveți dreptate, ceva a rămas pe masa noastră. Pleacă astăzi pe cheltuiala noastră, cu câteva șuruburi de rezervă în plic.',
    }),
    effects: { addTags: ['packing'], priority: 'high' },
    uses: 18,
    changed: 5,
  },
  {
    name: 'Not covered, and what we can do',
    shortcut: 'notcovered',
    folder: 'Warranty',
    desk: 'customer',
    texts: {
      en: said(
        'en',
        'This one is not covered, since the case was opened. We can repair it for 18 euros, post included, or give you a third off a new one. Which do you prefer?',
      ),
      it: said(
        'it',
        'In questo caso la garanzia non vale, perché il guscio è stato aperto. Possiamo ripararla per 18 euro, spedizione compresa, oppure farLe un terzo di sconto su una nuova. Che cosa preferisce?',
      ),
      es: said(
        'es',
        'En este caso la garantía no lo cubre, porque la carcasa se abrió. Podemos repararla por 18 euros, envío incluido, o hacerte un tercio de descuento en una nueva. ¿Qué prefieres?',
      ),
    },
    uses: 9,
    changed: 6,
  },
  {
    name: 'Update in three steps',
    shortcut: 'update',
    folder: 'App',
    keywords: 'aggiornamento actualización actualizare firmware',
    desk: 'customer',
    texts: inAll({
      en: 'The light is fine. Plug it into the wall and not into a computer, hold the button for ten seconds until it blinks blue, and open the app again.',
      it: 'La luce sta bene. La colleghi alla presa e non al computer, tenga premuto il tasto dieci secondi finché lampeggia blu e riapra l’app.',
      es: 'A la luz no le pasa nada. Conéctala al enchufe y no al ordenador, mantén el botón diez segundos hasta que parpadee en azul y vuelve a abrir la app.',
      ro: 'Lampa nu a pățit nimic. Conectați-o la priză, nu la calculator, țineți butonul apăsat zece secunde până clipește albastru și deschideți din nou aplicația.',
    }),
    uses: 14,
    changed: 1,
  },
  {
    name: 'To the firmware team',
    shortcut: 'firmware',
    folder: 'App',
    desk: 'customer',
    texts: {},
    effects: {
      status: 'open',
      priority: 'high',
      addTags: ['firmware'],
      note: '<p>The three steps did not help. Phone, version and a video are in the thread.</p>',
    },
    team: 'firmware',
    uses: 6,
    changed: 0,
  },
  {
    name: 'Kind words, thank you',
    shortcut: 'thanks',
    folder: 'Other',
    desk: 'customer',
    texts: inAll({
      en: 'You made our day: this was read out loud in the workshop. Ride safely.',
      it: 'Ci ha fatto felici: l’abbiamo letto ad alta voce in officina. Buona strada.',
      es: 'Nos has alegrado el día: lo hemos leído en voz alta en el taller. Buena ruta.',
      ro: 'Ne-ați făcut ziua mai frumoasă: am citit mesajul cu voce tare în atelier. Drum bun.',
    }),
    effects: { status: 'solved', priority: 'low' },
    uses: 11,
    changed: 7,
  },
  {
    name: 'Fair in London, see you there',
    folder: 'Other',
    desk: 'customer',
    texts: { en: said('en', 'We are at the fair in hall 4 and would love to meet you. Coffee is on us.') },
    uses: 0,
    changed: 0,
    lastDaysAgo: 124,
  },
  {
    name: 'The workshop has moved',
    folder: 'Other',
    desk: 'customer',
    texts: {
      it: said('it', 'L’officina si è trasferita di due portoni: ora siamo al numero 22, stesso citofono.'),
      en: said('en', 'The workshop has moved two doors down: we are at number 22 now, same bell.'),
    },
    uses: 0,
    changed: 0,
    lastDaysAgo: 188,
  },
  {
    name: 'Orari di Marta',
    folder: '',
    desk: 'customer',
    ownerKey: 'marta-rinaldi',
    texts: { it: said('it', 'La mattina rispondo io, dalle nove alle undici; dopo mi trova in officina.') },
    uses: 3,
    changed: 3,
  },
  {
    name: 'Password, first steps',
    shortcut: 'password',
    folder: 'Accounts',
    desk: 'it',
    texts: {
      en: '<p>Hi {{ contact.first_name }}, open the sign-in page, choose “Forgotten”, and the link is in your private mail. Ring me when it is not.</p>',
      it: '<p>Ciao {{ contact.first_name }}, apri la pagina di accesso, scegli “Dimenticata” e trovi il link nella tua posta privata. Se non arriva, chiamami.</p>',
    },
    effects: { status: 'waiting' },
    uses: 8,
    changed: 1,
  },
];
