import type { Scenario } from './shape.ts';

export const shops: readonly Scenario[] = [
  {
    key: 'price-list',
    desk: 'customer',
    category: 'Shops › Price list',
    tags: ['shop'],
    paper: 'price-list.pdf',
    notes: ['New list is valid from 1 January, same price for the Luna 2. Lola sends the pictures.'],
    scripts: {
      it: {
        subjects: ['Listino rivenditori', 'Prezzi per i negozi'],
        openings: [
          'Stiamo preparando gli ordini della prossima stagione: ci mandate il listino aggiornato con le quantità minime?',
          'Nel vecchio listino la {product} aveva uno sconto dal decimo pezzo. Vale ancora?',
        ],
        answers: [
          'Ecco il listino in allegato. Lo sconto dal decimo pezzo resta, e dal ventesimo il trasporto è nostro. Per le foto da vetrina basta un cenno.',
        ],
      },
      es: {
        subjects: ['Tarifa para tiendas', 'Precios de temporada'],
        openings: [
          'Estamos cerrando los pedidos de temporada. ¿Nos mandáis la tarifa nueva, con los mínimos?',
          '¿Sigue habiendo descuento en la {product} a partir de diez unidades?',
        ],
        answers: [
          'Te adjunto la tarifa. El descuento a partir de diez sigue, y desde veinte el porte corre de nuestra cuenta.',
        ],
      },
      ro: {
        subjects: ['Listă de prețuri pentru magazine'],
        openings: [
          'Pregătim comenzile pentru sezonul următor și am dori lista de prețuri pentru magazine, cu cantitățile minime.',
        ],
        answers: [
          'V-am atașat lista de prețuri. De la zece bucăți se aplică reducerea, iar de la douăzeci transportul este gratuit.',
        ],
      },
      en: {
        subjects: ['Trade prices'],
        openings: [
          'We are putting next season’s order together. Could you send the trade list, with minimum quantities?',
        ],
        answers: ['Here it is. The discount from ten pieces stays, and from twenty the carriage is ours.'],
      },
    },
  },
  {
    key: 'dealer',
    desk: 'customer',
    category: 'Shops › Accounts',
    tags: ['shop'],
    notes: ['Looked at their page: a proper workshop with two people. Jordi opens the account.'],
    scripts: {
      it: {
        subjects: ['Diventare rivenditori', 'Conto per un negozio piccolo'],
        openings: [
          'Apriamo a primavera una piccola ciclofficina a {city} e vorremmo tenere le vostre luci. Come si diventa rivenditori?',
          'I clienti ci chiedono la Lucciola. Abbiamo un negozio di quaranta metri quadri: basta per un conto rivenditore?',
        ],
        ask: ['Che piacere. Ci manda partita IVA e una foto del negozio, anche fatta col telefono?'],
        told: ['Partita IVA {vat}. La foto è in allegato, scusi il disordine.'],
        answers: [
          'Il conto è aperto. Nel messaggio che le arriva tra poco c’è l’accesso; con il primo ordine mandiamo l’espositore da banco in regalo.',
        ],
      },
      en: {
        subjects: ['Stocking your lights'],
        openings: [
          'We run a two-person workshop in {city} and half our customers arrive with your lights. How do we become a dealer?',
        ],
        answers: [
          'Gladly. Your account is open and the way in follows in a separate mail. A counter display comes free with the first order.',
        ],
      },
      es: {
        subjects: ['Vender vuestras luces', 'Abrir cuenta de tienda'],
        openings: [
          'Abrimos un taller pequeño en {city} y nos gustaría tener vuestras luces. ¿Qué hay que hacer?',
          'Muchos clientes nos piden la Lucciola. ¿Podemos abrir cuenta aunque la tienda sea pequeña?',
        ],
        answers: [
          'Encantados. La cuenta ya está abierta y el acceso te llega en otro correo. Con el primer pedido va un expositor de regalo.',
        ],
      },
      ro: {
        subjects: ['Cum devenim distribuitori?', 'Cont de magazin'],
        openings: [
          'Avem un atelier de biciclete în {city} și am dori să vindem lămpile dumneavoastră. Care sunt pașii?',
          'Clienții ne întreabă des de Lucciola. Putem deschide un cont de magazin, chiar dacă suntem la început?',
        ],
        answers: [
          'Cu drag. Contul este deschis, iar datele de acces vin într-un mesaj separat. La prima comandă primiți gratuit expozitorul de tejghea.',
        ],
      },
    },
    photos: ['shop.png'],
  },
  {
    key: 'shop-order',
    desk: 'customer',
    category: 'Shops › Orders',
    tags: ['shop', 'packing'],
    priority: 'high',
    notes: ['Second box found behind the pallet. Anca adds the missing pieces to it.'],
    scripts: {
      it: {
        subjects: ['{order}: mancano {n} pezzi', 'Aggiunta all’ordine {order}', 'Tre Luna 2 da cambiare'],
        openings: [
          'Dell’ordine {order} ci è arrivato un collo su due, mancano {n} Lucciola. Sabato abbiamo la festa di via e ci servono.',
          'Possiamo aggiungere {n} Stella Mini all’ordine {order} prima che parta?',
          'Su {n2} Luna 2 ricevute, tre hanno il tappo che non chiude. Come ci regoliamo?',
        ],
        answers: [
          'Sistemato: i pezzi partono oggi con corriere espresso e arrivano entro {soon}. Il resto lo regoliamo in fattura, senza che dobbiate fare nulla.',
        ],
      },
      es: {
        subjects: ['{order}: faltan {n} unidades', 'Añadir al pedido {order}', 'Tres Luna 2 que no cierran'],
        openings: [
          'Del pedido {order} ha llegado una caja de dos y faltan {n} Lucciola. El sábado tenemos feria. ¿Cómo lo veis?',
          '¿Podemos añadir {n} Stella Mini al pedido {order} antes de que salga?',
          'De las {n2} Luna 2 que llegaron, tres no cierran bien. ¿Qué hacemos con ellas?',
        ],
        answers: [
          'Hecho: salen hoy por mensajería urgente y llegan antes del {soon}. Lo demás lo ajustamos en la factura.',
        ],
        further: ['Genial. ¿Y los carteles para el escaparate?'],
        toThat: ['Van en la misma caja, enrollados.'],
      },
      en: {
        subjects: ['Trade order {order}', 'Six of ten Luna 2 came back wet'],
        openings: [
          'One of two boxes of {order} has arrived, {n} Lucciola short. We have a fair on Saturday, so a word would be good.',
          'Of the {n2} Luna 2 we sold this autumn, six have come back wet. Can we sort this out in one go?',
        ],
        answers: [
          'We can. What you need leaves today by express and arrives by {soon}; we settle the rest on the next invoice and you send nothing back.',
        ],
      },
    },
  },
  {
    key: 'sample',
    desk: 'customer',
    category: 'Shops › Display',
    tags: ['shop'],
    notes: ['Four replies, four rules. Asked Ioana to decide once: one sample per shop, every second year.'],
    scripts: {
      it: {
        subjects: ['Una luce da provare in negozio', 'Espositore da banco'],
        openings: [
          'Per vendere la Faro 900 dovremmo poterla far provare. C’è una luce dimostrativa per i negozi?',
          'L’espositore da banco si è rotto nel trasloco. Possiamo averne un altro?',
        ],
        answers: [
          'Sì: una luce di prova per negozio, con un adesivo che la distingue, e un espositore nuovo. Partono insieme al vostro prossimo ordine, o subito se preferite.',
        ],
      },
      es: {
        subjects: ['Muestra para la tienda', 'Expositor de mostrador'],
        openings: [
          'Para vender la Faro 900 tendríamos que poder enseñarla encendida. ¿Hay muestra para tiendas?',
          'Se nos ha roto el expositor en la mudanza. ¿Nos mandáis otro?',
        ],
        answers: [
          'Sí: una muestra por tienda, con su pegatina, y expositor nuevo. Van con tu próximo pedido, o ya mismo si lo prefieres.',
        ],
      },
    },
  },
  {
    key: 'club',
    desk: 'customer',
    category: 'Shops › Clubs',
    tags: ['club', 'discount'],
    notes: ['Club price from ten lights, engraving is free until Christmas.'],
    scripts: {
      it: {
        subjects: ['Luci per una gita di gruppo', 'Una Lucciola per ogni socio'],
        openings: [
          'Siamo un’associazione di {n2} soci e organizziamo una pedalata notturna. C’è un prezzo per gruppi?',
          'Vorremmo regalare una Lucciola a chi si iscrive quest’anno, circa {n2} pezzi. Si può incidere il nome del gruppo?',
        ],
        answers: [
          'Da dieci luci in su togliamo il 20%, e il nome lo incidiamo noi senza spese. Mi mandi il testo, al massimo venti lettere, e in una settimana sono pronte.',
        ],
      },
      en: {
        subjects: ['Lights for a club ride', 'Lights with our name on them'],
        openings: [
          'We are {n2} riders planning a midsummer night ride. Is there a price for groups?',
          'Our club would like a Lucciola for every new member, with the club’s name on it. Can you do that?',
        ],
        answers: [
          'From ten lights we take off 20%, and engraving is free. Send me the words, twenty letters at most, and they are ready in a week.',
        ],
      },
      es: {
        subjects: ['Precio para grupos', 'Una Lucciola para cada socio'],
        openings: [
          'Somos {n2} en el club y preparamos una salida nocturna. ¿Tenéis precio para grupos?',
          'Queremos regalar una Lucciola a cada socio nuevo. ¿Se puede grabar el nombre del club?',
        ],
        answers: [
          'A partir de diez luces quitamos el 20%, y el grabado va gratis. Mándame el texto, veinte letras como mucho, y en una semana están.',
        ],
      },
      ro: {
        subjects: ['Reducere pentru grupuri', 'Lămpi gravate pentru club'],
        openings: [
          'Suntem un club de {n2} de persoane și organizăm o tură de noapte. Aveți un preț pentru grupuri?',
          'Am dori să oferim câte o Lucciola fiecărui membru nou. Se poate grava numele clubului?',
        ],
        answers: [
          'De la zece lămpi aplicăm o reducere de 20%, iar gravarea este gratuită. Trimiteți-mi textul, cel mult douăzeci de litere, și sunt gata într-o săptămână.',
        ],
      },
    },
  },
  {
    key: 'fleet',
    desk: 'customer',
    category: 'Shops › Companies',
    tags: ['fleet', 'vip'],
    notes: ['Agreed with them: a new lamp before the old one comes back. By invoice.'],
    scripts: {
      it: {
        subjects: ['Luci per le nostre bici da consegna', 'Due luci da sostituire subito'],
        openings: [
          'Abbiamo {n} biciclette da consegna che girano anche di sera. Vorremmo un’offerta per luce davanti e dietro, con ricambi.',
          'Due dei nostri corrieri hanno la luce ferma. Potete mandarci subito le sostitute, come d’accordo?',
        ],
        answers: [
          'Volentieri. Due luci partono oggi stesso e per le vecchie non c’è fretta. L’offerta con i ricambi le arriva entro {soon}, con fattura a trenta giorni.',
        ],
      },
      en: {
        subjects: ['Lights for a delivery fleet'],
        openings: [
          'We run {n} cargo bikes in {city} and eat through cheap lights. Could you make us an offer, front and rear?',
        ],
        answers: [
          'Gladly. You have the offer by {soon}: front and rear, a spare for every ten, and a swap before the old one comes back.',
        ],
      },
      ro: {
        subjects: ['Ofertă pentru curieri', 'Lampă de schimb pentru serviciu'],
        openings: [
          'Avem {n} biciclete de livrare în {city} și am dori o ofertă pentru lumini față și spate, cu factură pe firmă.',
          'Unui coleg de la livrări i s-a stricat lampa. Ne puteți trimite alta până o verificați pe cea veche?',
        ],
        answers: [
          'Cu plăcere. O lampă pleacă spre dumneavoastră chiar astăzi, iar oferta completă o primiți până {soon}.',
        ],
      },
    },
  },
];
