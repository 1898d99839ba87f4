import type { Language } from './shapes.ts';

/** What belongs to no scenario: how people greet, thank, ask again, and how we hold and close. */
export interface Phrases {
  /** Customers' greetings; empty for those who come straight to the point. `greetingsAt` picks by the hour. */
  greetings: string[];
  farewells: string[];
  /** Fits whatever we said; then for what works again, and for what has come by post. */
  thanks: string[];
  works: string[];
  arrived: string[];
  /** They wrote two days ago and nobody answered. */
  nudges: string[];
  /** Our greeting with `{name}`; the text follows in the same line where `inline` says so. */
  reply: string[];
  inline: boolean;
  /** We need a day and say so. */
  holding: string[];
  /** We wait for somebody else, a supplier or a carrier. */
  onHold: string[];
  /** We wait for them and ask once more. */
  reminders: string[];
  welcome: string[];
}

export const PHRASES: Record<Language, Phrases> = {
  it: {
    greetings: ['Buongiorno,', 'Buongiorno,', 'Buonasera,', 'Salve,', 'Gentile Officina Lume,', 'Buongiorno a tutti,'],
    farewells: [
      'Grazie',
      'Grazie mille',
      'Cordiali saluti',
      'Un saluto',
      'Grazie in anticipo',
      'Buona giornata',
      'Saluti',
    ],
    thanks: [
      'Perfetto, grazie mille. Siete stati gentilissimi.',
      'Grazie, chiarissimo.',
      'Ottimo, allora siamo a posto. Grazie e buona giornata.',
      'Tutto chiaro, grazie.',
      'Grazie, servizio impeccabile.',
      'Grazie della risposta così rapida.',
    ],
    works: [
      'Funziona. Grazie davvero, non me l’aspettavo così in fretta.',
      'Fatto, ora va. Mi avete salvato il rientro di stasera.',
      'Provato adesso: perfetta. Grazie.',
    ],
    arrived: [
      'Arrivato tutto, perfetto. Grazie ancora e complimenti per il servizio.',
      'Pacco ricevuto stamattina, tutto in ordine. Grazie.',
      'È arrivata e l’ho già montata. A buon rendere.',
    ],
    nudges: [
      'Buongiorno, scrivo di nuovo perché non ho ancora avuto risposta. Ci sono novità?',
      'Scusate se insisto: avete avuto modo di guardare la mia richiesta?',
      'Avete ricevuto il mio messaggio di due giorni fa? Aspetto notizie, grazie.',
    ],
    reply: ['Buongiorno {name},'],
    inline: true,
    holding: [
      'Grazie, ho letto tutto. Chiedo a chi lo sa meglio di me e le rispondo entro {soon}.',
      'La sua richiesta è qui da me. Devo sentire una collega e le scrivo entro {soon}.',
      'Ho bisogno di un giorno per controllare bene: le scrivo entro {soon}, anche se non avessi ancora la risposta definitiva.',
    ],
    onHold: [
      'Ho guardato tutto con calma: ci manca un pezzo che arriva dal fornitore. La richiesta la tengo io e le scrivo appena è qui, senza che debba chiedere.',
      'Mi dispiace per l’attesa. Ci serve una risposta da fuori e appena arriva le scrivo; nel frattempo non serve che faccia nulla.',
    ],
    reminders: [
      'Le ho scritto qualche giorno fa e non vorrei che il messaggio si fosse perso. Mi basta la sua risposta e vado avanti.',
    ],
    welcome: ['Di nulla. Per qualsiasi cosa siamo qui.', 'Grazie a lei, alla prossima.'],
  },
  en: {
    greetings: ['Hello,', 'Hi there,', 'Hi,', 'Good morning,', 'Dear Officina Lume,', ''],
    farewells: ['Thanks', 'Many thanks', 'Kind regards', 'Best wishes', 'Cheers', 'Thank you'],
    thanks: [
      'Perfect, thanks for the quick answer.',
      'All clear. You are very kind.',
      'Great, that settles it. Thank you.',
      'Thank you, that is more than I expected.',
      'Lovely, thanks for explaining it.',
    ],
    works: [
      'That worked, thank you very much.',
      'Works a treat. Thanks again.',
      'Just tried it and it’s as good as new. Thank you.',
    ],
    arrived: [
      'It arrived this morning, all in order. Thanks again.',
      'The parcel is here, thank you.',
      'Here and already on the bike. Many thanks.',
    ],
    nudges: [
      'Sorry to chase, but I haven’t heard back yet. Any news?',
      'Just making sure my mail didn’t get lost. Could you let me know where we are?',
    ],
    reply: ['Hello {name},', 'Hi {name},'],
    inline: false,
    holding: [
      'Thank you, I have read it all. I am asking someone who knows more about it and will answer by {soon}.',
      'This is with me now. I need a day to look into it properly and write to you by {soon}, even if it is only to say how far I am.',
    ],
    onHold: [
      'I have gone through it all, and one part has to come from our supplier first. I keep this on my desk and write as soon as it is here, so there is no need to ask.',
      'I am sorry this takes longer. We need an answer from outside first, and you hear from me the moment it comes.',
    ],
    reminders: ['I wrote a few days ago and would not want it to get lost. A line from you is enough and I carry on.'],
    welcome: ['You are welcome. We are here if anything else comes up.', 'Glad to help. Safe riding.'],
  },
  es: {
    greetings: ['Hola:', 'Buenos días:', 'Buenas tardes:', 'Hola, buenas:', 'Hola, equipo:'],
    farewells: ['Gracias', 'Muchas gracias', 'Un saludo', 'Saludos', 'Gracias de antemano', 'Un abrazo'],
    thanks: [
      'Perfecto, muchísimas gracias.',
      'Gracias por la rapidez, todo claro.',
      'Genial. Así da gusto.',
      'Entendido, mil gracias.',
      'Muchas gracias, qué amables.',
    ],
    works: ['Ha funcionado a la primera. Gracias.', 'Ya va de maravilla. Mil gracias.', 'Solucionado, gracias.'],
    arrived: [
      'Ya me ha llegado, todo perfecto. Gracias.',
      'Paquete recibido esta mañana. Mil gracias.',
      'Ha llegado y ya está montada. Gracias.',
    ],
    nudges: [
      'Hola, vuelvo a escribir porque no he recibido respuesta. ¿Hay novedades?',
      'Perdona que insista, ¿habéis podido mirar lo mío?',
    ],
    reply: ['Hola, {name}:'],
    inline: false,
    holding: [
      'Gracias, lo he leído todo. Se lo pregunto a quien más sabe y te contesto antes del {soon}.',
      'Lo tengo yo. Necesito un día para mirarlo bien y te escribo antes del {soon}, aunque sea para contarte cómo va.',
    ],
    onHold: [
      'Lo he mirado todo y nos falta una pieza que viene del proveedor. Lo dejo encima de mi mesa y te escribo en cuanto llegue, no hace falta que preguntes.',
      'Siento que tarde. Nos falta una respuesta de fuera y, en cuanto la tenga, te aviso.',
    ],
    reminders: ['Te escribí hace unos días y no quiero que se pierda. Con una línea tuya sigo adelante.'],
    welcome: ['De nada. Aquí estamos para lo que haga falta.', 'A ti. Buen camino.'],
  },
  ro: {
    greetings: ['Bună ziua,', 'Bună ziua,', 'Bună seara,', 'Bună dimineața,', 'Stimată echipă Officina Lume,'],
    farewells: ['Mulțumesc', 'Vă mulțumesc', 'Cu stimă', 'O zi bună', 'Mulțumesc anticipat', 'Toate cele bune'],
    thanks: [
      'Perfect, vă mulțumesc frumos.',
      'Mulțumesc pentru răspunsul rapid, este clar.',
      'Am înțeles, vă mulțumesc.',
      'Foarte bine, mulțumesc. O zi frumoasă.',
      'Vă mulțumesc, sunteți foarte amabili.',
    ],
    works: [
      'Funcționează din nou. Mulțumesc mult pentru ajutor.',
      'A mers din prima. Vă mulțumesc.',
      'S-a rezolvat, merge foarte bine.',
    ],
    arrived: [
      'A ajuns totul, în stare perfectă. Vă mulțumesc.',
      'Am primit coletul azi-dimineață, mulțumesc.',
      'A ajuns și am montat-o deja. Mulțumesc frumos.',
    ],
    nudges: [
      'Bună ziua, revin pentru că nu am primit încă un răspuns. Aveți vești?',
      'Îmi cer scuze că insist, ați reușit să vă uitați la solicitarea mea?',
    ],
    reply: ['Bună ziua, {name},'],
    inline: false,
    holding: [
      'Vă mulțumesc, am citit totul. Întreb un coleg care știe mai bine și vă răspund până {soon}.',
      'Mă ocup eu de solicitarea dumneavoastră. Am nevoie de o zi ca să verific și vă scriu până {soon}.',
    ],
    onHold: [
      'Am verificat totul și ne lipsește o piesă care vine de la furnizor. Vă scriu imediat ce ajunge, nu este nevoie să reveniți.',
      'Îmi pare rău că durează. Așteptăm un răspuns din exterior și vă anunț de îndată ce îl am.',
    ],
    reminders: [
      'V-am scris acum câteva zile și nu aș vrea ca mesajul să se fi pierdut. Îmi ajunge un răspuns scurt și continui.',
    ],
    welcome: ['Cu drag. Suntem aici pentru orice altceva.', 'Și noi vă mulțumim. Drum bun.'],
  },
};

