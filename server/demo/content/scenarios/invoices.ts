import type { Scenario } from './shape.ts';

export const invoices: readonly Scenario[] = [
  {
    key: 'payment',
    desk: 'customer',
    category: 'Orders › Payment',
    notes: ['Transfer came without a reference, Carla matched it by the amount.'],
    scripts: {
      it: {
        subjects: ['Bonifico per {order}', 'Ordine {order} ancora in attesa'],
        openings: [
          'Ho fatto il bonifico per l’ordine {order} {day}, ma nella causale ho scordato il numero. Lo trovate lo stesso?',
          'Il bonifico per {order} è partito {day}, ma nel conto l’ordine risulta ancora «in attesa». Potete guardare?',
        ],
        answers: [
          'Trovato dall’importo, {amount}: l’ordine è pagato e parte domani. Per la prossima volta c’è anche il link sicuro, che non chiede la causale.',
        ],
      },
      ro: {
        subjects: ['Plata comenzii {order}', '{order} apare încă neplătită'],
        openings: [
          'Am plătit comanda {order} prin transfer, dar am uitat să trec numărul la detalii. O găsiți și așa?',
          'Transferul pentru {order} a plecat {day}, dar în cont comanda apare încă neplătită. Puteți verifica?',
        ],
        answers: ['Am găsit plata după sumă, {amount}. Comanda este achitată și pleacă mâine.'],
      },
      es: {
        subjects: ['Transferencia del pedido {order}', '{order} sigue pendiente'],
        openings: [
          'Hice la transferencia de {order} el {day}, pero olvidé poner el número. ¿La encontráis igualmente?',
          'La transferencia de {order} salió el {day}, pero el pedido sigue como pendiente. ¿Lo podéis mirar?',
        ],
        answers: ['La hemos encontrado por el importe, {amount}. El pedido está pagado y sale mañana.'],
      },
    },
  },
  {
    key: 'invoice-company',
    desk: 'customer',
    category: 'Orders › Invoices',
    tags: ['invoice'],
    notes: [
      'VAT number checked, new invoice issued and the old one credited.',
      'Thirteenth this month. The checkout really should ask “company?”',
    ],
    paper: 'invoice.pdf',
    scripts: {
      it: {
        subjects: [
          'Fattura per la ditta, ordine {order}',
          'Fattura elettronica {order}',
          'Rifare la fattura di {order}',
        ],
        openings: [
          'Mi serve la fattura dell’ordine {order} intestata alla ditta, {company}. Al momento dell’acquisto non ho trovato dove metterla.',
          'Il commercialista mi chiede la fattura elettronica dell’ordine {order}. Io ho solo la conferma.',
          'Potete rifare la fattura di {order} con i dati della società? Altrimenti non la posso scaricare.',
        ],
        ask: ['Certo. Mi manda partita IVA, indirizzo e codice destinatario o PEC?'],
        told: ['{company}, {street}, {city}, partita IVA {vat}, codice destinatario X0X0X0X.'],
        answers: [
          'Grazie, la fattura a nome {company} è allegata, e quella elettronica arriva al suo cassetto entro domani. Dal prossimo ordine i dati compaiono da soli.',
        ],
      },
      ro: {
        subjects: ['Factură pe firmă pentru {order}', 'Am nevoie de CUI pe factură', 'Factură pentru {company}'],
        openings: [
          'Am nevoie de factura pentru comanda {order} pe firmă, {company}. La comandă nu am găsit unde să trec datele.',
          'Factura pentru {order} a venit pe numele meu, dar am nevoie de CUI pe ea. Se poate reface?',
          'Contabila îmi cere factura pentru {order} cu datele firmei. Cum procedăm?',
        ],
        ask: ['Sigur că da. Îmi trimiteți CUI-ul și adresa sediului?'],
        told: ['{company}, {street}, {city}, CUI {vat}.'],
        answers: [
          'Factura cu datele firmei este atașată, iar cea veche am stornat-o. De acum datele apar singure la fiecare comandă.',
        ],
      },
      es: {
        subjects: ['Factura a nombre de empresa', 'Factura con NIF, pedido {order}'],
        openings: [
          'Necesito la factura de {order} a nombre de {company}. Al comprar no vi dónde ponerlo.',
          'El recibo de {order} viene sin NIF y en la gestoría no me lo aceptan. ¿Me hacéis factura?',
        ],
        ask: ['Claro. ¿Me mandas el NIF y la dirección fiscal?'],
        told: ['{company}, {street}, {city}, NIF {vat}.'],
        answers: ['Aquí la tienes, a nombre de {company}. En los próximos pedidos saldrá ya con esos datos.'],
      },
      en: {
        subjects: ['VAT invoice for {order}', 'Invoice in the company’s name'],
        openings: [
          'Could I have a VAT invoice for {order} in the name of {company}? The receipt only shows my own.',
          'Accounts won’t take the receipt for {order}. They want an invoice with our company name on it.',
        ],
        ask: ['Of course. Could you send me the VAT number and the address it should show?'],
        told: ['{company}, {street}, {city}, VAT {vat}.'],
        answers: ['Attached, in the name of {company}. From your next order it comes like this by itself.'],
      },
    },
  },
  {
    key: 'invoice-copy',
    desk: 'customer',
    category: 'Orders › Invoices',
    tags: ['invoice'],
    paper: 'invoice.pdf',
    notes: ['Sent the copy. The link in the order page had expired.'],
    scripts: {
      it: {
        subjects: ['Fattura persa', 'Copia fattura {order}'],
        openings: [
          'Non trovo più la fattura dell’ordine {order} e mi serve per l’assicurazione: la bici è stata rubata, luci comprese.',
          'Potete rimandarmi la fattura di {order}? Il link nella vostra mail dice che è scaduto.',
        ],
        answers: [
          'Ecco la copia in allegato. Il link durava solo un anno: da oggi non scade più, il suo è di nuovo valido.',
        ],
      },
      ro: {
        subjects: ['Am pierdut factura', 'Copie după factură, {order}'],
        openings: [
          'Nu mai găsesc factura pentru comanda {order} și am nevoie de ea la asigurare. Mi-o puteți trimite din nou?',
          'Linkul către factura {order} spune că a expirat. Îmi trimiteți o copie?',
        ],
        answers: ['V-am atașat copia. Linkul din mesajul inițial funcționează și el din nou.'],
      },
      es: {
        subjects: ['Copia de la factura {order}', 'Enlace de factura caducado'],
        openings: [
          'He perdido la factura de {order} y la necesito para la garantía. ¿Me la reenviáis?',
          'El enlace de la factura de {order} ha caducado. ¿Me mandáis una copia, por favor?',
        ],
        answers: ['Te la adjunto. El enlace vuelve a funcionar y ya no caduca.'],
      },
    },
  },
];
