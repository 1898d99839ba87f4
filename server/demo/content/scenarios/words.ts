import type { Scenario } from './shape.ts';

export const words: readonly Scenario[] = [
  {
    key: 'thanks',
    desk: 'customer',
    category: 'Kind words',
    tags: ['praise'],
    priority: 'low',
    notes: ['Read it out in the workshop. Fede blushed.'],
    scripts: {
      it: {
        subjects: ['Solo per dire grazie', 'Una luce che ha visto di tutto', 'Complimenti'],
        openings: [
          'Volevo solo ringraziare chi ha risposto {day}: in dieci minuti ha risolto quello che cercavo di capire da un mese. Non deve rispondere.',
          'Quattro inverni, un furto sventato e una caduta nel canale: la mia {product} funziona ancora. Complimenti a chi l’ha costruita.',
          'Oggi mio figlio è andato a scuola da solo in bici per la prima volta. Con le vostre luci si vedeva da in fondo al viale. Grazie.',
        ],
        answers: ['Una lettera così la leggiamo ad alta voce in officina. Grazie a lei, e buona strada.'],
      },
      en: {
        subjects: ['Well made', 'Just to say thank you'],
        openings: [
          'No problem to report, for once. My {product} has done four winters and a swim in the canal, and it still works. Well made.',
          'Whoever answered me on {day}: that was the nicest mail I ever had from a company. No reply needed.',
        ],
        answers: ['Letters like this are read out in the workshop. Thank you for taking the time, and safe riding.'],
      },
      es: {
        subjects: ['Solo para dar las gracias', 'Enhorabuena'],
        openings: [
          'Escribo solo para dar las gracias: el {day} me resolvisteis en diez minutos algo con lo que llevaba un mes.',
          'Cuatro inviernos, una caída y un chapuzón: mi {product} sigue como el primer día. Enhorabuena a quien la hizo.',
        ],
        answers: ['Cartas así las leemos en voz alta en el taller. Gracias a ti y buen camino.'],
      },
      ro: {
        subjects: ['Doar un mulțumesc', 'Felicitări'],
        openings: [
          'Vă scriu doar ca să vă mulțumesc. Colega care mi-a răspuns {day} a rezolvat totul în zece minute.',
          'După patru ierni și o baie în lac, {product} merge ca la început. Felicitări celor care au făcut-o.',
        ],
        answers: ['O scrisoare ca aceasta o citim cu voce tare în atelier. Vă mulțumim și drum bun.'],
      },
    },
  },
  {
    key: 'press',
    desk: 'customer',
    category: 'Press and partners',
    tags: ['press'],
    notes: ['Sofia takes it. Two test lights from the press drawer, back by the end of the month.'],
    scripts: {
      it: {
        subjects: ['Richiesta di prova per un articolo', 'Una mattina nella vostra officina'],
        openings: [
          'Scrivo per la rivista «Pedale Lento» e preparo un confronto tra sei luci da città. Potremmo provare la {product} per due settimane?',
          'Stiamo girando un piccolo documentario sulle officine di Bologna. Ci ospitereste una mattina, senza disturbare troppo?',
        ],
        answers: [
          'Con piacere. Se ne occupa Sofia, che le scrive oggi stesso: di solito bastano due giorni per mettersi d’accordo.',
        ],
      },
      en: {
        subjects: ['Test light for a review', 'Interview request'],
        openings: [
          'I write for “The Slow Spoke” and am comparing six town lights. Could we borrow a {product} for a fortnight?',
          'Our podcast is about things that get repaired. Would somebody from your workshop talk to us for twenty minutes?',
        ],
        answers: [
          'With pleasure. Sofia looks after this and writes to you today; two days are usually enough to arrange it.',
        ],
      },
      es: {
        subjects: ['Luz de prueba para un artículo', 'Entrevista'],
        openings: [
          'Escribo en la revista «Pedales» y preparo una comparativa de seis luces. ¿Nos prestáis una {product} dos semanas?',
          'Hacemos un pódcast sobre oficios. ¿Alguien del taller hablaría con nosotros veinte minutos?',
        ],
        answers: ['Encantados. Lo lleva Inés, que te escribe hoy mismo. En un par de días está organizado.'],
      },
    },
  },
  {
    key: 'study',
    desk: 'customer',
    category: 'Press and partners',
    priority: 'low',
    notes: ['Paolo answers three of the ten questions himself, the rest is on our page.'],
    scripts: {
      it: {
        subjects: ['Domande per la tesi', 'Visita con la classe'],
        openings: [
          'Sto scrivendo la tesi sulla riparabilità dei piccoli oggetti. Posso farvi sei domande sulla {product}?',
          'Insegno in un istituto tecnico e vorrei portare la classe, {n2} ragazzi, a vedere come nasce una luce. È possibile?',
        ],
        answers: [
          'Volentieri. Paolo, che le luci le disegna, risponde di persona: gli ho girato il messaggio e la cerca entro {soon}.',
        ],
      },
      es: {
        subjects: ['Preguntas para mi trabajo de fin de grado', 'Visita con alumnos'],
        openings: [
          'Hago el trabajo de fin de grado sobre objetos que se pueden reparar. ¿Puedo haceros unas preguntas sobre la {product}?',
          'Soy {profesor|profesora} de tecnología y me gustaría visitar el taller con {n2} alumnos en primavera.',
        ],
        answers: [
          'Con mucho gusto. Le he pasado tu mensaje a Gemma, que diseña las luces, y te escribe antes del {soon}.',
        ],
      },
    },
  },
  {
    key: 'sponsor',
    desk: 'customer',
    category: 'Press and partners',
    tags: ['press'],
    priority: 'low',
    notes: ['Budget for this year is gone. Five Lucciola as prizes are fine, says Beth.'],
    scripts: {
      it: {
        subjects: ['Pedalata di beneficenza', 'Premi per una gara'],
        openings: [
          'Organizziamo una pedalata per l’ospedale di {city}, {n2} partecipanti. Vi andrebbe di sostenerci con qualche luce?',
          'Per la nostra gara di lentezza cerchiamo premi simpatici. Una Lucciola sarebbe perfetta.',
        ],
        answers: [
          'Il fondo di quest’anno è finito, ma cinque Lucciola come premi le mettiamo volentieri. Mi dice a chi spedirle?',
        ],
      },
      ro: {
        subjects: ['Cursă caritabilă'],
        openings: [
          'Organizăm o cursă caritabilă în {city}, cu {n2} de participanți. Ați dori să ne sprijiniți cu câteva lămpi?',
        ],
        answers: [
          'Bugetul de anul acesta s-a încheiat, dar cinci Lucciola ca premii oferim cu drag. Unde le trimitem?',
        ],
      },
    },
  },
  {
    key: 'job',
    desk: 'customer',
    category: 'Press and partners',
    priority: 'low',
    notes: ['Forwarded to Amy, she answers every one of them.'],
    scripts: {
      it: {
        subjects: ['Candidatura spontanea', 'Tirocinio in officina'],
        openings: [
          'Riparo biciclette da sei anni e mi piacerebbe lavorare nella vostra officina. A chi posso mandare due righe su di me?',
          'Finisco l’istituto tecnico a giugno e cerco un tirocinio. Saldare mi riesce bene, alzarmi presto un po’ meno.',
        ],
        answers: [
          'Grazie di aver pensato a noi. Ho passato la sua lettera ad Amy, che si occupa delle persone: risponde a tutti, di solito entro una settimana.',
        ],
      },
      es: {
        subjects: ['Candidatura', 'Prácticas con vosotros'],
        openings: [
          'Soy {técnico|técnica} de electrónica y uso vuestras luces desde hace años. ¿Buscáis a alguien en Barcelona?',
          'Termino el ciclo en junio y me encantaría hacer las prácticas con vosotros. ¿A quién escribo?',
        ],
        answers: [
          'Gracias por pensar en nosotros. Le he pasado tu carta a Laia, que contesta a todo el mundo, normalmente en una semana.',
        ],
      },
    },
  },
  {
    key: 'idea',
    desk: 'customer',
    category: 'Ideas › App',
    tags: ['wish'],
    priority: 'low',
    notes: ['On the wish list, with the name beside it. Freya reads them on Fridays.'],
    scripts: {
      it: {
        subjects: ['Un’idea per l’app', 'Un piccolo suggerimento'],
        openings: [
          'Sarebbe bello che l’app avvisasse la sera prima se la luce è quasi scarica. Io me ne accorgo sempre al semaforo.',
          'Un suggerimento: un buchino nel tappo della {product}, per legarlo. Ne ho già persi due.',
        ],
        answers: [
          'L’idea è buona e l’ho portata a chi ci lavora, con il suo nome accanto. Quando esce qualcosa di simile le scrivo.',
        ],
      },
      en: {
        subjects: ['An idea for the app', 'Small suggestion'],
        openings: [
          'Could the app tell me the evening before that the light is nearly empty? I always find out at the traffic lights.',
          'A tiny lanyard hole in the {product} would save me from dropping it on the stairs. That’s all, lovely light.',
        ],
        answers: [
          'I like it, and I have put it in front of the people who would build it, with your name beside it. If something like it comes, you hear from me.',
        ],
      },
      es: {
        subjects: ['Una idea para la app', 'Sugerencia'],
        openings: [
          'Estaría bien que la app avisara la noche antes de que la luz está casi vacía. Yo siempre me entero en el semáforo.',
          'Una sugerencia: un agujerito en la {product} para atarle un cordón.',
        ],
        answers: [
          'Me gusta. Se la he llevado a quien podría hacerla, con tu nombre al lado. Si sale algo parecido, te escribo.',
        ],
      },
    },
  },
  {
    key: 'privacy',
    desk: 'customer',
    category: 'Privacy',
    tags: ['privacy'],
    notes: ['Erasure noted, orders stay for the tax years and nothing else. Say so in the answer.'],
    scripts: {
      it: {
        subjects: ['Cancellazione dei miei dati', 'Non voglio più le vostre novità'],
        openings: [
          'Vorrei sapere quali dati conservate su di me e far cancellare quello che non serve più.',
          'Ricevo ancora le novità, eppure ho tolto la spunta due volte. Mi cancellate voi?',
        ],
        answers: [
          'Fatto. Teniamo solo gli ordini, per gli anni che chiede il fisco; le novità non arrivano più, il resto è cancellato, e l’elenco di ciò che c’era glielo mando entro {soon}.',
        ],
      },
      en: {
        subjects: ['Please erase my data', 'Unsubscribe'],
        openings: [
          'Could you tell me what you keep about me, and erase whatever you no longer need?',
          'I have unsubscribed from the newsletter twice and it still comes. Would you mind?',
        ],
        answers: [
          'Done. We keep only your orders for as long as tax law asks; the newsletter has stopped, the rest is erased, and the list of what there was reaches you by {soon}.',
        ],
      },
      es: {
        subjects: ['Borrado de mis datos', 'Baja del boletín'],
        openings: [
          '¿Qué datos guardáis sobre mí? Me gustaría borrar los que no hagan falta.',
          'Me he dado de baja del boletín dos veces y sigue llegando.',
        ],
        answers: [
          'Hecho. Solo guardamos los pedidos, los años que pide Hacienda; el boletín ya no te llega, lo demás está borrado, y antes del {soon} te mando la lista de lo que había.',
        ],
      },
      ro: {
        subjects: ['Ștergerea datelor mele', 'Dezabonare'],
        openings: [
          'Aș dori să știu ce date păstrați despre mine și să le ștergeți pe cele care nu mai sunt necesare.',
          'M-am dezabonat de două ori și tot primesc noutățile. Mă puteți scoate dumneavoastră?',
        ],
        answers: [
          'Gata. Păstrăm doar comenzile, atâția ani cât cere legea; noutățile nu mai vin, restul este șters, iar lista o primiți până {soon}.',
        ],
      },
    },
  },
  {
    key: 'stolen',
    desk: 'customer',
    category: 'Lights › Lost and found',
    notes: ['Serial marked as lost. If anyone writes in with it, we can bring them together.'],
    scripts: {
      it: {
        subjects: ['Luce rubata', 'Ho trovato una vostra luce'],
        openings: [
          'Mi hanno rubato la {product} dalla bici in stazione. Il numero è {serial}: potete segnarlo da qualche parte?',
          'Ho trovato una {product} sulla ciclabile. Il numero è {serial}. Riuscite a risalire a chi l’ha persa?',
        ],
        answers: [
          'Ho segnato il numero: se qualcuno ci scrive con la stessa luce, vi mettiamo in contatto noi, senza passare indirizzi a nessuno.',
        ],
      },
      en: {
        subjects: ['Found one of your lights', 'Stolen light'],
        openings: [
          'I found a {product} on the towpath, serial {serial}. Can you work out whom it belongs to?',
          'Somebody has helped themselves to my {product} at the station. Serial {serial}, in case it turns up.',
        ],
        answers: [
          'I have marked the number. If anyone writes to us with the same light, we put you in touch and hand no addresses around.',
        ],
      },
    },
  },
  {
    key: 'slow',
    desk: 'customer',
    category: 'Complaints',
    tags: ['complaint'],
    priority: 'high',
    notes: ['They are right, we lost the letter between two desks. No excuses in the answer.'],
    scripts: {
      it: {
        subjects: ['Terza volta che scrivo', 'Delus{o|a} dal servizio'],
        openings: [
          'È la terza volta che scrivo per l’ordine {order} e ogni volta mi risponde una persona diversa, da capo. Così non va.',
          'Al telefono mi avete detto una cosa, per mail un’altra. A chi devo credere? Ordine {order}.',
        ],
        answers: [
          'Ha ragione e mi dispiace. Da adesso me ne occupo io fino in fondo: il suo caso l’ho riletto tutto e {post} ha la luce in mano. Se non è così, mi scriva direttamente qui.',
        ],
      },
      en: {
        subjects: ['Third time of asking', 'Two answers, which is right?'],
        openings: [
          'This is the third time I write about {order}, and each time somebody new starts from the beginning. I am not impressed.',
          'On the phone I was told one thing, by mail another. Which of you is right? Order {order}.',
        ],
        answers: [
          'You are right, and I am sorry. From here on it stays with me. I have read everything again, and you have an answer that holds: the light is with you by {post}.',
        ],
      },
      es: {
        subjects: ['Es la tercera vez que escribo', 'Un poco decepcionad{o|a}'],
        openings: [
          'Es la tercera vez que escribo por {order} y cada vez me contesta alguien distinto, desde cero.',
          'Por teléfono me dijisteis una cosa y por correo otra. ¿A quién hago caso? Pedido {order}.',
        ],
        answers: [
          'Tienes razón y lo siento. A partir de ahora lo llevo yo hasta el final: lo he releído todo y el {post} la tienes en casa.',
        ],
      },
    },
  },
];
