import type { Scenario } from './shape.ts';

export const charging: readonly Scenario[] = [
  {
    key: 'rain',
    desk: 'customer',
    category: 'Luna 2 › Charging',
    tags: ['water', 'batch-26-08'],
    products: ['Luna 2'],
    priority: 'high',
    photos: ['socket.png', 'luna2-back.png'],
    notes: [
      'The plug sits crooked in the photo, so water got past the seal. Swap it, no need for the old one.',
      'Serial begins with 2608: wet seal again. Counted it on the list.',
      'Socket looks dry to me. I would still swap it, this one is ridden at night.',
    ],
    hold: 'Waiting for the new seals, due on the 2nd. Customer is fine with that.',
    scripts: {
      it: {
        subjects: [
          'Luna 2 bagnata, non carica',
          'Luna 2, acqua dietro il vetro',
          'La Luna 2 è morta sotto il temporale',
        ],
        openings: [
          '{day} ho preso un acquazzone tornando dal lavoro e adesso la Luna 2 non si ricarica più. La spia non si accende nemmeno con il cavo nuovo. C’è qualcosa che posso fare io?',
          'Vedo delle goccioline dietro il vetro della Luna 2 e quando la collego al caricatore non succede niente. Fino a {day} andava benissimo. Il tappo mi sembrava chiuso.',
          'Dopo {n} km sotto la pioggia la mia Luna 2 ha lampeggiato due volte e si è spenta. L’ho lasciata una notte sul termosifone ma non si ricarica. Me la riparate?',
        ],
        ask: [
          'Mi dispiace, di sera una luce spenta è l’ultima cosa che serve. Mi manda due foto, una della presa USB e una del retro con il numero di serie?',
          'Mi dispiace. Intanto la lasci asciugare dodici ore con il tappo aperto, lontano dal calore. Mi scrive il numero di serie che trova sul retro, sotto la clip?',
        ],
        told: [
          'Ecco le foto. Il numero di serie è {serial}. Il tappo in effetti non chiude bene da un lato.',
          'Il numero è {serial}. Asciugata una notte intera, ma la spia resta spenta.',
        ],
        answers: [
          'Grazie per le foto: il tappo in gomma è uscito di sede e l’acqua è entrata nella presa. La Luna 2 è in garanzia e gliene spediamo una nuova oggi stesso. Entro {soon} riceve il numero per seguire il pacco. La vecchia può consegnarla alla raccolta delle pile.',
          'Dal numero di serie vedo che è di un lotto con il tappo troppo alto, quindi la colpa è nostra. Una Luna 2 nuova parte domani mattina, senza spese. Non serve rimandarci l’altra.',
        ],
        further: ['Perfetto. Quella nuova la posso usare tranquillamente sotto la pioggia?'],
        toThat: [
          'Sì. Prima di uscire prema il tappo alle due estremità finché sente lo scatto: così tiene anche il diluvio.',
        ],
      },
      en: {
        subjects: ['Luna 2 won’t charge after rain', 'Water behind the lens of my Luna 2'],
        openings: [
          'I got properly soaked on the way home on {day} and since then my Luna 2 refuses to charge. I have tried two cables and the little lamp stays dark. Is there anything I can do?',
          'There is a small puddle behind the lens of my Luna 2 and it no longer takes a charge. It was mounted under a mudguard, so not exactly out at sea.',
        ],
        ask: [
          'I am sorry it left you in the dark. Could you send me one photo of the USB socket and the serial number from the back?',
        ],
        told: ['Photos attached, serial number {serial}. The rubber plug does look a bit wonky to me.'],
        answers: [
          'Thank you for the photos. The plug has lifted on one side and water got in, which is our fault and not yours. A new Luna 2 leaves today and you have the tracking number by {soon}. No need to send the old one back, any battery point takes it.',
          'That serial number is from a batch that closes badly, so we simply replace it. A new light goes out tomorrow morning, free of charge.',
        ],
        further: ['Brilliant. Is the new one safe in a downpour?'],
        toThat: ['It is. Press the plug at both ends until it clicks, and heavy rain is no trouble.'],
      },
      es: {
        subjects: [
          'La Luna 2 no carga desde el chaparrón',
          'Luna 2 con agua en la junta',
          'Luna 2 empañada y sin carga',
        ],
        openings: [
          'El {day} me pilló la tormenta volviendo a casa y desde entonces la Luna 2 no carga. He probado con tres cables y el piloto ni se enciende. ¿Qué puedo hacer?',
          'Veo agua en la junta de la Luna 2 y ya no coge carga. La tapa parecía cerrada. La uso todos los días para ir a trabajar, así que me corre un poco de prisa.',
          'Mi Luna 2 está empañada por dentro y el piloto de carga no se enciende desde el {day}. La he dejado abierta una noche y sigue igual.',
        ],
        ask: [
          'Vaya, lo siento. ¿Me mandas una foto de la toma USB y otra de la parte de atrás, donde está el número de serie?',
        ],
        told: ['Ahí van las fotos. El número es {serial}. La tapa baila un poco, la verdad.'],
        answers: [
          'Gracias por las fotos: la tapa no asienta bien y ha entrado agua. Tu Luna 2 está en garantía y te enviamos una nueva hoy mismo. Antes del {soon} tendrás el número de seguimiento. No hace falta que devuelvas la vieja.',
          'Ese número es de una serie que cierra mal, así que te la cambiamos sin más. La nueva sale mañana por la mañana y no te cuesta nada.',
        ],
        further: ['Qué rápido. ¿La nueva aguanta la lluvia de verdad?'],
        toThat: ['Sí. Aprieta la tapa por los dos extremos hasta oír el clic y olvídate de la lluvia.'],
      },
      ro: {
        subjects: ['Luna 2 nu se mai încarcă după ploaie', 'Dopul nu mai intră la loc', 'Luna 2 cu apă sub geam'],
        openings: [
          '{day} m-a prins ploaia pe drum și de atunci Luna 2 nu se mai încarcă. Am încercat cu două cabluri, dar ledul rămâne stins. Ce pot să fac?',
          'Dopul de cauciuc de la Luna 2 nu mai intră la loc și a ajuns apă în mufă. Acum nu mai primește curent deloc. O folosesc zilnic, deci mi-ar prinde bine un răspuns cât mai repede.',
          'Am observat picături de apă sub geamul lămpii Luna 2, iar de {day} nu mai pornește. Este încă în garanție, am cumpărat-o în {bought}.',
        ],
        ask: [
          'Îmi pare rău că ați rămas fără lumină. Îmi puteți trimite o poză cu mufa USB și una cu numărul de serie de pe spate?',
        ],
        told: [
          'V-am atașat pozele. Numărul de serie este {serial}. Am lăsat-o la uscat o noapte întreagă, fără niciun rezultat.',
        ],
        answers: [
          'Vă mulțumesc pentru poze. Dopul a ieșit puțin din locaș și a intrat apa, iar vina este a noastră. Vă trimitem astăzi o lampă nouă, iar până {soon} primiți numărul coletului. Pe cea veche o puteți preda la colectarea bateriilor.',
          'După numărul de serie, lampa face parte dintr-un lot la care dopul închide prost, așa că o înlocuim. Cea nouă pleacă mâine dimineață, fără niciun cost.',
        ],
        further: ['Vă mulțumesc mult. Pe cea nouă o pot folosi fără grijă pe ploaie?'],
        toThat: ['Da. Apăsați dopul la ambele capete până auziți un clic și ține chiar și la o ploaie torențială.'],
      },
    },
  },
  {
    key: 'charger',
    desk: 'customer',
    category: 'Lights › Charging',
    products: ['Luna 2', 'Faro 900', 'Stella Mini'],
    notes: ['There is an article for this, but nobody finds it under “charger”. I added the word “plug”.'],
    scripts: {
      it: {
        subjects: [
          'Quale caricatore per la {product}?',
          'Posso usare il caricatore del portatile?',
          'Caricare la {product} dal computer',
        ],
        openings: [
          'Ho appena ricevuto la {product} e nella scatola c’è solo il cavo. Va bene il caricatore del telefono, o è troppo potente?',
          'Posso caricare la {product} con l’alimentatore del portatile, da 65 watt? Non vorrei rovinare la batteria.',
          'Vorrei lasciare la {product} in carica in ufficio, collegata al computer. È sufficiente o serve una presa vera?',
        ],
        answers: [
          'Va bene qualsiasi caricatore USB-C da almeno 5 watt: la luce prende solo la corrente che le serve, quindi anche uno più potente non fa danni. Eviti solo gli sdoppiatori USB, con quelli si ferma a metà.',
          'Usi pure quello che ha: da 5 watt in su vanno tutti, la {product} si regola da sola. Con la presa a muro è pronta in circa due ore e mezza, dal computer ce ne vogliono quasi quattro.',
        ],
        further: ['E se la lascio attaccata tutta la notte?'],
        toThat: [
          'Nessun problema: a batteria piena smette da sola. Per farla durare di più, però, la stacchi quando la spia è verde.',
        ],
      },
      en: {
        subjects: ['Which charger for the {product}?', 'Can I charge it from my laptop?'],
        openings: [
          'There was a cable in the box of my {product} but no plug. Will my phone charger do, or is that too much for it?',
          'Quick one: is it safe to charge the {product} from a 65 W laptop charger? I would rather ask than smell burning.',
        ],
        answers: [
          'Any USB-C charger from 5 watts up will do. The light only takes what it needs, so a stronger one does no harm. Just keep away from USB hubs, they give up half way.',
          'Your charger is fine. From a wall plug the {product} is full in about two and a half hours, from a computer it takes closer to four.',
        ],
        further: ['And leaving it plugged in overnight?'],
        toThat: [
          'Perfectly safe, it stops by itself. Unplugging it once the lamp is green is a little kinder to the battery.',
        ],
      },
      es: {
        subjects: ['¿Qué cargador uso con la {product}?', 'Cargar la {product} desde el ordenador'],
        openings: [
          'Me ha llegado la {product} y en la caja solo viene el cable. ¿Puedo cargarla con el cargador del móvil o le entra demasiada potencia?',
          '¿Se puede cargar la {product} desde el ordenador de la oficina? No tengo ningún enchufe cerca de la mesa.',
        ],
        answers: [
          'Sirve cualquier cargador USB-C a partir de 5 vatios: la luz solo coge lo que necesita. Lo único que no le sienta bien son los ladrones USB, se queda a medias.',
          'Sin problema. Con un enchufe de pared tarda unas dos horas y media; desde el ordenador, casi cuatro.',
        ],
      },
      ro: {
        subjects: ['Ce încărcător merge la {product}?', 'Pot încărca {product} de la laptop?'],
        openings: [
          'Am primit {product}, dar în cutie este doar cablul. Pot folosi încărcătorul de la telefon, de 25 W, sau este prea puternic?',
          'Aș vrea să știu dacă pot încărca {product} de la laptop, la birou. Nu am nicio priză aproape.',
        ],
        answers: [
          'Puteți folosi orice încărcător USB-C de cel puțin 5 W: lampa ia doar cât îi trebuie, deci unul mai puternic nu îi face rău. Evitați doar huburile USB, cu ele se oprește la jumătate.',
          'Merge fără probleme. La priză se încarcă în aproximativ două ore și jumătate, de la laptop în aproape patru.',
        ],
      },
    },
  },
  {
    key: 'red-blink',
    desk: 'customer',
    category: 'Luna 2 › Charging',
    tags: ['batch-26-08'],
    products: ['Luna 2'],
    notes: ['One red blink an hour means it measured damp in the socket. Same batch again.'],
    scripts: {
      it: {
        subjects: ['Spia rossa fissa', 'La Luna 2 lampeggia rosso ogni tanto'],
        openings: [
          'Collegata al caricatore la mia Luna 2 mostra la spia rossa fissa e non diventa mai verde. Il manuale non ne parla.',
          'Di notte, sul comodino, la Luna 2 fa un lampo rosso circa ogni ora. Da spenta. Che cosa vuole dirmi?',
        ],
        answers: [
          'Il rosso dice che la luce sente umidità nella presa e per prudenza non carica. La lasci aperta dodici ore a temperatura ambiente, poi riprovi. Se il suo numero di serie comincia con L2-2608 non serve aspettare: ci risponda e gliela cambiamo.',
        ],
        further: ['Il numero è proprio {serial}. Quindi?'],
        toThat: ['Allora la cambiamo: la nuova parte oggi e non deve rimandarci nulla.'],
      },
      en: {
        subjects: ['Red blink once an hour', 'Solid red light while charging'],
        openings: [
          'My Luna 2 blinks red about once an hour, even when it is switched off and sitting on the shelf. Is it trying to tell me something?',
          'Plugged in, the lamp on my Luna 2 stays red and never turns green. There is nothing about that in the booklet.',
        ],
        answers: [
          'Red means the light feels damp in its socket and will not charge, to protect itself. Leave the plug open for 12 hours at room temperature and try again. If your serial number begins with L2-2608, skip the waiting: just answer this mail and we replace it.',
        ],
      },
      ro: {
        subjects: ['Clipește roșu din oră în oră', 'Led roșu permanent la încărcare'],
        openings: [
          'Luna 2 clipește roșu cam o dată pe oră, chiar și când este stinsă. Ce înseamnă?',
          'Când o pun la încărcat, ledul rămâne roșu și nu se face verde niciodată. În manual nu scrie nimic despre asta.',
        ],
        answers: [
          'Ledul roșu arată că lampa simte umezeală în mufă și, din prudență, nu se încarcă. Lăsați dopul deschis 12 ore, la temperatura camerei, apoi încercați din nou. Dacă numărul de serie începe cu L2-2608, nu mai așteptați: răspundeți la acest mesaj și o înlocuim.',
        ],
      },
    },
  },
  {
    key: 'cable',
    desk: 'customer',
    category: 'Spare parts › Cables',
    notes: ['Spare cables are in drawer 4, no order number needed.'],
    scripts: {
      it: {
        subjects: ['Ho perso il cavetto corto', 'Il cane ha mangiato il cavo'],
        openings: [
          'Ho perso il cavetto corto che era nella scatola della {product}. Ne vendete di ricambio o va bene uno qualsiasi?',
          'Il cane ha mangiato il cavo della {product}. La luce per fortuna no. Come ne ordino un altro?',
        ],
        answers: [
          'Va bene un qualsiasi cavo USB-C, purché la spina sia sottile: quelli con la custodia grossa urtano il tappo. Il nostro costa 4 euro e lo trova tra i ricambi; se aggiunge qualcos’altro all’ordine glielo regaliamo.',
        ],
      },
      es: {
        subjects: ['He perdido el cable de la {product}', 'Cable de repuesto'],
        openings: [
          'He perdido el cable corto que venía con la {product}. ¿Lo vendéis suelto o me sirve cualquiera?',
          'El cable de mi {product} hace mal contacto y tengo que sujetarlo con una goma. ¿Cómo pido otro?',
        ],
        answers: [
          'Te sirve cualquier USB-C con el conector fino, los gruesos chocan con la tapa. El nuestro cuesta 4 euros y está en Recambios; si pides algo más, te lo regalamos.',
        ],
      },
    },
  },
];