/** Among teammates, on the IT desk: first names and no ceremony. */
export const INSIDE: Record<'it' | 'en', Phrases> = {
  it: {
    greetings: ['Ciao,', 'Ciao a tutti,', 'Ciao Matteo,', 'Ehi,', ''],
    farewells: ['Grazie', 'Grazie mille', 'Ciao', 'A dopo'],
    thanks: ['Perfetto, grazie mille.', 'Tutto a posto, grazie mille.', 'Chiaro, grazie. Ti devo un caffè.'],
    works: ['Funziona, grazie.', 'Provato adesso: va. Ti devo un caffè.', 'Perfetto, sei un tesoro.'],
    arrived: ['Funziona, grazie.', 'Provato adesso: va. Ti devo un caffè.', 'Perfetto, sei un tesoro.'],
    nudges: ['Scusa, hai avuto modo di guardarci?', 'Ti ricordo questa, quando puoi.'],
    reply: ['Ciao {name},'],
    inline: true,
    holding: [
      'Ci guardo e ti dico entro {soon}.',
      'Preso. Oggi sono in officina con la rete, ti rispondo entro {soon}.',
    ],
    onHold: [
      'Il pezzo è ordinato, te lo porto appena arriva.',
      'Aspetto un sì da fuori e poi lo facciamo in cinque minuti.',
    ],
    reminders: ['Quando hai un attimo mi rispondi qui, così chiudiamo.'],
    welcome: ['Figurati.', 'A disposizione.'],
  },
  en: {
    greetings: ['Hi,', 'Hello,', 'Hi Matteo,', 'Hey,', ''],
    farewells: ['Thanks', 'Cheers', 'Thank you', 'Ta'],
    thanks: ['All good now, thanks.', 'Perfect, I owe you a coffee.', 'That was quick. Thank you.'],
    works: ['Works, thank you.', 'Just tried it, fine again.'],
    arrived: ['Works, thank you.', 'Just tried it, fine again.'],
    nudges: ['Sorry to nag, did you get a chance to look?', 'A gentle poke about this one.'],
    reply: ['Hi {name},'],
    inline: false,
    holding: ['On it. You hear from me by {soon}.', 'Got it. I’m at the racks today, answer by {soon}.'],
    onHold: [
      'The part is ordered and comes straight to you.',
      'I’m waiting for a yes from outside, then it takes five minutes.',
    ],
    reminders: ['When you have a moment, just answer here and we can close this.'],
    welcome: ['Any time.', 'Glad to hear it.'],
  },
};

/** Greetings that belong to a part of the day, from the first hour up to the second. */
const AT_HOURS: Record<string, readonly [from: number, to: number]> = {
  'Buonasera,': [17, 24],
  'Buongiorno,': [0, 18],
  'Buongiorno a tutti,': [0, 18],
  'Good morning,': [0, 12],
  'Buenos días:': [0, 14],
  'Buenas tardes:': [14, 21],
  'Bună seara,': [18, 24],
  'Bună dimineața,': [0, 11],
  'Bună ziua,': [8, 19],
};

/** The greetings one can use at this hour of the writer's day. */
export function greetingsAt(hour: number, phrases: Phrases): string[] {
  return phrases.greetings.filter((greeting) => {
    const [from, to] = AT_HOURS[greeting] ?? [0, 24];
    return hour >= from && hour < to;
  });
}
