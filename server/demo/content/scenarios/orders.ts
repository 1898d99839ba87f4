import type { Scenario } from './shape.ts';

export const orders: readonly Scenario[] = [
  {
    key: 'cancel',
    desk: 'customer',
    category: 'Orders › Changes',
    notes: ['Not packed yet, cancelled and paid back on the same card.'],
    scripts: {
      it: {
        subjects: ['Ordine fatto due volte', 'Annullare l’ordine {order}'],
        openings: [
          'Ho premuto due volte e adesso ho due ordini uguali, {order} e {order2}. Può annullare il secondo?',
          'Vorrei annullare l’ordine {order}: mio figlio ha avuto la stessa idea e la luce è già sotto l’albero di casa.',
        ],
        answers: ['Annullato. Il rimborso è già partito e lo vede sulla carta entro tre o quattro giorni lavorativi.'],
      },
      en: {
        subjects: ['Ordered twice by mistake', 'Cancel order {order}'],
        openings: [
          'The page hung, I pressed again, and now I own two of everything: {order} and {order2}. Could you drop the second?',
          'May I cancel {order}? My sister bought me the very same light for my birthday.',
        ],
        answers: ['Cancelled. The money is on its way back and shows on your card within three or four working days.'],
      },
      es: {
        subjects: ['Pedido duplicado', 'Anular el pedido {order}'],
        openings: [
          'Se colgó la página y he pedido dos veces lo mismo: {order} y {order2}. ¿Podéis anular el segundo?',
          'Quería anular {order}. Me acaban de regalar la misma luz, qué puntería.',
        ],
        answers: ['Anulado. El dinero ya va de vuelta y lo verás en la tarjeta en tres o cuatro días laborables.'],
      },
      ro: {
        subjects: ['Comandă dublă', 'Anularea comenzii {order}'],
        openings: [
          'S-a blocat pagina și am comandat de două ori același lucru: {order} și {order2}. O puteți anula pe a doua?',
          'Aș dori să anulez comanda {order}, pentru că tocmai am primit cadou aceeași lampă.',
        ],
        answers: ['Am anulat-o. Banii se întorc pe card în trei sau patru zile lucrătoare.'],
      },
    },
  },
  {
    key: 'return',
    desk: 'customer',
    category: 'Orders › Returns',
    tags: ['return'],
    notes: ['Within thirty days, label sent. Condition does not matter for a first return.'],
    paper: 'return-label.pdf',
    scripts: {
      it: {
        subjects: ['Reso ordine {order}', 'Reso senza scatola, va bene?', 'Vorrei rendere la {product}'],
        openings: [
          'La {product} è bella ma per la mia bici è troppo grande. L’ho usata due volte: posso renderla? Ordine {order}.',
          'Vorrei fare il reso dell’ordine {order}, però ho già buttato la scatola. È un problema?',
          'Ho preso due luci per provarle e ne tengo una. Come vi rimando la {product}?',
        ],
        answers: [
          'Nessun problema, ha trenta giorni e la scatola non serve: basta una busta imbottita. L’etichetta già pagata è allegata. Appena il pacco arriva da noi, di solito in due giorni, il rimborso parte.',
        ],
        further: ['Spedita oggi. Mi avvisate quando arriva?'],
        toThat: ['Certo, le scrivo appena la vedo sul banco.'],
      },
      en: {
        subjects: ['Returning the {product}', 'I keep one, the other comes back'],
        openings: [
          'The {product} is a fine thing but too big for my bars. I rode with it twice. May I send it back? Order {order}.',
          'I bought two lights to compare and will keep one. How do I return the {product}?',
        ],
        answers: [
          'Of course, you have thirty days, and a padded envelope is enough. The label is attached and already paid. The refund leaves as soon as the parcel is here, usually within two days.',
        ],
      },
      es: {
        subjects: ['Devolver la {product}', 'Etiqueta de devolución', 'Me quedo con una'],
        openings: [
          'Quiero devolver la {product}, me queda grande en el manillar. La he usado dos veces. Pedido {order}.',
          '¿Me mandáis la etiqueta para devolver {order}? Tiré la caja, espero que no pase nada.',
          'Compré dos luces para probar y me quedo con una. ¿Cómo os devuelvo la {product}?',
        ],
        answers: [
          'Sin problema: tienes treinta días y vale un sobre acolchado. Te adjunto la etiqueta ya pagada. En cuanto llegue, normalmente en dos días, te devolvemos el dinero.',
        ],
      },
      ro: {
        subjects: ['Vreau să returnez {product}', 'Retur fără cutie, {order}'],
        openings: [
          '{product} este foarte bună, dar prea mare pentru ghidonul meu. Am folosit-o de două ori. O pot returna? Comanda {order}.',
          'Cum pot returna comanda {order}? Am aruncat cutia și nu știu dacă mai este posibil.',
        ],
        answers: [
          'Sigur, aveți treizeci de zile, iar cutia nu este necesară, ajunge un plic cu bule. V-am atașat eticheta, deja plătită. Imediat ce coletul ajunge la noi, vă trimitem banii înapoi.',
        ],
        further: ['Am predat coletul astăzi. În cât timp primesc banii?'],
        toThat: ['De obicei în două zile după ce ajunge la noi. Vă scriu atunci.'],
      },
    },
  },
  {
    key: 'refund',
    desk: 'customer',
    category: 'Orders › Refunds',
    tags: ['return'],
    notes: ['Refund went out the day the parcel came, the bank is slow. Reference copied from Rosa.'],
    scripts: {
      it: {
        subjects: ['Rimborso non ancora visto', 'Quando arriva il rimborso?'],
        openings: [
          'Vi ho rimandato la {product} e il pacco risulta arrivato il {date}. Il rimborso di {amount} però non lo vedo ancora.',
          'Ho ricevuto la vostra conferma di rimborso per {order}, ma sul conto non c’è nulla. Ha un riferimento?',
        ],
        answers: [
          'Il rimborso è partito il giorno stesso; alcune banche lo mostrano solo dopo cinque giorni lavorativi. Il riferimento è {track}. Se {soon} non c’è ancora, ci scriva e lo rifacciamo con bonifico.',
        ],
      },
      en: {
        subjects: ['Refund for {order}'],
        openings: [
          'You have had my {product} back since {date}, but the {amount} has not reached my card yet. Could you check?',
        ],
        answers: [
          'It left us the same day; some banks sit on it for five working days. The reference is {track}. If it is not there by {soon}, write back and we pay it by transfer instead.',
        ],
      },
      es: {
        subjects: ['Reembolso de {order}', 'No veo el reembolso'],
        openings: [
          'Os llegó mi devolución el {date} y aún no veo los {amount} en la tarjeta. ¿Lo podéis mirar?',
          'Me confirmasteis el reembolso de {order}, pero el banco dice que no le consta nada.',
        ],
        answers: [
          'Salió ese mismo día; algunos bancos tardan cinco días laborables. La referencia es {track}. Si el {soon} no está, dímelo y te hacemos una transferencia.',
        ],
      },
      ro: {
        subjects: ['Rambursare pentru {order}', 'Nu am primit banii înapoi'],
        openings: [
          'Coletul returnat a ajuns la dumneavoastră pe {date}, dar nu văd încă suma de {amount} pe card. Puteți verifica?',
          'Mi-ați confirmat rambursarea pentru {order}, însă banca spune că nu a primit nimic.',
        ],
        answers: [
          'Banii au plecat în aceeași zi; unele bănci îi afișează abia după cinci zile lucrătoare. Referința este {track}. Dacă {soon} tot nu apar, scrieți-mi și facem transfer bancar.',
        ],
      },
    },
  },
  {
    key: 'code',
    desk: 'customer',
    category: 'Orders › Discounts',
    notes: ['Code ended on Sunday. Give it anyway, the letter came on Sunday night.'],
    scripts: {
      it: {
        subjects: ['Il codice sconto non funziona', 'Codice {code} rifiutato'],
        openings: [
          'Il codice {code} della vostra lettera mi dà «non valido». Nel carrello ho una {product} e due cinturini.',
          'Ho completato l’ordine {order} e solo dopo mi sono accort{o|a} che il codice {code} non era stato applicato. Si può ancora?',
        ],
        answers: [
          'Il codice vale solo sulle luci e si era impigliato in un accessorio. Ora funziona; se ha già pagato, la differenza torna sulla carta in pochi giorni.',
        ],
      },
      en: {
        subjects: ['Code {code} is refused', 'Discount didn’t apply'],
        openings: [
          'The code {code} from your letter comes up as “not valid”. I have a {product} in the basket.',
          'I finished order {order} and only then saw that {code} had not been taken off. Too late?',
        ],
        answers: [
          'The code tripped over an accessory, and I have set it right. If you have paid already, the difference is back on your card in a few days.',
        ],
      },
      es: {
        subjects: ['El código {code} no funciona', 'Descuento sin aplicar'],
        openings: [
          'El código {code} que me mandasteis sale como no válido. Tengo una {product} en el carrito.',
          'Hice el pedido {order} y después vi que no se había aplicado {code}. ¿Aún se puede?',
        ],
        answers: [
          'El código solo vale para luces y se atascó con un accesorio. Ya funciona, y si ya habías pagado te devolvemos la diferencia a la tarjeta.',
        ],
      },
    },
  },
  {
    key: 'gift',
    desk: 'customer',
    category: 'Orders › Changes',
    tags: ['gift'],
    months: [11, 12],
    notes: ['Gift card written by hand, Anca has the nicer pen.'],
    scripts: {
      it: {
        subjects: ['È un regalo', 'Arriva prima di Natale?'],
        openings: [
          'L’ordine {order} è un regalo per mio padre. Potete togliere i prezzi e aggiungere un biglietto?',
          'Se ordino oggi la {product}, arriva in tempo per Natale a {city}?',
        ],
        answers: [
          'Volentieri: niente prezzi, carta di giornale a strisce e un biglietto scritto a mano. Mi dica solo la frase. Per la consegna siamo larghi: chi ordina entro il 18 dicembre la riceve in tempo.',
        ],
      },
      en: {
        subjects: ['It’s a present'],
        openings: [
          'Order {order} is a present for a very tall cyclist. Could you leave out the prices and put in a card?',
        ],
        answers: [
          'With pleasure: no prices, striped paper, and a card written by hand. Just tell me what it should say.',
        ],
      },
      es: {
        subjects: ['Es para regalo', '¿Llega antes de Reyes?'],
        openings: [
          'El pedido {order} es un regalo. ¿Podéis quitar el precio y poner una nota?',
          'Si pido hoy la {product}, ¿llega a {city} antes de Reyes?',
        ],
        answers: [
          'Claro: sin precios, con papel de rayas y una nota a mano. Dime solo qué ponemos. Y sí, hay tiempo de sobra.',
        ],
      },
    },
  },
  {
    key: 'stock',
    desk: 'customer',
    category: 'Orders › Availability',
    products: ['Lucciola'],
    notes: ['Green shells come with the December delivery. No date for the red one, see the announcement.'],
    scripts: {
      it: {
        subjects: ['Quando torna la Lucciola verde?', 'Una data per la rossa?', '{product} esaurita'],
        openings: [
          'Da un mese la Lucciola verde risulta esaurita. Torna o la togliete dal catalogo?',
          'Aspetto la {product} rossa da quando l’avete annunciata. C’è una data?',
          'Mi avvisate quando la {product} è di nuovo disponibile? Sul sito non trovo il tasto.',
        ],
        answers: [
          'La verde torna a metà del mese prossimo. Del rosso una data non la conosciamo ancora, e preferisco non inventarla. L’ho messa in lista: la mail parte appena arrivano le scatole.',
        ],
      },
      en: {
        subjects: ['When is the {product} back?', 'Red one?'],
        openings: [
          'The {product} in green has been sold out for weeks. Will it come back?',
          'Is there a date for the red one, or should I stop pressing reload?',
        ],
        answers: [
          'The green one is back in the middle of next month. For the red one there is no date yet and I would rather not make one up. You are on the list: one mail when the boxes are here, nothing else.',
        ],
      },
      es: {
        subjects: ['Agotada en verde', '¿Para cuándo la roja?'],
        openings: [
          'La Lucciola verde lleva semanas agotada. ¿Va a volver o la descatalogáis?',
          '¿Hay fecha para la {product} en rojo? La estoy esperando para regalarla.',
        ],
        answers: [
          'La verde vuelve a mediados del mes que viene. Para la roja todavía no hay fecha y prefiero no inventármela. Te he apuntado: te llega un correo en cuanto estén las cajas.',
        ],
      },
      ro: {
        subjects: ['Lucciola verde, stoc epuizat', 'Când apare {product} pe roșu?'],
        openings: [
          'Lucciola verde este epuizată de câteva săptămâni. Mai revine în stoc?',
          'Îmi puteți spune când apare {product} pe roșu? Aș vrea să o dau cadou.',
        ],
        answers: [
          'Cea verde revine la jumătatea lunii viitoare. Pentru roșu nu avem încă o dată și prefer să nu promit. V-am trecut pe listă și primiți un mesaj imediat ce sosesc cutiile.',
        ],
      },
    },
  },
];
