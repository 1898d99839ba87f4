/**
 * The small words that make up half of any letter, and the greetings, thanks and few nouns that make up short ones. Written
 * with and without accents, as people type them. French, German and Portuguese stand here so that their letters are not
 * taken for one of ours.
 */
export const FUNCTION_WORDS: Record<string, Set<string>> = {
  en: words(
    `the a an and or but not no yes is are was were be been am do does did done don doesn didn can could cannot will would
    should may might must have has had i you he she it we they me him her us them my your his its our their this that these
    those there here what when where who which why how of to in on at by for from with without about after before since until
    as if than then so very too also just only still yet already again any some every all both each more most much many few
    please thanks thank hello hi hey dear regards best good morning afternoon evening sorry great fine need want get got
    forgot back up out off into over anymore tomorrow today yesterday next last
    new wrong call number order invoice waiting while again`,
  ),
  it: words(
    `il lo la i gli le un uno una del dello della dei degli delle dell al allo alla ai agli alle all dal dallo dalla dai dagli
    dalle dall nel nello nella nei negli nelle nell sul sullo sulla sui sugli sulle sull di a da in con su per tra fra e ed o
    ma non né è sono sei siamo siete era erano sia ho hai ha abbiamo avete hanno avevo aveva avere essere fare fa faccio fate
    che chi cui quale quali cosa come dove dov quando perché perche quanto quanti se anche ancora già gia più piu meno molto
    poco troppo tutto tutti tutta tutte ogni questo questa questi queste quello quella quelli quelle mi ti si ci vi ne lei lui
    noi voi loro mio mia miei mie tuo tua suo sua nostro nostra vostro vostra sì si no grazie mille buongiorno buonasera salve
    ciao gentile cordiali saluti prego scusi scusate per favore vorrei vorremmo posso può puo potete potrei devo serve mai solo
    dopo prima oggi domani ieri dice riesco bene ricevuto perfetto qualcuno c l d nuovo nuova
    numero ordine fattura sbagliato sbagliata`,
  ),
  es: words(
    `el la los las un una unos unas del al de a en con por para sin sobre entre desde hasta y e o u pero no ni que qué quien
    quién cual cuál como cómo donde dónde cuando cuándo cuanto porque si sí es son soy eres somos era fue está esta están
    estoy estaba estamos he has ha hemos habéis han hay había ser estar hacer hace hago tengo tiene tenemos tienen puedo puede
    podéis pueden podría quiero quería queríamos necesito debo voy va me te se nos os le les lo mi mis tu tus su sus nuestro
    nuestra vuestro vuestra este esto estos estas ese esa eso aquel muy más mas menos mucho muchas mucha todo todos toda todas
    cada ya aún aun todavía todavia también tambien solo sólo nunca siempre ahora hoy mañana ayer después despues antes gracias
    hola buenas buenos días dias tardes noches saludos estimado estimada perdón perdon disculpe favor adjunto recibido bien
    alguien otra otro alguna algún nuevo nueva número pedido equivocado equivocada
    sigo sigue`,
  ),
  ro: words(
    `un o unei unui al ai ale ale lui ei lor de la în in din pe cu pentru prin despre după dupa până pana fără fara sub spre și
    si sau dar nu ba da este e sunt ești esti suntem sunteți sunteti era fost fi am ai are avem aveți aveti au aș ar vă va vom
    să sa că ca care ce cine cum unde când cand cât cat de dacă daca deci încă inca mai tot toate toți toti toată fiecare acest
    această aceasta aceste acesta acel aceea asta mă ma te se ne îmi imi îți iti își isi mi ți lui mea meu mei mele ta tău sa
    său noastră nostru noștri vostru voastră dvs dumneavoastră dumneavoastra foarte bine doar deja acum azi astăzi astazi mâine
    maine ieri bună buna ziua seara dimineața salut mulțumesc multumesc mulțumim multumim frumos stimate stimată rog scuze
    regret vreau vrea vrem doresc dorim pot poate puteți puteti trebuie avea face fac merge primit cred nevoie cineva niciodată
    atașez alt altă îl il le nou nouă noua număr numar
    comandă comanda factură greșit greșită gresit gresita aștept astept`,
  ),
  fr: words(
    `le la les un une des du de au aux et ou mais ne pas plus est sont suis était ai as a avons avez ont je tu il elle nous vous
    ils elles me te se mon ma mes votre vos notre nos ce cet cette ces que qui quoi où quand comment pourquoi pour par avec sans
    dans sur chez en y bonjour bonsoir merci beaucoup cordialement puis peux pouvez voudrais encore toujours arrive n'est n d l
    j c s qu très bien`,
  ),
  de: words(
    `der die das ein eine einen einem einer und oder aber nicht kein keine ist sind war bin bist habe hat haben hatte ich du er
    sie es wir ihr mich mir uns ihnen ihre ihr mein meine unser unsere dieser diese dieses was wer wo wann wie warum zu zum zur
    in im an am auf mit ohne für von vom bei nach seit bis noch schon sehr auch nur mehr kann können möchte bitte danke vielen
    dank guten tag hallo liebe grüße freundlichen anmelden`,
  ),
  pt: words(
    `o a os as um uma uns umas do da dos das ao à aos às no na nos nas de em com por para sem e ou mas não nao que quem qual como
    onde quando porque se é são sou está estão estou foi era tem tenho temos têm meu minha meus minhas seu sua nosso nossa este
    esta isto esse essa isso muito muita mais menos já ainda também só obrigado obrigada olá bom dia boa tarde noite cumprimentos
    posso pode podem consigo gostaria quero preciso ajuda chegou`,
  ),
};

function words(list: string): Set<string> {
  return new Set(list.split(/\s+/).filter((word) => word !== ''));
}

/** Letters and marks that settle it where they occur, more than one word does. */
export const TELLING_LETTERS: [language: string, letters: RegExp][] = [
  ['ro', /[șşțţă]/],
  ['es', /[ñ¿¡]/],
  ['de', /ß/],
  ['pt', /[ãõ]/],
  ['fr', /[œëêû]/],
];
