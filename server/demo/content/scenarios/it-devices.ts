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
        subjects: ['Portatile lentissimo', 'La batteria del portatile dura un’ora', 'Schermo con una riga verde'],
        openings: [
          'Il mio portatile ({laptop}) ci mette dieci minuti ad accendersi e la ventola sembra un aspirapolvere.',
          'La batteria di {laptop} ormai dura il tempo di una riunione corta.',
          'Sullo schermo di {laptop} da {day} c’è una riga verde che va da cima a fondo.',
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
        answers: ['Bloccato subito; quello nuovo è in portineria a tuo nome. L’accesso al magazzino l’ho rimesso.'],
      },
      en: {
        subjects: ['Lost badge', 'Badge won’t open the workshop'],
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
        subjects: ['Stampante del primo piano', 'La stampante stampa solo in rosa'],
        openings: [
          'La stampante del primo piano dice «carta inceppata», ma di carta non ce n’è.',
          'Da {day} ogni foglio esce rosa. Carino, ma sono fatture.',
        ],
        answers: [
          'Era il sensore del cassetto, pulito. Se ricapita, spegnetela dieci secondi: il pezzo nuovo arriva la settimana prossima.',
        ],
      },
      en: {
        subjects: ['Printer says no', 'Pink prints'],
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
        subjects: ['Label printer is on strike', 'Blank labels'],
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
        subjects: ['Screen in {room}', 'No sound in {room}'],
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
        subjects: ['Wi-Fi drops in the test room', 'Network comes and goes'],
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
        subjects: ['Telefono aziendale caduto', 'SIM per la fiera'],
        openings: [
          'Il telefono aziendale mi è caduto dalle scale: schermo in mille pezzi, ma suona ancora.',
          'Per la fiera mi serve una SIM con dati in Spagna, quattro giorni.',
        ],
        answers: ['Ce n’è uno pronto nel cassetto, con il tuo numero già sopra. Passa quando vuoi prima delle 17.'],
      },
      en: {
        subjects: ['Work phone took a dive', 'SIM for the fair'],
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
        subjects: ['Lista di posta dell’officina', 'Calendario della sala {room}'],
        openings: [
          'Mi aggiungi alla lista officina@? Le riunioni le scopro sempre dal rumore delle sedie.',
          'Il calendario della sala {room} mostra prenotazioni doppie. Chi vince?',
        ],
        answers: ['Fatto. Il calendario ora accetta solo la prima prenotazione e avvisa la seconda.'],
      },
      en: {
        subjects: ['Mailing list', 'Shared calendar shows twice'],
        openings: [
          'Could you add {colleague} and me to the launch list? We keep hearing about things a day late.',
          'The team calendar shows everything twice since the weekend.',
        ],
        answers: ['Done for both of you, and the double entries are gone: an old phone was still syncing.'],
      },
    },
  },
  {
    key: 'monitor',
    desk: 'it',
    category: 'IT › Laptops',
    tags: ['hardware'],
    priority: 'low',
    notes: ['Two monitors left in the cupboard. Ordering ten before winter.'],
    scripts: {
      it: {
        subjects: ['Un secondo schermo', 'Cuffie per il turno'],
        openings: [
          'Avrei bisogno di un secondo schermo: confronto disegni tutto il giorno.',
          'Per il turno al banco mi servono cuffie che non facciano sentire la fresa a chi chiama.',
        ],
        answers: ['Ce n’è uno in armadio, te lo porto domattina insieme alle cuffie buone.'],
      },
      en: {
        subjects: ['Second screen', 'Headset for my shift'],
        openings: [
          'I have my first shift at the counter soon. Could I have a headset that keeps the drill out?',
          'Could I have a second screen? I compare drawings all day.',
        ],
        answers: ['There is one for you. It goes out with today’s post, together with the good headset.'],
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
        subjects: ['Il lettore di codici legge male', 'Tablet della linea 2'],
        openings: [
          'Il lettore al ricevimento trasforma ogni L2 in K2, quindi a sistema abbiamo {n} luci che non esistono.',
          'Il tablet della linea 2 chiede un aggiornamento ogni volta che qualcuno lo guarda.',
        ],
        answers: [
          'Aveva perso la tastiera italiana dopo un riavvio. Sistemato, e le righe sbagliate le ho corrette con Renzo.',
        ],
      },
      en: {
        subjects: ['Scanner reads nonsense', 'Tablet keeps restarting'],
        openings: ['Our scanner turns every L2 into K2, so the system thinks we stock lights that don’t exist.'],
        answers: ['It forgot its keyboard after a restart. Set right, and I corrected the wrong lines with Renzo.'],
      },
    },
  },
];
