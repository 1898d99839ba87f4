import type { Scenario } from './shape.ts';

export const itAccess: readonly Scenario[] = [
  {
    key: 'vpn',
    desk: 'it',
    category: 'IT › Network',
    tags: ['vpn'],
    priority: 'high',
    notes: [
      'Certificate had run out on the laptop. Renewed from here.',
      'Hotel network blocks the port, the second profile gets through.',
    ],
    scripts: {
      it: {
        subjects: ['La VPN non si collega', 'VPN da una rete esterna'],
        openings: [
          'Da stamattina la VPN resta su «connessione in corso» e poi cade. Da casa, con la fibra. Il resto di internet va.',
          'Sono dal fornitore a Modena e con la loro rete la VPN non parte. Mi serve il gestionale entro le undici.',
        ],
        answers: [
          'Il certificato del tuo portatile era scaduto: l’ho rinnovato da qui. Chiudi e riapri la VPN, e se ti chiede il profilo scegli «Bologna 2».',
        ],
        further: ['Adesso va. Succede di nuovo l’anno prossimo?'],
        toThat: ['No, da questo mese si rinnova da solo una settimana prima.'],
      },
      en: {
        subjects: ['VPN won’t connect', 'VPN from a hotel'],
        openings: [
          'The VPN has been “connecting” since nine and then gives up. At home, everything else is fine.',
          'I’m at the trade fair and the hotel network won’t let the VPN through. Any way around it?',
        ],
        answers: [
          'Try the second profile, “Bologna 2”: it uses another door that hotels leave open. I renewed your certificate while I was there.',
        ],
      },
    },
  },
  {
    key: 'password',
    desk: 'it',
    category: 'IT › Accounts',
    tags: ['access'],
    priority: 'high',
    notes: ['Called back on the known number before unlocking.'],
    scripts: {
      it: {
        subjects: ['Password scaduta in ferie', 'Account di produzione bloccato'],
        openings: [
          'Rientro oggi dalle ferie e la password è scaduta. Ho provato a indovinare e adesso l’account è bloccato. Scusate.',
          'Il computer della linea 2 dice che l’account di produzione è bloccato e il turno aspetta.',
        ],
        answers: [
          'Sbloccato. Ti ho chiamato al tuo interno per la verifica, quindi puoi scegliere subito la nuova: lunga va meglio che complicata.',
        ],
      },
      en: {
        subjects: ['Locked out'],
        openings: [
          'Back from two weeks off and I have no idea what my password was. After five guesses it stopped being polite.',
        ],
        answers: ['Unlocked, after the call back to your own number. Pick a long one rather than a clever one.'],
      },
    },
  },
  {
    key: 'two-steps',
    desk: 'it',
    category: 'IT › Accounts',
    tags: ['access'],
    notes: ['Old phone was wiped already, so checked the badge on a video call.'],
    scripts: {
      it: {
        subjects: ['Telefono nuovo, niente codici'],
        openings: ['Ho cambiato telefono e l’app dei codici è vuota. Non entro più nella posta.'],
        ask: [
          'Succede a tutti. Hai ancora il telefono vecchio acceso, o facciamo una videochiamata con il badge in mano?',
        ],
        told: ['Il vecchio l’ho già reso. Videochiamata va bene, ci sono fino alle 13.'],
        answers: [
          'Fatto, il nuovo telefono è dentro. Ti ho messo anche dieci codici di riserva nella cassaforte delle password.',
        ],
      },
      en: {
        subjects: ['New phone, no codes'],
        openings: ['I changed phones on Saturday and the code app came up empty. Now I can’t get into mail.'],
        answers: [
          'Sorted on the video call. There are ten spare codes in your password safe, so next time you can let yourself in.',
        ],
      },
    },
  },
  {
    key: 'software',
    desk: 'it',
    category: 'IT › Software',
    tags: ['access', 'licence'],
    notes: [
      'Licence free since Nadia left the trial. Gave it for three months, then we ask.',
      'Needs the head of department’s yes first.',
    ],
    hold: 'Waiting for the yes of the department head.',
    scripts: {
      it: {
        subjects: ['Accesso al programma di disegno', 'Licenza per il gestionale'],
        openings: [
          'Mi serve l’accesso in lettura al programma di disegno per controllare le quote delle guarnizioni. È possibile?',
          'Da questa settimana seguo io i resi e non vedo il modulo nel gestionale. Mi abiliti?',
        ],
        ask: ['Certo. Mi dici fino a quando ti serve e chi lo approva nel tuo reparto?'],
        told: ['Per tre mesi, approva {colleague}.'],
        answers: ['Attivo da ora, con scadenza fra tre mesi. Esci e rientra una volta e lo trovi nel menu.'],
        further: ['Perfetto, lo vedo. Posso anche esportare?'],
        toThat: ['Sì, in PDF. Per i file originali serve l’altra licenza, se ti occorre fammi sapere.'],
      },
      en: {
        subjects: ['Access to the drawing program', 'Returns module missing'],
        openings: [
          'I need to read the seal drawings for the launch pages. Could I have a viewing licence?',
          'From this week I look after returns and the module isn’t in my menu. Could you switch it on?',
        ],
        ask: ['Gladly. How long do you need it, and who says yes in your department?'],
        told: ['Three months should do. {colleague} says yes.'],
        answers: ['It’s on, for three months. Sign out and in once and it shows in the menu.'],
      },
    },
  },
  {
    key: 'shared-folder',
    desk: 'it',
    category: 'IT › Files',
    tags: ['access'],
    notes: ['Inherited rights were broken in that folder, mended for the whole tree.'],
    scripts: {
      it: {
        subjects: ['Non riesco a salvare in Fiere', 'Permessi nella cartella del magazzino'],
        openings: [
          'La cartella «Fiere» la vedo ma non posso salvarci niente. Fino a {day} sì.',
          'Nella cartella del magazzino vedo i file ma non posso rinominarli. Ogni settimana la stessa storia.',
        ],
        answers: [
          'Fatto: puoi leggere e salvare. I permessi erano rimasti quelli dell’anno scorso, li ho sistemati per tutto il ramo.',
        ],
      },
      en: {
        subjects: ['Can’t save to the shared folder', 'Bologna can’t save in our fair folder'],
        openings: [
          'I can open “Launch photos” but not save anything in it. Could you look?',
          'Bologna sees our folder for the fair but can’t put anything in it. Could you look?',
        ],
        answers: ['Done, you can read and save now. The rights were last year’s; I mended them for the whole branch.'],
      },
    },
  },
  {
    key: 'recover',
    desk: 'it',
    category: 'IT › Files',
    priority: 'high',
    notes: ['Restored from last night’s copy, two hours lost at most.'],
    scripts: {
      it: {
        subjects: ['Recuperare una versione di ieri', 'Ho cancellato una cartella importante'],
        openings: [
          'Ho sovrascritto il piano di produzione di questo mese. Si può tornare a quello di ieri sera?',
          'La cartella con le foto delle guarnizioni non c’è più. Credo di essere stat{o|a} io.',
        ],
        answers: [
          'Recuperato dalla copia delle due di notte: è nella stessa cartella, con la data nel nome. Manca solo quello che hai scritto oggi.',
        ],
      },
      en: {
        subjects: ['I deleted something I shouldn’t have'],
        openings: ['I saved an empty sheet over the test results. Is yesterday’s version anywhere?'],
        answers: ['It is back, from the copy made at two in the morning: same folder, with the date in its name.'],
      },
    },
  },
  {
    key: 'phishing',
    desk: 'it',
    category: 'IT › Security',
    tags: ['security'],
    priority: 'urgent',
    notes: ['Blocked the sender for everybody. Nobody clicked, six people reported it.'],
    scripts: {
      it: {
        subjects: ['Mail strana dal «corriere»', 'È davvero Marta?'],
        openings: [
          'Mi è arrivata una mail del «corriere» che chiede 1,99 euro per sbloccare un pacco. Non ho premuto niente. È falsa, vero?',
          'Una mail firmata Marta mi chiede di comprare buoni regalo con urgenza. Non è il suo modo di scrivere.',
        ],
        answers: [
          'Falsa, e hai fatto benissimo a non toccarla. L’ho bloccata per tutti. Grazie: sei la terza persona che la segnala, ed è così che la fermiamo.',
        ],
      },
      en: {
        subjects: ['Is this really Marta?', 'Odd mail from “the carrier”'],
        openings: [
          'Someone signing as Marta wants me to buy gift cards, quickly and quietly. That isn’t how she writes.',
          'The “carrier” wants 1.99 to release a parcel. I haven’t touched it. Fake, yes?',
        ],
        answers: [
          'Fake, and well spotted. It is blocked for everybody now. You were the third to report it, which is exactly how we stop them.',
        ],
      },
    },
  },
  {
    key: 'onboarding',
    desk: 'it',
    category: 'IT › People',
    tags: ['onboarding'],
    notes: ['Laptop ready, accounts open on the first morning and not before.', 'Badge photo still missing.'],
    scripts: {
      it: {
        subjects: ['Nuova persona in magazzino', 'Portatile per la tirocinante'],
        openings: [
          'Dal primo del mese abbiamo una persona nuova in magazzino. Servono posta, badge e il lettore di codici.',
          'La tirocinante inizia {soon} in marketing. Mi prepari un portatile con il programma per le foto?',
        ],
        ask: ['Volentieri. Nome come sulla carta d’identità, sede e con chi deve condividere le cartelle?'],
        told: ['Lavora con {colleague}, sede Bologna. Il nome te lo mando in chat.'],
        answers: [
          'Tutto pronto: portatile sulla scrivania, badge in portineria, accessi che si aprono la prima mattina.',
        ],
      },
      en: {
        subjects: ['New starter in Bristol', 'Laptop for our intern'],
        openings: [
          'We have someone new on the first of the month in Bristol. Mail, badge and the shared folders of marketing, please.',
          'Our intern starts soon and will need the photo editor. What do you need from me?',
        ],
        ask: ['With pleasure. Name as on the passport, where they sit, and whose folders they share?'],
        told: ['Same folders as {colleague}, at our office. I have sent you the name in chat.'],
        answers: ['All ready: the laptop is in the post with tracking, and the accounts open on the first morning.'],
      },
    },
  },
  {
    key: 'leaving',
    desk: 'it',
    category: 'IT › People',
    tags: ['offboarding'],
    notes: ['Accounts close at 18:00 on the last day, mail goes to the head for a month.'],
    scripts: {
      it: {
        subjects: ['Ultimo giorno di un collega', 'Chiusura accessi a fine mese'],
        openings: [
          'A fine mese un collega della produzione va in pensione. Come gestiamo posta e cartelle?',
          'Il contratto del rappresentante in Veneto finisce questo mese: chiudiamo gli accessi?',
        ],
        answers: [
          'Gli accessi si chiudono alle 18 dell’ultimo giorno, la posta passa al responsabile per un mese. Le cartelle restano al reparto.',
        ],
      },
      en: {
        subjects: ['Someone is leaving'],
        openings: ['Our photographer’s contract ends this month. What happens to the pictures and the mail?'],
        answers: [
          'The accounts close at 18:00 on the last day, the mail goes to the department head for a month, and the pictures stay where they are.',
        ],
      },
    },
  },
];
