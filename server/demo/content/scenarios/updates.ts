import type { Scenario } from './shape.ts';

export const updates: readonly Scenario[] = [
  {
    key: 'update-60',
    desk: 'customer',
    category: 'App › Update',
    tags: ['firmware', 'update-stops'],
    products: ['Faro 900', 'Luna 2'],
    notes: [
      'Laptop charger again. With the wall plug it went through on the first try.',
      'Same phone model as the two from last week. Told Vlad in #firmware.',
      'If the second try stops too, recovery mode: button ten seconds, then the app finds it by itself.',
    ],
    hold: 'Firmware builds a test version for this phone; Vlad answers by the end of the week.',
    scripts: {
      it: {
        subjects: ['Aggiornamento {v} fermo al 60%', 'L’aggiornamento si blocca', '{product}: aggiornamento a metà'],
        openings: [
          'Ho avviato l’aggiornamento {v} della {product} e da mezz’ora è fermo al 60%. Ho paura a spegnere tutto. Che cosa faccio?',
          'Terzo tentativo di installare la {v} e terza volta che si pianta al 60%. La luce nel frattempo non risponde al tasto.',
          'Durante l’aggiornamento è arrivata una telefonata, tutto si è fermato al 60% e ora la {product} lampeggia in blu e basta.',
        ],
        ask: [
          'Niente paura, la luce non si rovina. Mi dice che telefono usa e se durante l’aggiornamento era collegata al computer o alla presa a muro?',
        ],
        told: ['Ho un {phone}, e la luce era attaccata al portatile.'],
        answers: [
          'Il passo che si ferma chiede più corrente di quanta ne dia un computer. La colleghi alla presa a muro, tenga premuto il tasto dieci secondi finché lampeggia in blu e riapra l’app: riprende da dove era rimasta, in cinque minuti circa.',
          'Colleghi la luce al caricatore a muro, chiuda del tutto l’app e tenga il tasto premuto per dieci secondi. L’app la ritrova in modalità di recupero e finisce da sola. Se si ferma di nuovo ci scriva e la facciamo noi in officina.',
        ],
        further: ['Ha funzionato al primo colpo. Perché non lo scrivete nell’app?'],
        toThat: ['Ha ragione. Dalla prossima versione l’app lo chiede prima di partire, grazie anche a lei.'],
      },
      en: {
        subjects: ['Update stops at 60%', 'Stuck at 60% with {v}', '{product} froze during the update'],
        openings: [
          'The update to {v} has been sitting at 60% for half an hour. I don’t dare touch anything. What now?',
          'Third attempt at installing {v}, third time it freezes at 60%. The light does not react to the button any more.',
          'My train went into a tunnel while the {product} was updating and now it only blinks blue. Have I killed it?',
        ],
        ask: [
          'Nothing is broken, promise. Which phone do you use, and was the light plugged into a computer or into the wall?',
        ],
        told: ['It’s a {phone}, and yes, the light was plugged into my laptop.'],
        answers: [
          'That step needs more current than a laptop gives. Plug the light into the wall, hold the button for ten seconds until it blinks blue, and open the app again: it carries on where it stopped and takes about five minutes.',
          'Put it on a wall charger, close the app completely and hold the button for ten seconds. The app then finds it in recovery mode and finishes by itself. Should it stop once more, write back and we do it for you here.',
        ],
        further: ['That did it, thank you. Might be worth saying so in the app?'],
        toThat: ['You are right, and from the next version the app asks for a wall plug before it starts.'],
      },
      es: {
        subjects: [
          'La actualización se para al 60%',
          '{product} bloqueada al actualizar',
          'Parpadea en azul a media actualización',
        ],
        openings: [
          'Llevo media hora con la actualización {v} parada en el 60%. No me atrevo a tocar nada. ¿Qué hago?',
          'Es la tercera vez que intento instalar la {v} y siempre se queda en el 60%. Y ahora la luz no responde al botón.',
          'Me llamaron justo mientras se actualizaba la {product} y se ha quedado parpadeando en azul. ¿La he roto?',
        ],
        ask: [
          'Tranquilidad, que no se ha roto nada. ¿Qué móvil tienes? ¿Y la luz estaba enchufada al ordenador o a la pared?',
        ],
        told: ['Tengo un {phone} y estaba enchufada al portátil.'],
        answers: [
          'Ese paso pide más corriente de la que da un portátil. Enchúfala a la pared, mantén el botón diez segundos hasta que parpadee en azul y abre la app: sigue donde lo dejó y tarda unos cinco minutos.',
          'Conéctala a un cargador de pared, cierra la app del todo y mantén el botón diez segundos. La app la encuentra en modo de recuperación y termina sola. Si se para otra vez, dinos y la actualizamos nosotros.',
        ],
      },
      ro: {
        subjects: [
          'Actualizarea {v} se oprește la 60%',
          '{product} blocată la actualizare',
          '{product} doar clipește albastru',
        ],
        openings: [
          'De o jumătate de oră actualizarea {v} stă la 60%. Mi-e teamă să opresc ceva. Cum procedez?',
          'Am încercat de trei ori să instalez versiunea {v} și de fiecare dată se blochează la 60%. Acum lampa nu mai reacționează la buton.',
          'În timpul actualizării mi s-a închis telefonul, iar {product} doar clipește albastru. Se mai poate salva?',
        ],
        ask: [
          'Nu vă faceți griji, lampa nu a pățit nimic. Ce telefon folosiți și unde era conectată lampa: la laptop sau la priză?',
        ],
        told: ['Am un {phone}, iar lampa era conectată la laptop.'],
        answers: [
          'Pasul acesta cere mai mult curent decât dă un laptop. Conectați lampa la priză, țineți butonul apăsat zece secunde, până clipește albastru, și deschideți din nou aplicația: continuă de unde a rămas și durează cam cinci minute.',
          'Puneți lampa la încărcătorul de perete, închideți de tot aplicația și țineți butonul apăsat zece secunde. Aplicația o găsește în modul de recuperare și termină singură. Dacă se oprește iar, scrieți-ne și o actualizăm noi.',
        ],
        further: ['A mers din prima. Ar fi bine să scrie undeva în aplicație.'],
        toThat: ['Aveți dreptate, iar de la versiunea următoare aplicația o să ceară priza înainte să pornească.'],
      },
    },
  },
  {
    key: 'pairing',
    desk: 'customer',
    category: 'App › Pairing',
    products: ['Faro 900', 'Luna 2'],
    notes: ['Bluetooth permission was off after the phone’s own update. Fourth one since Monday.'],
    scripts: {
      it: {
        subjects: ['Telefono nuovo, luce scomparsa', 'L’app non trova la {product}', 'Luce non raggiungibile'],
        openings: [
          'Ho cambiato telefono e l’app non trova più la {product}. Bluetooth acceso, luce accesa, ma l’elenco resta vuoto.',
          'L’app cerca la mia luce all’infinito. Con il telefono di mia moglie la trova subito, con il mio {phone} no.',
          'Da quando ho aggiornato il telefono l’app dice «luce non raggiungibile». Prima funzionava tutto.',
        ],
        answers: [
          'Di solito è il permesso Bluetooth, che con il telefono nuovo torna spento: lo trova nelle impostazioni del telefono, alla voce Lume. Poi tenga premuto il tasto della luce per sette secondi, così dimentica il vecchio telefono e si presenta a quello nuovo.',
          'Provi così: nelle impostazioni Bluetooth del telefono tolga la {product} dall’elenco, poi tenga il tasto della luce sette secondi e la aggiunga dall’app, non dal telefono.',
        ],
      },
      en: {
        subjects: ['App can’t find my {product}', 'App forgets my light'],
        openings: [
          'New phone, and the app no longer finds my {product}. Bluetooth is on, the light is on, and the list stays empty.',
          'Every morning the app has forgotten my light and I pair it again. It is a {phone}, if that matters.',
        ],
        answers: [
          'It is nearly always the Bluetooth permission, which a new phone leaves off: look under Lume in the phone’s settings. Then hold the button of the light for seven seconds, so that it forgets the old phone and says hello to the new one.',
        ],
        further: ['Sorted. Can two phones share one light?'],
        toThat: ['Up to three can. Add the light on the second phone while the first has its Bluetooth off.'],
      },
      es: {
        subjects: ['Móvil nuevo y no empareja', 'La app no encuentra la {product}'],
        openings: [
          'He cambiado de móvil y la app ya no encuentra la {product}. El Bluetooth está activado y la luz también, pero la lista sale vacía.',
          'La app se queda buscando la luz y no pasa de ahí. Con el móvil de mi hijo va a la primera, con mi {phone} no hay manera.',
        ],
        answers: [
          'Casi siempre es el permiso de Bluetooth, que en un móvil nuevo viene desactivado: míralo en los ajustes, en Lume. Luego mantén el botón de la luz siete segundos para que olvide el móvil antiguo.',
        ],
      },
      ro: {
        subjects: ['Telefon nou, lampa nu apare', 'Aplicația nu găsește {product}'],
        openings: [
          'Mi-am schimbat telefonul, iar aplicația nu mai găsește {product}. Bluetooth este pornit, lampa la fel, dar lista rămâne goală.',
          'Aplicația caută lampa la nesfârșit pe {phone}. Pe tableta soției o găsește imediat.',
        ],
        answers: [
          'De cele mai multe ori este permisiunea Bluetooth, care pe un telefon nou este oprită: o găsiți în setările telefonului, la Lume. Apoi țineți butonul lămpii apăsat șapte secunde, ca să uite telefonul vechi.',
        ],
        further: ['S-a rezolvat, mulțumesc. Pot să o folosesc și de pe tabletă?'],
        toThat: ['Da, lampa ține minte până la trei dispozitive.'],
      },
    },
  },
  {
    key: 'patterns',
    desk: 'customer',
    category: 'Lights › Modes',
    products: ['Lucciola', 'Stella Mini', 'Luna 2'],
    notes: ['The booklet shows the old order of modes. Paolo has the correction for the next print.'],
    scripts: {
      it: {
        subjects: ['La {product} riparte sempre dal lampeggio', 'Cambiare il lampeggio'],
        openings: [
          'Ogni volta che accendo la {product} parte dal lampeggio veloce, che di notte trovo fastidioso. Si può farla partire dalla luce fissa?',
          'Come si cambia il ritmo del lampeggio? Il libretto parla di tre pressioni, ma a me cambia solo l’intensità.',
        ],
        answers: [
          'Sì: accenda la luce nel modo che preferisce e tenga premuto il tasto tre secondi finché fa due lampi. Da lì in poi riparte sempre così.',
          'Il libretto è rimasto indietro, mi scuso. Una pressione breve cambia l’intensità, una di un secondo cambia il ritmo, e con tre secondi la {product} se lo ricorda.',
        ],
      },
      en: {
        subjects: ['Can the {product} remember its mode?', 'Change the blinking pattern'],
        openings: [
          'My {product} always wakes up in the fast blink, which drives whoever rides behind me mad. Can it start in steady?',
          'The booklet says press three times for the slow pulse, but all I get is brighter and dimmer. What am I missing?',
        ],
        answers: [
          'You can. Put it in the mode you like and hold the button for three seconds until it flashes twice. From then on it starts like that.',
        ],
      },
      es: {
        subjects: ['Que arranque en luz fija', 'Cambiar el parpadeo de la {product}'],
        openings: [
          'Cada vez que enciendo la {product} empieza con el parpadeo rápido y a mis compañeros de grupeta los lleva locos. ¿Puede arrancar en fija?',
          'El librito dice que pulse tres veces para el modo lento, pero solo cambia la intensidad. ¿Qué hago mal?',
        ],
        answers: [
          'Sí: ponla en el modo que te guste y mantén el botón tres segundos, hasta que haga dos destellos. A partir de ahí empieza siempre así.',
        ],
      },
    },
  },
  {
    key: 'app-account',
    desk: 'customer',
    category: 'App › Account',
    notes: ['The confirmation went to the old address. Changed it by hand after two orders were confirmed.'],
    scripts: {
      it: {
        subjects: ['Cambio e-mail del conto Lume', 'App in inglese e fuori dal conto'],
        openings: [
          'Non entro più nel mio conto Lume: il link per la password arriva a un indirizzo che non uso da anni. Si può cambiare?',
          'L’app da {day} è diventata in inglese e non trovo come rimetterla in italiano. Inoltre mi chiede di nuovo l’accesso.',
        ],
        ask: ['La aiuto volentieri. Per sicurezza mi scrive il numero del suo ultimo ordine e il nuovo indirizzo?'],
        told: ['L’ultimo ordine è {order}. L’indirizzo giusto è questo da cui scrivo.'],
        answers: [
          'Fatto: il conto ora è legato a questo indirizzo e la lingua è di nuovo l’italiano. Il link per la password è appena partito e vale un’ora.',
        ],
      },
      ro: {
        subjects: ['Nu pot intra în contul Lume', 'Schimbarea adresei de e-mail'],
        openings: [
          'Nu mai pot intra în contul Lume, pentru că linkul de parolă ajunge la o adresă pe care nu o mai folosesc. Se poate schimba?',
          'Aș dori să mut contul din aplicație pe altă adresă de e-mail, fără să pierd istoricul comenzilor.',
        ],
        ask: ['Vă ajut cu plăcere. Pentru siguranță, îmi scrieți numărul ultimei comenzi și adresa cea nouă?'],
        told: ['Ultima comandă este {order}, iar adresa nouă este cea de pe care vă scriu.'],
        answers: [
          'Gata: contul este legat acum de această adresă, cu tot istoricul. Linkul pentru parolă tocmai a plecat și este valabil o oră.',
        ],
      },
    },
  },
  {
    key: 'auto-off',
    desk: 'customer',
    category: 'Faro 900 › Beam',
    products: ['Faro 900'],
    notes: ['Transport lock, out of the box. Maybe a sticker on the lens would save us ten letters a week.'],
    scripts: {
      it: {
        subjects: ['La Faro 900 si spegne da sola', 'Faro 900: tre lampi e buio'],
        openings: [
          'La mia Faro 900 nuova fa tre lampi e dopo due minuti si spegne, carica al cento per cento. L’ho appena tolta dalla scatola.',
          'In discesa {day} la Faro 900 si è spenta di colpo dopo tre lampi. Per fortuna c’era ancora luce.',
        ],
        answers: [
          'Tre lampi sono il blocco da viaggio, che resta attivo finché non lo si toglie: prema due volte il tasto e alla seconda lo tenga per cinque secondi. La luce fa un lampo lungo e da lì in poi resta accesa.',
        ],
      },
      en: {
        subjects: ['Faro 900 turns itself off after two minutes', 'Three blinks, then dark'],
        openings: [
          'Fully charged, on the low beam, my Faro 900 blinks three times and then it is dark. Am I doing something wrong?',
          'Straight out of the box my Faro 900 gives me two minutes of glorious light and then nothing. Three little blinks before it goes.',
        ],
        answers: [
          'Three blinks are the travel lock, and you are doing nothing wrong: it stays on until it is taken off. Press twice and hold the second press for five seconds. One long flash, and from then on it stays lit.',
        ],
      },
    },
  },
  {
    key: 'parking-light',
    desk: 'customer',
    category: 'Lucciola › Modes',
    products: ['Lucciola'],
    notes: [
      'Parking light. The button can also stick under the shell, ask for a short video if five seconds do nothing.',
    ],
    scripts: {
      it: {
        subjects: ['Luce che si accende da sola in garage', 'La Lucciola lampeggia da spenta'],
        openings: [
          'La mia Lucciola ogni tanto lampeggia da sola in garage, anche se l’ho spenta. Consuma la batteria e un po’ mi inquieta.',
          'Ho spento la Lucciola, l’ho messa nello zaino e in treno ha cominciato a lampeggiare. Si può disattivare?',
        ],
        answers: [
          'È la luce da sosta: avvisa quando la bici viene mossa. Tenga premuto il tasto cinque secondi, finché il led fa un lampo, e non lo farà più. Con la stessa mossa la riattiva.',
        ],
        further: ['Provato, dopo un minuto ricomincia.'],
        toThat: [
          'Allora il tasto resta premuto sotto il guscio. Gliela cambiamo: la nuova parte domani, e nella scatola trova la busta per rimandarci la sua.',
        ],
      },
      en: {
        subjects: ['My Lucciola blinks while switched off'],
        openings: [
          'My Lucciola starts blinking in the hall at night although it is off. My partner thinks it is haunted. Can I stop it?',
        ],
        answers: [
          'No ghost, only the parking light: it warns when the bike is moved. Hold the button for five seconds until it flashes once and it stays quiet. The same press brings it back.',
        ],
      },
      es: {
        subjects: ['La Lucciola se enciende sola', 'Parpadea apagada'],
        openings: [
          'Dejo la Lucciola apagada en el portal y por la noche la encuentro parpadeando. ¿Cómo se quita?',
          'Mi Lucciola parpadea dentro de la mochila cada vez que cojo el autobús. Está apagada, lo juro.',
        ],
        answers: [
          'Es el modo aparcado: avisa cuando la bici se mueve. Mantén el botón cinco segundos, hasta que haga un destello, y no volverá a hacerlo. Con el mismo gesto lo recuperas.',
        ],
      },
      ro: {
        subjects: ['Lucciola clipește singură', 'Clipește și când este oprită'],
        openings: [
          'Las Lucciola stinsă pe holul blocului și noaptea o găsesc clipind. Cum pot opri asta?',
          'De când am schimbat suportul, Lucciola clipește și când este oprită. Mi se descarcă până dimineața.',
        ],
        answers: [
          'Este lumina de parcare, care avertizează când bicicleta este mișcată. Țineți butonul apăsat cinci secunde, până face un flash, și nu se mai întâmplă. La fel o porniți din nou.',
        ],
      },
    },
  },
  {
    key: 'cobbles',
    desk: 'customer',
    category: 'Luna 2 › Firmware',
    tags: ['firmware'],
    products: ['Luna 2'],
    notes: ['Contact spring loses touch under vibration. Update rides over it, a new spring if it comes back.'],
    hold: 'New contact springs arrive with the next parts delivery.',
    scripts: {
      it: {
        subjects: ['Sul pavé la Luna 2 si spegne un attimo', 'La Luna 2 si riavvia sulle buche'],
        openings: [
          'Sui sampietrini la Luna 2 si spegne per un secondo e poi torna. Su asfalto liscio mai. È rotta?',
          'Ogni buca un lampo: la mia Luna 2 si riavvia da sola. Faccio {km} km di strade sterrate e così non è piacevole.',
        ],
        answers: [
          'È un difetto nostro e mi dispiace: con le vibrazioni forti la batteria perde il contatto per un istante. L’aggiornamento {v} lo supera e si installa in cinque minuti. Se succede ancora ci scriva e le mandiamo una luce nuova in giornata.',
        ],
      },
      en: {
        subjects: ['Luna 2 reboots on cobbles', 'Light flickers on rough roads'],
        openings: [
          'My Luna 2 switches off and on again whenever I ride over the cobbles by the station. It comes back after a second. Is it broken?',
          'On the canal path my Luna 2 blinks at every root. On tarmac it behaves. Loose connection?',
        ],
        answers: [
          'Yes, that is a fault on our side, and I am sorry it left you in the dark. Strong shaking can make the battery lose contact for a moment. Update {v} rides over it and takes five minutes. If it happens again, write back and a new light leaves the same day.',
        ],
      },
    },
  },
];
