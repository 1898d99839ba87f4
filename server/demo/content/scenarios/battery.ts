import type { Scenario } from './shape.ts';

export const battery: readonly Scenario[] = [
  {
    key: 'battery-life',
    desk: 'customer',
    category: 'Lights › Battery',
    products: ['Faro 900', 'Luna 2', 'Stella Mini'],
    notes: [
      'Ridden daily, so the cell may simply have aged. A new one costs us four euros, no need to argue about it.',
    ],
    scripts: {
      it: {
        subjects: ['La {product} dura poco', 'Batteria della {product}: è normale?', 'Quanto deve durare una carica?'],
        openings: [
          'La mia {product} all’inizio durava quasi una settimana, adesso dopo due sere è già scarica. Ha poco più di un anno. È normale o c’è qualcosa che non va?',
          'Sul sito promettete molte ore di luce, ma la mia {product} al massimo non arriva a fine tragitto, e sono solo {km} km. Dove sbaglio?',
          'Quanto deve durare una carica della {product}? Ho l’impressione che la mia si scarichi troppo in fretta, ma non so con che cosa confrontarla.',
        ],
        ask: [
          'Capisco il dubbio. Mi dice con quale livello la usa di solito e quale versione mostra l’app alla voce Luce?',
        ],
        told: ['Quasi sempre al massimo, e la versione è la {vprev}.'],
        answers: [
          'Al massimo sono poco più di due ore, al medio circa sei. Con la versione {v} abbiamo anche corretto un consumo a luce spenta: la installi, carichi fino al verde e riprovi per una settimana. Se non migliora le cambiamo la batteria.',
          'È un po’ meno del dovuto. Installi l’aggiornamento {v}, che riduce il consumo da spenta; se dopo tre cariche complete la durata non torna, ci scriva e la sistemiamo in garanzia.',
        ],
        further: ['Fatto, va già molto meglio. Per l’inverno mi conviene comunque il livello medio?'],
        toThat: [
          'In città sì: il medio si vede da lontano e le dura tutta la settimana. Il massimo lo tenga per le strade senza lampioni.',
        ],
      },
      en: {
        subjects: ['{product} runs down too fast', 'How long should a charge last?'],
        openings: [
          'My {product} used to last all week and now it is flat after two evenings. It is about a year old. Is that wear and tear or is something wrong?',
          'On full power I get nowhere near the hours on the box. My ride is only {km} km each way. What am I doing wrong?',
        ],
        ask: ['Fair question. Which level do you mostly ride on, and which version does the app show under Light?'],
        told: ['Mostly full beam, and it says version {vprev}.'],
        answers: [
          'Full beam is a little over two hours, the middle level about six. Version {v} also mends a drain while the light is off: install it, charge until the lamp is green, and give it a week. If it does not improve we replace the battery.',
          'That is a bit less than it should be. Put update {v} on it, and if three full charges later it still fades early, write back and we take it in under warranty.',
        ],
      },
      es: {
        subjects: ['La {product} se descarga enseguida', 'Duración de la batería'],
        openings: [
          'Antes cargaba la {product} una vez por semana y ahora me dura dos noches. Tiene poco más de un año. ¿Es normal?',
          'En la caja pone muchas horas, pero con la {product} a tope no llego ni a casa, y son {km} km. ¿Hago algo mal?',
        ],
        ask: ['Te entiendo. ¿En qué nivel la llevas normalmente y qué versión te sale en la app?'],
        told: ['Casi siempre al máximo. Versión {vprev}.'],
        answers: [
          'Al máximo son algo más de dos horas y en el medio unas seis. La versión {v} corrige además un consumo con la luz apagada: instálala, carga hasta que se ponga verde y pruébala una semana. Si no mejora, te cambiamos la batería.',
        ],
        further: ['Instalada. ¿Y si en dos semanas sigue igual?'],
        toThat: ['Nos escribes a este mismo correo y la recogemos, con la etiqueta pagada.'],
      },
    },
  },
  {
    key: 'cold',
    desk: 'customer',
    category: 'Lights › Battery',
    tags: ['winter'],
    products: ['Faro 900', 'Luna 2'],
    months: [11, 12, 1, 2, 3],
    notes: ['Cold cell, nothing more. The indicator drops below 0 °C and recovers indoors.'],
    scripts: {
      it: {
        subjects: ['Con il freddo la {product} si spegne', '{product} e gelo'],
        openings: [
          'Stamattina c’erano sei gradi sotto zero e la {product}, carica, si è spenta dopo dieci minuti. In ufficio si è riaccesa come se niente fosse. Devo preoccuparmi?',
          'Abito in montagna e da quando gela la {product} segna metà batteria appena esco di casa. È difettosa?',
        ],
        answers: [
          'Non è difettosa: sotto zero la batteria rende circa un terzo in meno e l’indicatore scende prima. La tenga in casa fino all’ultimo e parta dal livello medio; al caldo torna come prima.',
        ],
      },
      en: {
        subjects: ['{product} dies in the cold'],
        openings: [
          'It was minus five this morning and my fully charged {product} went out after ten minutes. At the office it came back as if nothing had happened. Should I worry?',
        ],
        answers: [
          'No need to worry. Below zero a battery gives about a third less, and the indicator falls early. Keep the light indoors until you leave and start on the middle level; once warm it is as good as before.',
        ],
      },
      ro: {
        subjects: ['{product} se stinge la ger', 'Bateria iarna'],
        openings: [
          'Azi-dimineață au fost minus zece grade și {product}, încărcată complet, s-a stins după un sfert de oră. La birou a pornit imediat. Este defectă?',
          'De când a venit gerul, {product} arată jumătate de baterie imediat ce ies din casă. Îmi puteți spune dacă e normal?',
        ],
        answers: [
          'Nu este defectă. Sub zero grade bateria dă cam cu o treime mai puțin, iar indicatorul scade mai devreme. Țineți lampa în casă până la plecare și porniți de la nivelul mediu; la căldură își revine singură.',
        ],
      },
    },
  },
  {
    key: 'storage',
    desk: 'customer',
    category: 'Lights › Battery',
    notes: ['Nice question for the autumn newsletter. Told Inés.'],
    scripts: {
      it: {
        subjects: ['Come conservo le luci d’inverno?', 'Luci ferme per qualche mese'],
        openings: [
          'D’inverno la bici resta in cantina fino a marzo. Meglio lasciare le luci cariche o scariche?',
          'Parto per {n} mesi e le luci restano a casa. Devo fare qualcosa perché le batterie non si rovinino?',
        ],
        answers: [
          'Le lasci a metà carica, in un posto asciutto e non gelato, e le ricarichi un’ora ogni tre mesi. Tenga premuto il tasto per dieci secondi: va in riposo profondo e non consuma quasi niente.',
        ],
      },
      en: {
        subjects: ['Storing lights over winter', 'Lights unused for months'],
        openings: [
          'My summer bike sleeps in the shed until April. Should I leave its lights full or empty?',
          'I am abroad for {n} months and my lights stay at home. Anything I should do so the batteries survive?',
        ],
        answers: [
          'Half full, dry and free of frost is best, with an hour of charging every three months. Hold the button for ten seconds before you put it away: that is deep sleep, and it uses next to nothing.',
        ],
      },
    },
  },
];
