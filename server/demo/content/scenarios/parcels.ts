import type { Scenario } from './shape.ts';

export const parcels: readonly Scenario[] = [
  {
    key: 'late',
    desk: 'customer',
    category: 'Orders › Parcels',
    tags: ['parcel'],
    priority: 'high',
    notes: [
      'Anca called the carrier: it sat in the depot and goes out today.',
      'No scan for three days. If nothing moves by tomorrow we send a second one.',
    ],
    hold: 'Carrier is searching, answer promised within three working days.',
    scripts: {
      it: {
        subjects: ['Ordine {order}: fermo da giorni', 'Consegna mancata, ordine {order}', 'Dov’è il mio pacco?'],
        openings: [
          'Aspetto l’ordine {order} da più di una settimana. Il corriere scrive «in transito» e non si muove più. Potete chiedere voi?',
          'La consegna dell’ordine {order} era prevista per {day}, ma non si è visto nessuno. Sono stat{o|a} in casa tutto il giorno.',
          'Il pacco {track} risulta fermo in deposito da quattro giorni. Dentro c’è un regalo e il compleanno si avvicina.',
        ],
        answers: [
          'Ho sentito il corriere: il pacco è rimasto qualche giorno in deposito e oggi è di nuovo in viaggio. Arriva entro {post}. Se quel giorno non ha niente in mano, mi risponda qui e gliene mandiamo un altro.',
          'Mi dispiace per l’attesa. Il pacco è stato smistato verso la città sbagliata ed è già ripartito. Lo seguo io: {soon} le scrivo comunque, arrivato o no.',
        ],
        further: ['Arrivato adesso, intatto. Il corriere ha detto che c’era lo sciopero.'],
        toThat: ['Che bella notizia. Buone pedalate, allora.'],
      },
      en: {
        subjects: ['Order {order} has stopped moving', 'Where is my parcel?'],
        openings: [
          'Order {order} has been “in transit” for eight days now and the tracking page no longer changes. Could you ask the carrier?',
          'I stayed in all of {day} for order {order} and nobody came. The page now says I was out, which I was not.',
        ],
        answers: [
          'I asked the carrier: your parcel spent a few days in a depot and is moving again since this morning. It should be with you by {post}. If it is not, answer this mail and a second one leaves the same day.',
          'I am sorry about the wait. It was sorted to the wrong town and is already on its way back to you. I am keeping an eye on it and write on {soon} whether it has come or not.',
        ],
      },
      es: {
        subjects: ['Paquete parado en Zaragoza', '¿Dónde está mi paquete?', 'Paquete retenido'],
        openings: [
          'Mi pedido {order} lleva cuatro días parado en Zaragoza y la página no cambia. ¿Podéis preguntar vosotros?',
          'La entrega del pedido {order} era el {day} y aquí no ha venido nadie. Estuve en casa toda la mañana.',
          'El paquete {track} sale como «retenido» desde hace días y no hay teléfono donde llamar. ¿Qué hago?',
        ],
        answers: [
          'He hablado con la mensajería: el paquete se quedó unos días en el almacén y hoy vuelve a moverse. Lo tendrás antes del {post}. Si ese día no ha llegado, responde a este correo y te mandamos otro.',
          'Siento la espera. Lo enviaron a otra provincia y ya viene de vuelta. Lo sigo yo y el {soon} te escribo, llegue o no.',
        ],
        further: ['Acaba de llegar. Gracias por estar encima.'],
        toThat: ['Qué bien. Que la disfrutes.'],
      },
      ro: {
        subjects: ['Comanda {order} nu se mai mișcă', 'Unde este coletul meu?', 'Comanda {order} nu a ajuns'],
        openings: [
          'Comanda {order} apare „în tranzit” de opt zile și nu se mai mișcă. Puteți întreba dumneavoastră la curier?',
          'Coletul {track} trebuia livrat {day}, dar nu m-a sunat nimeni. Pe site scrie că nu am fost acasă, ceea ce nu este adevărat.',
          'Aștept de peste o săptămână comanda {order}. Este un cadou și mai sunt câteva zile până la aniversare.',
        ],
        answers: [
          'Am vorbit cu firma de curierat: coletul a stat câteva zile în depozit și astăzi este din nou pe drum. Ajunge până {post}. Dacă nu îl primiți, răspundeți la acest mesaj și vă trimitem altul.',
          'Îmi pare rău pentru întârziere. Coletul a fost trimis din greșeală în alt oraș și se întoarce deja. Îl urmăresc eu și vă scriu {soon}, indiferent dacă a ajuns sau nu.',
        ],
      },
    },
  },
  {
    key: 'not-received',
    desk: 'customer',
    category: 'Orders › Parcels',
    tags: ['parcel'],
    priority: 'high',
    notes: [
      'Signed by “portineria”. Asked the carrier for the signature sheet.',
      'Second one this month in the same street. Renzo speaks to the driver.',
    ],
    hold: 'Carrier looks into the delivery; they have until Wednesday.',
    scripts: {
      it: {
        subjects: ['Risulta consegnato, ma non l’ho ricevuto', 'Consegna mai avvenuta'],
        openings: [
          'L’ordine {order} risulta consegnato {day} alle 12:10, ma a me non è arrivato niente. Ho chiesto a tutti i vicini.',
          'Il corriere dice di aver lasciato il pacco in portineria. Da noi la portineria non c’è. Ordine {order}.',
        ],
        ask: ['Capisco, è fastidioso. Mi conferma l’indirizzo completo, con interno e nome sul citofono?'],
        told: ['{street}, {city}. Sul citofono c’è il mio cognome, ben leggibile.'],
        answers: [
          'Grazie. Ho aperto una ricerca presso il corriere, ma lei non deve aspettarla: un secondo pacco parte oggi, con consegna firmata. Se poi il primo salta fuori, lo rifiuti pure.',
        ],
      },
      en: {
        subjects: ['Marked as delivered, nothing here', 'Wrong door in the photo'],
        openings: [
          'Tracking says order {order} was delivered on {day} at noon. It was not, and neither neighbour has it.',
          'The driver’s photo of my parcel shows a blue door. Mine is red. Order {order}.',
        ],
        answers: [
          'How annoying, I am sorry. I have asked the carrier to look into it, and you need not wait for that: a second parcel leaves today, to be signed for. If the first one turns up after all, just refuse it.',
        ],
      },
      es: {
        subjects: ['Pone entregado y no lo tengo', '¿Quién es Mari?'],
        openings: [
          'El pedido {order} aparece como entregado el {day}, pero aquí no ha llegado nada. He preguntado a los vecinos.',
          'Según la mensajería, una tal «Mari» firmó mi paquete {order}. En mi casa no vive ninguna Mari.',
        ],
        answers: [
          'Vaya faena. He pedido que lo busquen, pero tú no tienes que esperar: hoy sale otro paquete, con firma. Si luego aparece el primero, recházalo sin más.',
        ],
      },
      ro: {
        subjects: ['Scrie livrat, dar nu am primit nimic', 'Colet livrat altcuiva'],
        openings: [
          'Comanda {order} apare livrată {day}, dar eu nu am primit nimic. Am întrebat și vecinii.',
          'Curierul spune că a lăsat coletul la „recepție”. Stau la casă, nu am recepție. Comanda este {order}.',
        ],
        answers: [
          'Îmi pare rău pentru neplăcere. Am cerut firmei de curierat să verifice, dar nu trebuie să așteptați: astăzi pleacă un al doilea colet, cu semnătură. Dacă apare și primul, îl puteți refuza.',
        ],
      },
    },
  },
  {
    key: 'address',
    desk: 'customer',
    category: 'Orders › Delivery',
    priority: 'high',
    notes: [
      'Caught it before the label was printed. Anca changed it.',
      'Label already printed, so Renzo stuck a new one over it.',
    ],
    scripts: {
      it: {
        subjects: ['Indirizzo sbagliato nell’ordine {order}', 'Spedire in ufficio'],
        openings: [
          'Ho appena fatto l’ordine {order} e mi sono accort{o|a} di aver messo il vecchio indirizzo. Quello giusto è {street}, {city}. Fate in tempo?',
          'Potete spedire l’ordine {order} al mio ufficio? {street}, {city}. A casa di mattina non c’è nessuno.',
        ],
        answers: [
          'In tempo per un soffio: il pacco va a {street}, {city}. Il messaggio con il numero per seguirlo arriva stasera.',
          'Fatto, l’indirizzo ora è {street}, {city}. Parte domattina.',
        ],
      },
      en: {
        subjects: ['Wrong address on {order}'],
        openings: [
          'I have just placed order {order} with my old address still in there. Could it go to {street}, {city} instead?',
        ],
        answers: ['Just in time: it now goes to {street}, {city}, and leaves tomorrow morning.'],
      },
      es: {
        subjects: ['Me he equivocado de dirección', 'Pedido {order}, mejor al trabajo'],
        openings: [
          'Acabo de hacer el pedido {order} y he puesto la dirección antigua. La buena es {street}, {city}. ¿Llego a tiempo?',
          '¿Podéis mandar el pedido {order} al trabajo? Es {street}, {city}, de nueve a tres.',
        ],
        answers: ['Por los pelos, pero sí: va a {street}, {city}. Esta tarde te llega el número de seguimiento.'],
      },
      ro: {
        subjects: ['Adresă greșită la comanda {order}', 'Schimbarea adresei de livrare'],
        openings: [
          'Am plasat comanda {order} și abia acum am văzut că am lăsat adresa veche. Cea corectă este {street}, {city}. Se mai poate?',
          'Aș prefera livrarea comenzii {order} la serviciu: {street}, {city}. Acasă nu este nimeni dimineața.',
        ],
        answers: ['Am schimbat adresa chiar înainte să plece: {street}, {city}. Diseară primiți numărul coletului.'],
      },
    },
  },
  {
    key: 'wrong-item',
    desk: 'customer',
    category: 'Orders › Wrong or missing',
    tags: ['packing'],
    photos: ['parcel.png'],
    notes: ['Two orders swapped on the packing table. Told Anca, the other customer writes soon for sure.'],
    scripts: {
      it: {
        subjects: ['Ho ricevuto la luce di un altro', 'Lucciola del colore sbagliato, {order}'],
        openings: [
          'Ho ordinato una Faro 900 e nella scatola c’era una Luna 2. L’ordine è {order}. Come procediamo?',
          'Nell’ordine {order} doveva esserci la Lucciola con il guscio verde, è arrivata quella nera. Il colore era proprio il motivo dell’acquisto.',
        ],
        answers: [
          'Mi scuso, abbiamo scambiato due pacchi. Quella giusta parte oggi; per l’altra le ho allegato un’etichetta già pagata, la lasci quando le è comodo in un punto di ritiro.',
        ],
      },
      en: {
        subjects: ['Wrong light in the box', 'Order {order}: somebody else’s parcel'],
        openings: [
          'I ordered a Faro 900 and got a Luna 2. Lovely, but not the one. Order {order}.',
          'There was a packing slip for a Mr Hargreaves in my parcel, and his lights. My order is {order}.',
        ],
        answers: [
          'I am sorry, we swapped two parcels. The right one leaves today. The label for the other is attached and already paid, drop it off whenever it suits you.',
        ],
      },
      es: {
        subjects: ['Me ha llegado otra luz', 'Color equivocado en {order}'],
        openings: [
          'Pedí una Faro 900 y en la caja venía una Luna 2. El pedido es {order}. ¿Cómo lo hacemos?',
          'El pedido {order} tenía que traer la Lucciola verde y ha venido la negra. Justo la pedí por el color.',
        ],
        answers: [
          'Perdona, hemos cruzado dos paquetes. La buena sale hoy y te adjunto una etiqueta ya pagada para la otra; déjala en un punto de recogida cuando te venga bien.',
        ],
      },
      ro: {
        subjects: ['Am primit altă lampă', 'Produs greșit, comanda {order}'],
        openings: [
          'Am comandat Faro 900, iar în cutie era o Luna 2. Comanda este {order}. Cum procedăm?',
          'În coletul comenzii {order} era Lucciola neagră, nu cea verde pe care am ales-o.',
        ],
        answers: [
          'Îmi cer scuze, am încurcat două colete. Lampa corectă pleacă astăzi, iar pentru cealaltă v-am atașat o etichetă deja plătită. O predați când vă este comod.',
        ],
      },
    },
    paper: 'return-label.pdf',
  },
  {
    key: 'missing-part',
    desk: 'customer',
    category: 'Orders › Wrong or missing',
    tags: ['packing', 'bracket'],
    products: ['Faro 900', 'Luna 2'],
    notes: ['Bracket bag missing, third this month. Production checks the scale on line 2.'],
    scripts: {
      it: {
        subjects: ['Manca la staffa', '{order}: manca un pezzo'],
        openings: [
          'Nella scatola della {product} mancava la staffa. La luce c’è, il cavo c’è, la bustina no. Ordine {order}.',
          'Ordine {order}: sull’etichetta c’è scritto due Stella Mini, nella busta ce n’era una.',
        ],
        answers: [
          'Mi dispiace, il pezzo che manca parte oggi in busta e arriva entro {post}. Non serve mandarci niente.',
        ],
      },
      es: {
        subjects: ['Falta el soporte', '{order}: falta una pieza'],
        openings: [
          'En la caja de la {product} no venía el soporte. El resto está todo. Pedido {order}.',
          'Del pedido {order} me falta una bolsa: debían ser dos Stella Mini y solo hay una.',
        ],
        answers: [
          'Lo siento. La pieza que falta sale hoy en un sobre y te llega antes del {post}. No hace falta que nos mandes nada.',
        ],
      },
      en: {
        subjects: ['Bracket missing from the box', '{order}: one bag short'],
        openings: [
          'No bracket in the box of my {product}. Light yes, cable yes, little bag no. Order {order}.',
          'I paid for two Stella Mini in {order} and found one, looking lonely.',
        ],
        answers: [
          'I am sorry. What is missing goes into an envelope today and reaches you by {post}. Nothing to send back.',
        ],
      },
      ro: {
        subjects: ['Lipsește suportul', '{order}: lipsește o piesă'],
        openings: [
          'În cutia cu {product} nu am găsit suportul. Lampa și cablul sunt. Comanda {order}.',
          'La comanda {order} am plătit două Stella Mini, dar în plic era una singură.',
        ],
        answers: [
          'Îmi pare rău. Piesa care lipsește pleacă astăzi și ajunge până {post}. Nu trebuie să ne trimiteți nimic înapoi.',
        ],
      },
    },
  },
  {
    key: 'customs',
    desk: 'customer',
    category: 'Orders › Delivery',
    tags: ['customs'],
    notes: ['Since the price includes duty for the UK, only Switzerland still asks at the door.'],
    scripts: {
      it: {
        subjects: ['Spedite in Svizzera?', 'Dogana per l’ordine {order}'],
        openings: [
          'Abito in Svizzera: spedite anche qui, e quanto devo aggiungere per la dogana?',
          'Il corriere mi chiede 19 franchi alla consegna dell’ordine {order}. È giusto così?',
        ],
        answers: [
          'Spediamo anche in Svizzera, con 9 euro di trasporto. L’IVA svizzera la chiede il corriere alla consegna, e per una luce sola sono in genere 15 o 20 franchi. Dal nostro prezzo togliamo quella italiana.',
        ],
      },
      en: {
        subjects: ['Customs for the UK', 'A customs bill for {order}'],
        openings: [
          'Does the price for the UK include duty, or will someone at the door want money?',
          'The carrier texted me a customs bill for order {order}. I thought that was included?',
        ],
        answers: [
          'It is included: what you paid is all you pay. Should a carrier ask all the same, do not pay: send me the message and we settle it with them.',
        ],
      },
    },
  },
  {
    key: 'pickup',
    desk: 'customer',
    category: 'Orders › Delivery',
    notes: ['Told the workshop, the ring at the door is enough.'],
    scripts: {
      it: {
        subjects: ['Ritiro in officina', 'Posso passare da voi?', 'Mi montate la staffa?'],
        openings: [
          'Abito a due passi da voi. Posso ritirare l’ordine {order} a mano, senza spedizione?',
          '{day} sono a Bologna per lavoro. Posso passare a vedere le luci dal vivo?',
          'Sarebbe possibile venire in officina con la bici e farmi montare la staffa? Ho due mani sinistre.',
        ],
        answers: [
          'Volentieri. Siamo aperti dal lunedì al venerdì, 9–13 e 14–18, il sabato solo la mattina. Suoni al portone con la lanterna e dica il suo nome; un caffè di solito c’è.',
        ],
      },
      en: {
        subjects: ['Visiting the workshop'],
        openings: ['We are riding through Bologna in the spring. May we drop in and see where the lights are made?'],
        answers: [
          'With pleasure. Monday to Friday 9 to 1 and 2 to 6, Saturday mornings too. Ring at the door with the lantern and say who you are; there is usually coffee.',
        ],
      },
    },
  },
];
