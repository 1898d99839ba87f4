import type { Scenario } from './shape.ts';

export const warranty: readonly Scenario[] = [
  {
    key: 'length',
    desk: 'customer',
    category: 'Warranty › Questions',
    tags: ['warranty'],
    notes: ['Serial says it was sold by a shop in spring, so well inside.'],
    scripts: {
      it: {
        subjects: ['Luce usata: vale la garanzia?', 'Garanzia senza scontrino'],
        openings: [
          'Ho comprato una {product} usata, il numero di serie è {serial}. La garanzia passa anche a me?',
          'Non trovo più lo scontrino della {product}, presa in negozio nel {bought}. Senza, la garanzia è persa?',
        ],
        answers: [
          'La garanzia dura 24 mesi e segue la luce, non la persona: ci basta il numero di serie. La sua è coperta ancora per parecchi mesi, scontrino o no.',
        ],
      },
      en: {
        subjects: ['Second-hand {product}', 'Warranty without a receipt'],
        openings: [
          'I bought a used {product}, serial {serial}. Does the warranty come with it?',
          'I have lost the receipt for my {product}, bought in a shop in {bought}. Is that the end of the warranty?',
        ],
        answers: [
          'It lasts 24 months and belongs to the light, not to the buyer. The serial number is all we need, and yours is covered for a good while yet.',
        ],
      },
      es: {
        subjects: ['Luz de segunda mano', 'Garantía sin tique'],
        openings: [
          'He comprado una {product} de segunda mano, número {serial}. ¿Tengo garantía?',
          'He perdido el tique de la {product}. La compré en {bought}. ¿Sigue en garantía?',
        ],
        answers: [
          'Son 24 meses y la garantía va con la luz, no con la persona. Con el número de serie nos basta, y la tuya sigue cubierta.',
        ],
      },
      ro: {
        subjects: ['{product} la mâna a doua', 'Garanție fără bon'],
        openings: [
          'Am cumpărat o {product} la mâna a doua, cu numărul {serial}. Mai este în garanție?',
          'Am pierdut bonul pentru {product}, cumpărată dintr-un magazin în {bought}. Se mai aplică garanția?',
        ],
        answers: [
          'Garanția ține 24 de luni și rămâne a lămpii, oricine o folosește. Ne ajunge numărul de serie, iar lampa dumneavoastră este încă acoperită.',
        ],
      },
    },
  },
  {
    key: 'fall',
    desk: 'customer',
    category: 'Warranty › Repairs',
    tags: ['repair'],
    photos: ['cracked-lens.png'],
    paper: 'return-label.pdf',
    notes: [
      'A fall is not warranty, but a lens is 12 euros and ten minutes of work.',
      'Glass only, board is fine in the photo.',
    ],
    hold: 'Lens out of stock until Thursday, customer knows.',
    scripts: {
      it: {
        subjects: ['Caduta, vetro crepato', 'Si può riparare la {product}?'],
        openings: [
          'Sono cadut{o|a} sul bagnato: io tutto bene, la {product} ha il vetro crepato. Si può riparare?',
          'La {product} mi è volata via su una buca e ci è passato sopra un furgone. Funziona ancora, incredibile, ma il vetro è a pezzi.',
        ],
        ask: ['L’importante è che stia bene. Mi manda una foto del davanti e il numero di serie?'],
        told: ['Ecco la foto. Numero {serial}.'],
        answers: [
          'Si ripara: vetro nuovo e guarnizione, 12 euro più 5 di ritorno. Le allego l’etichetta per mandarcela, in officina ci mette un giorno.',
        ],
        further: ['Va benissimo, la spedisco domani. Devo togliere la batteria?'],
        toThat: ['No, la lasci dentro e la spenga tenendo il tasto dieci secondi.'],
      },
      en: {
        subjects: ['Cracked lens after a fall', 'Run over by a van'],
        openings: [
          'I came off on wet leaves. I’m fine, the {product} has a cracked lens. Is that something you repair?',
          'My {product} jumped off on a pothole and a van went over it. It still works, astonishingly, but the glass is in pieces.',
        ],
        ask: ['Glad you are all right. Could you send me a photo of the front and the serial number?'],
        told: ['Photo attached. Serial {serial}.'],
        answers: [
          'We do: a new lens and seal, 12 euros plus 5 for the way back. The label to us is attached, and it spends one day in the workshop.',
        ],
      },
      es: {
        subjects: ['Me he caído y se ha roto el cristal', 'Reparar la {product}'],
        openings: [
          'Me caí el {day}. Yo estoy bien, pero la {product} tiene el cristal rajado. ¿La reparáis?',
          'A mi {product} le pasó por encima una furgoneta. Sigue encendiendo, pero el cristal está hecho añicos.',
        ],
        ask: ['Lo importante es que estés bien. ¿Me mandas una foto de frente y el número de serie?'],
        told: ['Adjunto la foto. El número es {serial}.'],
        answers: [
          'Se repara: cristal y junta nuevos, 12 euros más 5 de vuelta. Te adjunto la etiqueta; en el taller está un día.',
        ],
      },
      ro: {
        subjects: ['Sticlă crăpată după o căzătură', 'Reparație {product}'],
        openings: [
          'Am căzut pe frunze ude. Eu sunt bine, dar {product} are sticla crăpată. Se poate repara?',
          'Peste {product} a trecut o mașină. Încă luminează, dar sticla este spartă. Ce pot face?',
        ],
        ask: ['Important e că sunteți bine. Îmi trimiteți o poză din față și numărul de serie?'],
        told: ['Am atașat poza. Numărul este {serial}.'],
        answers: [
          'Se repară: sticlă și garnitură noi, 12 euro plus 5 pentru retur. V-am atașat eticheta de expediere; în atelier stă o singură zi.',
        ],
      },
    },
  },
  {
    key: 'fog',
    desk: 'customer',
    category: 'Warranty › Returns',
    tags: ['warranty', 'water'],
    products: ['Faro 900', 'Lucciola'],
    notes: ['A breath of fog after a cold night is normal. If it stays a day, we swap.'],
    scripts: {
      it: {
        subjects: ['Condensa dietro il vetro', '{product} appannata'],
        openings: [
          'La {product} è appannata dall’interno ogni mattina e poi si asciuga. È entrata acqua?',
          'Vetro della {product} velato dopo il lavaggio della bici, non con l’idropulitrice, giuro.',
        ],
        answers: [
          'Un velo che sparisce entro la giornata è aria umida e non fa danni. Se resta più di un giorno, o se vede gocce, mi mandi una foto e la cambiamo.',
        ],
      },
      en: {
        subjects: ['Fog inside the lens', 'Misty {product}'],
        openings: [
          'There is mist inside the lens of my {product} every morning, gone by noon. Has water got in?',
          'After washing the bike the lens of my {product} is cloudy. Bucket and sponge, no pressure washer.',
        ],
        answers: [
          'A veil that goes within the day is damp air and does no harm. If it stays longer, or you see drops, send me a photo and we swap the light.',
        ],
      },
      es: {
        subjects: ['Vaho dentro del cristal', '{product} empañada'],
        openings: [
          'Por las mañanas la {product} sale con vaho por dentro y a mediodía se va. ¿Ha entrado agua?',
          'Después de lavar la bici el cristal de la {product} se ha quedado turbio.',
        ],
        answers: [
          'Si se va en el día, es aire húmedo y no pasa nada. Si dura más o ves gotas, mándame una foto y te la cambiamos.',
        ],
      },
    },
  },
  {
    key: 'button',
    desk: 'customer',
    category: 'Warranty › Returns',
    tags: ['warranty'],
    products: ['Lucciola', 'Stella Mini'],
    notes: ['Shell presses on the button, known from the spring batch. Straight swap.'],
    scripts: {
      it: {
        subjects: ['Tasto bloccato', 'Il tasto della {product} non fa clic'],
        openings: [
          'Il tasto della {product} è rimasto giù e la luce non si spegne più. Ora dorme in un cassetto e illumina i calzini.',
          'Per accendere la {product} devo premere tre o quattro volte, con forza. Ha {n} mesi.',
        ],
        answers: [
          'Il guscio preme sul tasto: è un difetto nostro di questa primavera. Una nuova parte oggi; per la vecchia c’è l’etichetta in allegato.',
        ],
      },
      es: {
        subjects: ['El botón de la {product} se queda dentro', 'Botón duro'],
        openings: [
          'El botón de la {product} se ha quedado hundido y no hay forma de apagarla. La tengo en un cajón, alumbrando.',
          'Tengo que apretar la {product} varias veces para que encienda. Tiene {n} meses.',
        ],
        answers: [
          'La carcasa aprieta el botón, es un defecto nuestro de esta primavera. Hoy sale una nueva y te adjunto la etiqueta para la vieja.',
        ],
      },
      ro: {
        subjects: ['{product} nu se mai stinge', 'Butonul de la {product} merge greu'],
        openings: [
          'Butonul de la {product} a rămas apăsat și lampa nu se mai stinge. Momentan luminează într-un sertar.',
          'Trebuie să apăs de mai multe ori ca să pornească {product}. O am de {n} luni.',
        ],
        answers: [
          'Carcasa apasă pe buton, este un defect al nostru din primăvară. Astăzi pleacă una nouă, iar pentru cea veche v-am atașat eticheta.',
        ],
      },
    },
    paper: 'return-label.pdf',
  },
  {
    key: 'old-light',
    desk: 'customer',
    category: 'Warranty › Repairs',
    tags: ['repair'],
    notes: ['A first-series Luna. Davide wants to see it before anyone says no.'],
    hold: 'Davide looks for a first-series board in the archive.',
    scripts: {
      it: {
        subjects: ['Una Luna del 2014', 'Riparate ancora la prima serie?'],
        openings: [
          'Ho una delle vostre prime Luna, del 2014. Dopo dodici inverni la batteria è finita: esiste ancora un ricambio?',
          'Mio padre mi ha lasciato la bici con una Luna della prima serie. Non funziona, ma vorrei farla rivivere.',
        ],
        answers: [
          'Che bello sapere che è ancora in giro. Le batterie della prima serie le montiamo noi in officina, 18 euro più il ritorno. La mandi pure, Davide la guarda di persona.',
        ],
      },
      en: {
        subjects: ['A Luna from 2014'],
        openings: [
          'My first-series Luna has seen twelve winters and the battery is done. Is there any way to keep it going?',
        ],
        answers: [
          'How good to hear that it still rides. We fit batteries for the first series here, 18 euros and the way back. Send it, and Davide will look after it himself.',
        ],
      },
    },
  },
  {
    key: 'recycling',
    desk: 'customer',
    category: 'Lights › Battery',
    notes: ['Same answer as always, worth an article.'],
    scripts: {
      it: {
        subjects: ['Dove butto la vecchia luce?'],
        openings: ['La vecchia luce va nel contenitore delle pile o all’isola ecologica? La batteria è incollata.'],
        answers: [
          'All’isola ecologica, tra i piccoli apparecchi: la batteria la staccano loro. Oppure ce la manda insieme al prossimo reso e ci pensiamo noi.',
        ],
      },
      es: {
        subjects: ['¿Dónde reciclo la luz vieja?'],
        openings: ['Tengo una luz vieja con la batería pegada. ¿Va al contenedor de pilas o al punto limpio?'],
        answers: [
          'Al punto limpio, con los aparatos pequeños: allí separan la batería. O nos la mandas con la próxima devolución y la reciclamos nosotros.',
        ],
      },
    },
  },
  {
    key: 'swap-news',
    desk: 'customer',
    category: 'Warranty › Returns',
    tags: ['warranty'],
    priority: 'high',
    notes: ['It came in on Tuesday without a name in the parcel. Matched by the serial number.'],
    scripts: {
      it: {
        subjects: ['Luce rimandata, nessuna notizia', 'A che punto è la mia {product}?'],
        openings: [
          'Vi ho rimandato la {product} il {date} e da allora nessuna notizia. È arrivata?',
          'Dieci giorni fa mi avete scritto che la {product} era in riparazione. Sapete dirmi quando torna?',
        ],
        answers: [
          'È qui sul banco: era arrivata senza nome e ci abbiamo messo un po’ a capire di chi fosse, mi scuso. Oggi è pronta, parte stasera e arriva entro {post}.',
        ],
      },
      en: {
        subjects: ['Returned lamp, no news', 'Any word on my {product}?'],
        openings: [
          'I posted my {product} back to you on {date} and have heard nothing since. Did it arrive?',
          'You wrote ten days ago that my {product} was being looked at. Is there an end in sight?',
        ],
        answers: [
          'It is here on the bench. It came without a name and took us a while to match, for which I am sorry. It is ready, leaves tonight and should be back by {post}.',
        ],
      },
      es: {
        subjects: ['Sin noticias de mi {product}', 'Luz devuelta y nada'],
        openings: [
          'Os mandé la {product} el {date} y no sé nada desde entonces. ¿Os ha llegado?',
          'Hace diez días me dijisteis que estabais reparando la {product}. ¿Cómo va?',
        ],
        answers: [
          'Está aquí, en el banco: llegó sin nombre y tardamos en saber de quién era, perdona. Hoy queda lista, sale esta tarde y llega antes del {post}.',
        ],
      },
      ro: {
        subjects: ['Nicio veste despre {product}', 'Lampă trimisă la reparat'],
        openings: [
          'V-am trimis {product} pe {date} și nu am mai primit nicio veste. A ajuns?',
          'Acum zece zile mi-ați scris că lampa este în reparație. Știți când se întoarce?',
        ],
        answers: [
          'Este aici, pe bancul de lucru: a ajuns fără nume și ne-a luat ceva timp să aflăm a cui este, îmi cer scuze. E gata, pleacă diseară și ajunge până {post}.',
        ],
      },
    },
  },
];
