import type { Scenario } from './shape.ts';

export const itDevices: readonly Scenario[] = [
  {
    key: 'laptop',
    desk: 'it',
    category: 'IT › Laptops',
    tags: ['hardware'],
    notes: ['Disk was full of phone backups. 84 GB back.', 'Battery at 41% of its first life, ordered a new one.'],
    hold: 'Battery is ordered, supplier says ten days.',
    scripts: {
      it: {
        subjects: [
          'Portatile lentissimo',
          'La batteria del portatile dura un’ora',
          'Portatile acceso solo con il cavo',
        ],
        openings: [
          'Il mio portatile ({laptop}) ci mette dieci minuti ad accendersi e la ventola sembra un aspirapolvere.',
          'La batteria di {laptop} ormai dura il tempo di una riunione corta.',
          'Da {day} {laptop} si spegne appena stacco il cavo, e con il cavo va al rallentatore.',
        ],
        ask: ['Ci do un’occhiata. Sei in sede oggi? Mi basta mezz’ora.'],
        told: ['Sì, sono in sede fino alle 17. Lo lascio sulla tua scrivania a pranzo.'],
        answers: [
          'Sistemato: era il disco pieno, ora ha di nuovo spazio. Il portatile è sulla tua scrivania, con la batteria nuova già dentro.',
        ],
      },
      en: {
        subjects: ['Laptop slow as treacle', 'Laptop battery'],
        openings: [
          'My laptop ({laptop}) takes ten minutes to wake up and sounds like a hair dryer.',
          'The battery of {laptop} now lasts about one short meeting.',
        ],
        ask: ['Let me look from here. When can you leave it switched on for half an hour?'],
        told: ['From one o’clock, I am at lunch then.'],
        answers: [
          'The disk was full, which is why it crawled. I have cleared it from here, and a new battery is in the post to you.',
        ],
      },
    },
  },
  {
    key: 'badge',
    desk: 'it',
    category: 'IT › Doors and badges',
    tags: ['badge'],
    notes: ['Old badge switched off the moment the mail came in.'],
    scripts: {
      it: {
        subjects: ['Badge perso', 'Il badge non apre il magazzino'],
        openings: [
          'Ho perso il badge, credo sul treno. Lo potete bloccare?',
          'Il mio badge apre il portone ma non più il magazzino. Mi fanno entrare i colleghi dalla rampa.',
        ],
        answers: [
          'Quello nuovo è in portineria a tuo nome, con il magazzino già abilitato. Il vecchio da adesso non apre più niente.',
        ],
      },
      en: {
        subjects: ['Lost badge'],
        openings: ['I have lost my badge somewhere between the station and the office. Could you switch it off?'],
        answers: ['It’s off, and a new one waits for you at reception.'],
      },
    },
  },
  {
    key: 'printer',
    desk: 'it',
    category: 'IT › Printers',
    tags: ['hardware'],
    notes: ['Paper tray sensor. Blowing into it helped, no joke.'],
    scripts: {
      it: {
        subjects: ['Stampante del primo piano', 'La stampante chiede sempre carta'],
        openings: [
          'La stampante del primo piano dice «carta inceppata», ma di carta non ce n’è.',
          'Da {day} la stampante chiede carta ogni tre fogli, con il cassetto pieno.',
        ],
        answers: [
          'Era il sensore del cassetto, pulito. Se ricapita, spegnetela dieci secondi: il pezzo nuovo arriva la settimana prossima.',
        ],
      },
      en: {
        subjects: ['Printer says no'],
        openings: ['The printer on our floor claims there is a paper jam. There is no paper in it at all.'],
        answers: ['It was the tray sensor. Ten seconds off and on helps for now, and the spare part comes next week.'],
      },
    },
  },
  {
    key: 'label-printer',
    desk: 'it',
    category: 'IT › Printers',
    tags: ['logistics'],
    priority: 'urgent',
    notes: ['Driver updated itself overnight. Rolled back and told it to stop that.'],
    scripts: {
      it: {
        subjects: ['Etichettatrice ferma', 'Le etichette escono bianche'],
        openings: [
          'L’etichettatrice al banco 3 non stampa più e abbiamo {n2} pacchi da chiudere prima delle 15.',
          'Le etichette dei resi escono tutte bianche. Il rotolo è nuovo.',
        ],
        answers: [
          'Riparte: stanotte si era aggiornata da sola e aveva perso il formato. L’ho riportata indietro e non lo rifarà.',
        ],
      },
      en: {
        subjects: ['Blank labels'],
        openings: ['The label printer at the Bristol store prints blanks since this morning. The roll is new.'],
        answers: ['It updated itself overnight and lost the label size. I have put it back, print one and tell me.'],
      },
    },
  },
  {
    key: 'meeting-room',
    desk: 'it',
    category: 'IT › Meeting rooms',
    notes: ['Cable behind the screen was loose, zip-tied it.'],
    scripts: {
      it: {
        subjects: ['Schermo della sala {room}', 'In sala {room} non si sente niente'],
        openings: [
          'Lo schermo della sala {room} resta nero con ogni portatile. Alle 14 abbiamo i fornitori.',
          'In sala {room} ci vedono ma non ci sentono. Per la riunione di {day} abbiamo urlato nel telefono.',
        ],
        answers: [
          'Era il cavo dietro lo schermo, allentato. Fissato e provato con due portatili. Se serve, il cavo di scorta è nel cassetto.',
        ],
      },
      en: {
        subjects: ['No sound in {room}'],
        openings: ['When we call Bologna, the room {room} sees us but hears nothing. Could somebody poke it?'],
        answers: ['Poked. The microphone was plugged into the wrong socket; I put a label on it.'],
      },
    },
  },
  {
    key: 'wifi',
    desk: 'it',
    category: 'IT › Network',
    notes: ['Metal shelf moved in front of the antenna. Giorgio moves it back.'],
    hold: 'Second antenna is ordered for the workshop.',
    scripts: {
      it: {
        subjects: ['Wi-Fi in officina', 'La rete va e viene in magazzino'],
        openings: [
          'In fondo all’officina il Wi-Fi sparisce e i tablet delle schede restano fermi.',
          'Al banco prove la rete cade ogni dieci minuti da quando abbiamo spostato gli scaffali.',
        ],
        answers: [
          'Lo scaffale di metallo copriva l’antenna: spostata di due metri, ora il segnale arriva fino in fondo.',
        ],
      },
      en: {
        subjects: ['Wi-Fi drops in the test room'],
        openings: ['The Wi-Fi in the test room drops every ten minutes since the new shelves went up.'],
        answers: ['The metal shelf stood in front of the antenna. I moved the antenna two metres and it holds now.'],
      },
    },
  },
  {
    key: 'phone',
    desk: 'it',
    category: 'IT › Phones',
    tags: ['hardware'],
    notes: ['SIM from the drawer, number stays the same.'],
    scripts: {
      it: {
        subjects: ['Telefono aziendale caduto', 'Telefono che non carica'],
        openings: [
          'Il telefono aziendale mi è caduto dalle scale: schermo in mille pezzi, ma suona ancora.',
          'Il telefono aziendale non si carica più, nemmeno con il cavo di {colleague}.',
        ],
        answers: ['Ce n’è uno pronto nel cassetto, con il tuo numero già sopra. Passa quando vuoi prima delle 17.'],
      },
      en: {
        subjects: ['Work phone took a dive'],
        openings: ['My work phone fell down the stairs before I did. The screen is gone.'],
        answers: ['A spare is in the post with your number already on it, it should be there in two days.'],
      },
    },
  },
  {
    key: 'mailing-list',
    desk: 'it',
    category: 'IT › Mail and calendars',
    notes: ['List updated, three old addresses thrown out on the way.'],
    scripts: {
      it: {
        subjects: ['Lista di posta dell’officina', 'Ricevo tutto doppio'],
        openings: [
          'Mi aggiungi alla lista officina@? Le riunioni le scopro sempre dal rumore delle sedie.',
          'Sono nella lista officina@ due volte e leggo tutto doppio. Me ne togli una?',
        ],
        answers: ['Fatto, la lista ora è giusta. Già che c’ero ho tolto tre indirizzi vecchi.'],
      },
      en: {
        subjects: ['Mailing list', 'Everything twice'],
        openings: [
          'Could you add {colleague} and me to the launch list? We keep hearing about things a day late.',
          'Everything from the launch list reaches me twice since the weekend.',
        ],
        answers: ['Done, the list is right now. Three old addresses went out on the way.'],
      },
    },
  },
  {
    key: 'monitor',
    desk: 'it',
    category: 'IT › Laptops',
    tags: ['hardware'],
    priority: 'low',
    notes: ['Last one in the cupboard. I am ordering more before winter.'],
    scripts: {
      it: {
        subjects: ['Un secondo schermo', 'Cuffie per il turno'],
        openings: [
          'Avrei bisogno di un secondo schermo: confronto disegni tutto il giorno.',
          'Per il turno al banco mi servono cuffie che non facciano sentire la fresa a chi chiama.',
        ],
        answers: ['In armadio c’è tutto: domattina lo trovi sulla scrivania.'],
      },
      en: {
        subjects: ['Headset for my shift', 'Second screen'],
        openings: [
          'I have my first shift at the counter soon. Could I have a headset that keeps the drill out?',
          'Could I have a second screen? I compare drawings all day.',
        ],
        answers: ['There is one left in the cupboard. It goes out with today’s post.'],
      },
    },
  },
  {
    key: 'scanner',
    desk: 'it',
    category: 'IT › Production',
    tags: ['logistics'],
    priority: 'high',
    notes: ['Scanner read the wrong code page after the reset. Settings sheet is taped inside the cupboard.'],
    scripts: {
      it: {
        subjects: ['Il lettore di codici legge male', 'Uno zero di troppo'],
        openings: [
          'Il lettore al ricevimento trasforma ogni L2 in K2, quindi a sistema abbiamo {n} luci che non esistono.',
          'Da stamattina il lettore del banco 2 aggiunge uno zero a ogni numero di serie.',
        ],
        answers: [
          'Aveva perso la tastiera italiana dopo un riavvio. Sistemato, e le righe sbagliate le ho corrette con Renzo.',
        ],
      },
      en: {
        subjects: ['Scanner reads nonsense'],
        openings: ['Our scanner turns every L2 into K2, so the system thinks we stock lights that don’t exist.'],
        answers: ['It forgot its keyboard after a restart. Set right, and I corrected the wrong lines with Renzo.'],
      },
    },
  },
];
