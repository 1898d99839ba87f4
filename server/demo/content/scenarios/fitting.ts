import type { Scenario } from './shape.ts';

export const fitting: readonly Scenario[] = [
  {
    key: 'bar-35',
    desk: 'customer',
    category: 'Faro 900 › Mounting',
    tags: ['bracket'],
    products: ['Faro 900'],
    notes: ['Wide clamp OL-B35, free within 30 days of the order. Asked so often that it needs an article.'],
    scripts: {
      it: {
        subjects: ['La staffa della Faro 900 non chiude', 'Manubrio da 35 mm'],
        openings: [
          'Ho montato un manubrio da 35 e la staffa della Faro 900 non chiude, manca un dito. Esiste un attacco più largo?',
          'Ho un manubrio da gravel che al centro misura 35 mm. Prima di comprare la Faro 900 vorrei sapere se ci sta.',
        ],
        answers: [
          'La fascetta nella scatola arriva a 32 mm. Per i 35 c’è la staffa larga OL-B35: costa 9 euro, ed è gratis se ha comprato la luce da meno di trenta giorni. Due viti, e la chiave è già nella scatola.',
        ],
        further: ['L’ordine è {order}, di due settimane fa. Rientro nei trenta giorni?'],
        toThat: ['Sì, la staffa parte oggi in busta. La riceve entro {post}.'],
      },
      en: {
        subjects: ['Faro 900 clamp is too small', '35 mm handlebar'],
        openings: [
          'I have just moved to a 35 mm bar and the clamp of my Faro 900 is a finger too narrow. Do you make a bigger one?',
          'Before I order a Faro 900: my gravel bar measures 35 mm at the stem. Will it go on?',
        ],
        answers: [
          'The clamp in the box closes up to 32 mm. For 35 mm there is a wide clamp, OL-B35, for 9 euros, and it is free if you bought the light less than 30 days ago. Two screws, and the key is in the box.',
        ],
      },
      es: {
        subjects: ['Soporte para manillar de 35 mm', '¿Faro 900 en manillar ancho?'],
        openings: [
          '¿Existe un soporte para manillar de 35 mm? El de la Faro 900 se me queda corto por muy poco.',
          'Tengo un manillar de 35 y me gusta la Faro 900. ¿Hay alguna forma de montarla sin inventos?',
        ],
        answers: [
          'La abrazadera de la caja llega a 32 mm. Para 35 está la ancha, OL-B35: cuesta 9 euros y es gratis si compraste la luz hace menos de 30 días. Son dos tornillos y la llave ya viene en la caja.',
        ],
      },
    },
  },
  {
    key: 'thin-bar',
    desk: 'customer',
    category: 'Lights › Mounting',
    tags: ['bracket'],
    products: ['Luna 2', 'Faro 900'],
    notes: ['Rubber shim from the small-parts box, goes in an envelope.'],
    scripts: {
      it: {
        subjects: ['Manubrio sottile da 22', 'Staffa che gira sul manubrio'],
        openings: [
          'La mia è una bici d’epoca con il manubrio da 22 mm e la {product} scivola sempre verso il basso. C’è uno spessore?',
          'Anche stringendo al massimo, la staffa della {product} gira a ogni buca. Il manubrio è da 25,4.',
        ],
        answers: [
          'Nella bustina piccola ci sono due spessori di gomma: con quello sottile si arriva a 25 mm, con tutti e due a 22. Se li ha persi glieli mando in busta, senza spese.',
        ],
        further: ['Persi, temo. Me li può spedire?'],
        toThat: ['Già in busta. Arrivano con la posta normale, in tre o quattro giorni.'],
      },
      en: {
        subjects: ['Vintage bar, 22 mm', 'Bracket slips on the bar'],
        openings: [
          'On my 1970s bike the bar is only 22 mm and the {product} ends up lighting my front tyre. Is there a shim?',
          'However hard I tighten it, the bracket of my {product} turns on every bump. The bar is 25.4.',
        ],
        answers: [
          'There are two rubber shims in the small bag: the thin one takes it down to 25 mm, both together to 22. If the bag is gone I put a pair in the post for you, free of charge.',
        ],
      },
      ro: {
        subjects: ['Ghidon subțire de 22 mm', 'Suportul se rotește pe ghidon'],
        openings: [
          'Am o bicicletă veche, cu ghidon de 22 mm, iar {product} alunecă în jos la fiecare groapă. Există un adaptor?',
          'Oricât aș strânge suportul de la {product}, tot se rotește. Ghidonul are 25,4 mm.',
        ],
        answers: [
          'În punguța mică sunt două garnituri de cauciuc: cu cea subțire ajungeți la 25 mm, cu amândouă la 22. Dacă le-ați pierdut, vi le trimit gratuit prin poștă.',
        ],
      },
    },
  },
  {
    key: 'strap',
    desk: 'customer',
    category: 'Spare parts › Straps',
    products: ['Stella Mini', 'Lucciola'],
    photos: ['strap.png'],
    notes: ['Straps from before spring turn brittle in the sun. We send two and say nothing of the price.'],
    scripts: {
      it: {
        subjects: ['Si è spezzato il gommino', 'Elastici di ricambio per la {product}'],
        openings: [
          'Il cinturino della {product} si è spezzato mentre la agganciavo. La luce è perfetta: posso comprare solo il gommino?',
          'Ho bisogno di due elastici di ricambio per la {product}, uno si è crepato al sole. Come li ordino?',
        ],
        answers: [
          'Gliene mando due in busta, senza spese: quelli dei primi mesi soffrono il sole e li abbiamo già cambiati. Li riceve entro {post}.',
          'Li trova tra i ricambi, ma per un cinturino non le faccio aprire un ordine. Due partono oggi con la posta, all’indirizzo dell’ordine {order}.',
        ],
      },
      en: {
        subjects: ['Snapped strap', 'Spare strap for the {product}'],
        openings: [
          'The rubber strap of my {product} snapped this morning. The light itself is fine. Can I buy just the strap?',
          'Could you tell me where to find spare straps? Mine cracked after a summer on the seat post.',
        ],
        answers: [
          'No need to buy it. The early straps do not like the sun, so two of the new kind are going into an envelope today, at no cost. They should be with you by {post}.',
        ],
        further: ['That is very kind. Same address as order {order}, please.'],
        toThat: ['Done, it says so on the envelope.'],
      },
      es: {
        subjects: ['Se ha roto la goma', 'Goma de repuesto para la {product}'],
        openings: [
          'Se me ha roto la goma de la {product} al quitarla. La luz funciona bien. ¿Puedo comprar solo la goma?',
          'Necesito una goma nueva para la {product}; la mía se ha cuarteado con el sol de este verano.',
        ],
        answers: [
          'No hace falta que la compres: las primeras gomas llevan mal el sol, así que te mando dos de las nuevas en un sobre. Antes del {post} las tienes.',
        ],
      },
      ro: {
        subjects: ['S-a rupt elasticul de la {product}', 'Elastic de schimb'],
        openings: [
          'Mi s-a rupt elasticul de la {product} când am scos-o de pe bicicletă. Lampa merge perfect. Pot cumpăra doar elasticul?',
          'Aș avea nevoie de un elastic nou pentru {product}, cel vechi a crăpat de la soare.',
        ],
        answers: [
          'Nu trebuie să îl cumpărați. Primele elastice nu rezistă bine la soare, așa că vă trimit gratuit două din cele noi. Ajung până {post}.',
        ],
      },
    },
  },
  {
    key: 'helmet',
    desk: 'customer',
    category: 'Cometa › Mounting',
    products: ['Cometa'],
    notes: ['Pads of the helmet mount are the same as the ones for the bag clip.'],
    scripts: {
      it: {
        subjects: ['Adesivo del casco che si stacca', 'Cometa sul casco'],
        openings: [
          'L’adesivo della Cometa si è staccato dal casco alla prima pioggia. Ne mandate altri o sbaglio qualcosa io?',
          'Il mio casco ha molte aperture e non trovo un punto piatto per la Cometa. Come fanno gli altri?',
        ],
        answers: [
          'Il casco va pulito con alcol e l’adesivo lasciato riposare una notte prima di usarlo. Se il casco ha poche parti piatte usi la fascetta in velcro della scatola, passa tra due feritoie. Due adesivi nuovi partono oggi.',
        ],
      },
      en: {
        subjects: ['Helmet pad came off', 'Fitting the Cometa on a helmet'],
        openings: [
          'The sticky pad of my Cometa let go on the first wet ride. Is there a knack to it?',
          'My helmet is more hole than helmet and the Cometa pad has nowhere flat to sit. Any ideas?',
        ],
        answers: [
          'Clean the helmet with alcohol and let the pad rest overnight before you ride. Where nothing is flat, use the velcro band in the box, it goes through two vents. I am posting you two fresh pads anyway.',
        ],
      },
      es: {
        subjects: ['El adhesivo no aguanta', 'Cometa en el casco'],
        openings: [
          'El adhesivo de la Cometa se despegó del casco con la primera lluvia. ¿Hay algún truco?',
          'Mi casco tiene tantas rejillas que la Cometa no apoya bien en ningún sitio. ¿Cómo la monto?',
        ],
        answers: [
          'Limpia el casco con alcohol y deja el adhesivo toda la noche antes de salir. Si no hay zona plana, pasa la cinta de velcro por dos rejillas. Te mando dos adhesivos nuevos.',
        ],
      },
    },
  },
  {
    key: 'seatpost',
    desk: 'customer',
    category: 'Lucciola › Mounting',
    products: ['Lucciola', 'Stella Mini'],
    notes: ['Aero post wedge is not in the shop yet, but Sandro has a box of them.'],
    scripts: {
      it: {
        subjects: ['Reggisella aero', 'Attacco per portapacchi'],
        openings: [
          'Ho un reggisella a goccia e la {product} pende di lato. Avete un adattatore?',
          'Posso montare la {product} sul portapacchi, al posto del catarifrangente? I fori distano 50 mm.',
        ],
        answers: [
          'Per i reggisella aero c’è un cuneo di gomma, per i portapacchi una piastrina con interasse 50. Il suo parte oggi in busta: sono pezzi da pochi grammi, non le faccio fare un ordine.',
        ],
      },
      en: {
        subjects: ['Aero seat post', '{product} on a pannier rack'],
        openings: [
          'My seat post is shaped like a wing and the {product} points at the hedge. Is there an adapter?',
          'Can the {product} go on a rack, where the reflector is? The holes are 50 mm apart.',
        ],
        answers: [
          'For aero posts there is a rubber wedge, for racks a little plate with holes 50 mm apart. Yours goes into an envelope today, they weigh next to nothing.',
        ],
        further: ['That is kind. Do I need screws for it?'],
        toThat: ['They are in the same envelope, with a spare.'],
      },
      es: {
        subjects: ['Tija aero', 'Montar la {product} en el portabultos'],
        openings: [
          'Mi tija es aero y la {product} se queda torcida. ¿Tenéis algún adaptador?',
          'Quiero poner la {product} en el portabultos, en los agujeros del reflectante. ¿Se puede?',
        ],
        answers: [
          'Para tijas aero hay una cuña de goma y para portabultos una pletina con agujeros a 50 mm. La tuya sale hoy en un sobre, son piezas de pocos gramos.',
        ],
      },
    },
  },
  {
    key: 'screws',
    desk: 'customer',
    category: 'Spare parts › Screws',
    products: ['Lucciola', 'Faro 900'],
    notes: ['M4 × 12, now also in the article.'],
    scripts: {
      it: {
        subjects: ['Ho perso una vite', 'Viti della staffa'],
        openings: [
          'Ho perso una delle viti della staffa della {product}. Che misura è, così la cerco in ferramenta?',
          'Montando la staffa ho spanato una vite. Mi sapete dire filetto e lunghezza?',
        ],
        answers: ['Sono M4 × 12, testa a brugola, meglio inox. Se preferisce gliene mando quattro in busta.'],
      },
      en: {
        subjects: ['Which screws for the clamp?'],
        openings: [
          'One of the clamp screws of my {product} jumped ship somewhere on the towpath. What size should I ask for?',
        ],
        answers: [
          'They are M4 × 12 with a hex head, stainless if they have it. If you prefer, I drop four of them into an envelope for you.',
        ],
      },
    },
  },
  {
    key: 'ebike',
    desk: 'customer',
    category: 'Lights › Mounting',
    tags: ['wish'],
    products: ['Faro 900'],
    notes: ['One more for the e-bike wish list, Gemma counts them.'],
    scripts: {
      it: {
        subjects: ['Faro 900 su una cargo elettrica', 'Alimentazione dalla presa del display'],
        openings: [
          'Ho una cargo elettrica con uscita a 12 volt per le luci. Posso alimentare la Faro 900 da lì?',
          'La presa USB del display della mia e-bike può tenere accesa la Faro 900 mentre pedalo?',
        ],
        answers: [
          'Dalla presa USB sì: la luce si ricarica anche da accesa, fino al livello medio. Direttamente ai 12 volt no, si danneggerebbe. Un modello per bici elettriche è nei desideri di molti, segno anche il suo.',
        ],
      },
      en: {
        subjects: ['Cargo bike light', 'Powering the Faro 900 from an e-bike'],
        openings: [
          'My cargo bike has a 12 V output for lights. May I wire the Faro 900 to it?',
          'Can the USB port on my e-bike display keep a Faro 900 going while I ride?',
        ],
        answers: [
          'From the USB port, yes: it charges while lit, up to the middle level. Not from 12 volts though, that would harm it. A light made for e-bikes is on many wish lists, and I have added yours.',
        ],
      },
      es: {
        subjects: ['Faro 900 en una eléctrica', '¿Se puede alimentar desde la bici?'],
        openings: [
          'Tengo una bici de carga con salida de 12 V. ¿Puedo conectar ahí la Faro 900?',
          '¿El USB de la pantalla de mi eléctrica puede alimentar la Faro 900 mientras pedaleo?',
        ],
        answers: [
          'Desde el USB sí: se carga encendida hasta el nivel medio. A los 12 V no, se estropearía. Una luz para eléctricas está en la lista de deseos de mucha gente y apunto también la tuya.',
        ],
      },
    },
  },
];
