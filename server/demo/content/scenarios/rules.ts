import type { Scenario } from './shape.ts';

export const rules: readonly Scenario[] = [
  {
    key: 'approval',
    desk: 'customer',
    category: 'Lights › Road rules',
    tags: ['approval'],
    products: ['Faro 900', 'Luna 2'],
    notes: ['StVZO only for the L version, with the K number on the lens. Never promise more than that.'],
    scripts: {
      it: {
        subjects: ['Omologazione per la Germania', 'La {product} è ammessa su strada?'],
        openings: [
          'In primavera faccio la ciclabile del Danubio. In Germania chiedono luci omologate: la {product} va bene?',
          'Un vigile mi ha detto che la {product} abbaglia e non sarebbe a norma. Avete un documento da mostrare?',
        ],
        answers: [
          'In Italia la {product} è ammessa, basta puntarla verso il basso. In Germania vale solo la versione L, con il numero K inciso sulla lente, che taglia il fascio in alto. Le allego la scheda da tenere sul telefono.',
        ],
      },
      en: {
        subjects: ['Is the {product} StVZO approved?', 'Light or reflector?'],
        openings: [
          'I am moving to Berlin and was told my {product} needs an approval mark there. Does it have one?',
          'Does the rear light count as a reflector, or do I still need a separate one to be legal?',
        ],
        answers: [
          'Our usual version is for the UK, Italy, Spain and Romania. For Germany there is the L version with a K number on the lens, which cuts the beam at the top. And a reflector is still needed in all of them, so I would keep yours. I have attached the sheet that says so.',
        ],
      },
      es: {
        subjects: ['Luces para Alemania', '¿La luz cuenta como reflectante?'],
        openings: [
          'Este verano cruzamos Alemania en bici y he leído que allí exigen luces homologadas. ¿Sirve la {product}?',
          '¿La luz trasera cuenta como reflectante o tengo que llevar los dos?',
        ],
        answers: [
          'En España puedes llevarla sin problema. Para Alemania está la versión L, con el número K grabado en la lente. El reflectante hace falta igualmente en los dos países. Te adjunto la ficha por si te la piden.',
        ],
      },
    },
    paper: 'road-rules.pdf',
  },
  {
    key: 'glare',
    desk: 'customer',
    category: 'Faro 900 › Beam',
    products: ['Faro 900'],
    notes: ['A kind complaint from the other side of the light. The aiming picture is in the guide.'],
    scripts: {
      it: {
        subjects: ['Mi fanno gli abbaglianti', 'Faro 900 troppo forte?'],
        openings: [
          'Da quando uso la Faro 900 le auto mi fanno gli abbaglianti. Come va orientata per non dare fastidio?',
          'La luce è stupenda, ma sulla ciclabile mi urlano dietro. C’è un modo meno accecante?',
        ],
        answers: [
          'La metta in modo che il punto più luminoso cada a una decina di metri davanti alla ruota. In città basta il livello basso: con due pressioni brevi passa da uno all’altro senza togliere le mani dal manubrio.',
        ],
      },
      en: {
        subjects: ['Your light blinded me', 'Beam too bright for others'],
        openings: [
          'I don’t own one of your lights, but I meet one every evening on the railway path and see nothing for ten seconds. Could you tell riders how to aim it?',
          'Drivers keep flashing me since I fitted the Faro 900. Where should it point?',
        ],
        answers: [
          'Thank you for writing. The brightest spot belongs about ten metres ahead of the wheel, and in town the low level is plenty; two short presses change it. We are putting the picture into every box from next month.',
        ],
      },
    },
  },
  {
    key: 'child',
    desk: 'customer',
    category: 'Lights › Which one',
    products: ['Stella Mini', 'Lucciola'],
    notes: ['Stella Mini pair, the set is two euros cheaper than one by one.'],
    scripts: {
      it: {
        subjects: ['Luci per la bici di mia figlia', 'Quale luce per un bambino?'],
        openings: [
          'Mia figlia di {age} anni comincia ad andare a scuola in bici. Quali luci consigliate, che riesca ad accendere da sola?',
          'Cerco due lucine per la bici da 20 pollici di mio nipote. Qualcosa di robusto, sa com’è.',
        ],
        answers: [
          'Due Stella Mini: il tasto è grande, si accende anche con i guanti e sopporta le cadute. La coppia bianca e rossa costa meno delle due separate, e il cinturino va bene anche sui tubi sottili.',
        ],
      },
      es: {
        subjects: ['Luces para la bici de mi hijo', 'Luces para una bici de 20 pulgadas'],
        openings: [
          'Mi hijo tiene {age} años y empieza a ir al cole en bici. ¿Qué luces le pongo que pueda encender solo?',
          'Busco luces para una bici de 20 pulgadas. Que aguanten golpes, que ya nos conocemos.',
        ],
        answers: [
          'Dos Stella Mini: el botón es grande, se enciende con guantes y aguanta las caídas. La pareja blanca y roja sale más barata que por separado.',
        ],
      },
      ro: {
        subjects: ['Lumini pentru bicicleta fiicei mele', 'Lumini pentru o bicicletă de copil'],
        openings: [
          'Fiica mea are {age} ani și începe să meargă la școală cu bicicleta. Ce lumini îmi recomandați, ca să le poată aprinde singură?',
          'Caut lumini pentru o bicicletă de 20 inch, cât mai rezistente. Ce ar fi potrivit?',
        ],
        answers: [
          'Două Stella Mini: au butonul mare, se aprind și cu mănuși și rezistă la căzături. Perechea, albă și roșie, este mai ieftină decât cumpărate separat.',
        ],
      },
    },
  },
  {
    key: 'dynamo',
    desk: 'customer',
    category: 'Ideas › New lights',
    tags: ['wish'],
    notes: ['Counted on the wish list, no date to give.'],
    scripts: {
      it: {
        subjects: ['Una versione per dinamo?', 'Dinamo al mozzo'],
        openings: [
          'Ho la dinamo al mozzo e mi piacerebbe una vostra luce da collegare, senza batteria. È in programma?',
          'Viaggio per settimane lontano dalle prese. Farete mai una Faro alimentata dalla dinamo?',
        ],
        answers: [
          'Per ora no: le nostre luci vanno tutte a batteria. Lo chiedono in molti e ho segnato anche la sua voce, ma una data non so dargliela e non vorrei inventarla.',
        ],
      },
      en: {
        subjects: ['Any plans for a dynamo version?'],
        openings: ['I tour with a hub dynamo and would love a Faro that runs from it. Anything in the works?'],
        answers: [
          'Not yet, all our lights run on batteries. You are in good company with that wish and I have added your voice, but I have no date and would rather not make one up.',
        ],
      },
      ro: {
        subjects: ['Variantă pentru dinam?'],
        openings: [
          'Am dinam în butuc și mi-ar plăcea o lampă de la dumneavoastră fără baterie. Aveți în plan așa ceva?',
        ],
        answers: [
          'Deocamdată nu, toate lămpile noastre merg pe baterie. Mulți o cer și am notat și dorința dumneavoastră, dar nu am o dată și nu vreau să inventez una.',
        ],
      },
    },
  },
  {
    key: 'which-light',
    desk: 'customer',
    category: 'Lights › Which one',
    notes: ['Commute in town, so Luna 2 and Lucciola. No need to sell the big one.'],
    scripts: {
      it: {
        subjects: ['Luna 2 o Faro 900?', 'Un consiglio per un regalo', 'Che differenza c’è, in pratica?'],
        openings: [
          'Faccio {km} km al giorno, metà in città e metà su una strada di campagna senza lampioni. Luna 2 o Faro 900?',
          'Vorrei regalare una luce buona a chi pedala solo la sera per tornare a casa. Da dove comincio?',
          'Che differenza c’è, in pratica, tra la Luna 2 e la Faro 900? Sulla carta capisco solo che una costa di più.',
        ],
        answers: [
          'In città la Luna 2 basta e si vede da lontano. La Faro 900 serve a vedere dove non c’è altra luce. Se metà strada è buia prenderei la Faro e una Lucciola dietro; se cambia idea ha trenta giorni per renderla.',
        ],
      },
      en: {
        subjects: ['Luna 2 or Faro 900?', 'A light for a folding bike'],
        openings: [
          'I ride {km} km a day, half in town and half on lanes without a single lamp. Luna 2 or Faro 900?',
          'What would you put on a folding bike that lives under a desk? Small, quick to take off, not silly bright.',
        ],
        answers: [
          'In town the Luna 2 is all you need: it is there to be seen. The Faro 900 is there to see by. If half of your way is dark, I would take the Faro and a Lucciola behind, and you have thirty days to change your mind.',
        ],
      },
      es: {
        subjects: ['¿Luna 2 o Faro 900?', 'Un regalo para mi padre', '¿En qué se diferencian?'],
        openings: [
          'Hago {km} km al día, la mitad por ciudad y la otra mitad por una carretera sin farolas. ¿Luna 2 o Faro 900?',
          'Quiero regalar una luz a mi padre, que sale los domingos muy temprano. ¿Cuál le pongo?',
          '¿En qué se nota de verdad la diferencia entre la Luna 2 y la Faro 900?',
        ],
        answers: [
          'Por ciudad te basta la Luna 2, que es para que te vean. La Faro 900 es para ver tú. Si hay tramos oscuros, yo cogería la Faro y una Lucciola detrás, y tienes treinta días para devolverla.',
        ],
      },
      ro: {
        subjects: ['Luna 2 sau Faro 900?', 'O recomandare pentru un cadou', 'Care este diferența?'],
        openings: [
          'Merg zilnic {km} km, jumătate prin oraș și jumătate pe un drum neiluminat. Luna 2 sau Faro 900?',
          'Vreau să îi fac cadou fratelui meu o lampă bună. Merge mai mult seara, pe drumuri de țară. Ce îmi recomandați?',
          'Care este diferența reală între Luna 2 și Faro 900, în afară de preț?',
        ],
        answers: [
          'În oraș ajunge Luna 2, este făcută ca ceilalți să vă vadă de departe. Faro 900 este făcută ca să vedeți dumneavoastră. Dacă drumul este întunecat, aș alege Faro și o Lucciola în spate; aveți treizeci de zile să vă răzgândiți.',
        ],
      },
    },
  },
];
