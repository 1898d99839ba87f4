/**
 * Mail providers where anybody gets an address: two people who write from one have nothing else in common. Never a domain of
 * an organization, nor is any domain below one of these.
 */
const PUBLIC_PROVIDERS: ReadonlySet<string> = new Set(
  `gmail.com googlemail.com outlook.com outlook.it outlook.es outlook.de outlook.fr outlook.pt outlook.be outlook.at outlook.dk
  outlook.jp outlook.in outlook.ie outlook.cz outlook.hu outlook.sk outlook.com.br outlook.com.ar outlook.com.au hotmail.com
  hotmail.it hotmail.es hotmail.fr hotmail.de hotmail.co.uk hotmail.be hotmail.nl hotmail.se hotmail.no hotmail.dk hotmail.fi
  hotmail.ch hotmail.gr hotmail.com.br hotmail.com.ar live.com live.it live.fr live.de live.nl live.be live.co.uk live.se
  live.no live.dk live.ie live.at live.ca live.com.au live.com.mx live.com.pt msn.com passport.com windowslive.com yahoo.com
  yahoo.it yahoo.es yahoo.fr yahoo.de yahoo.ro yahoo.gr yahoo.pl yahoo.ie yahoo.se yahoo.no yahoo.dk yahoo.fi yahoo.in
  yahoo.ca yahoo.co.uk yahoo.co.jp yahoo.co.in yahoo.com.br yahoo.com.ar yahoo.com.mx yahoo.com.au ymail.com rocketmail.com
  aol.com aol.it aol.de aol.fr aol.co.uk aim.com icloud.com me.com mac.com proton.me protonmail.com protonmail.ch pm.me
  tutanota.com tutanota.de tuta.com tuta.io tutamail.com gmx.com gmx.net gmx.de gmx.at gmx.ch gmx.es gmx.fr gmx.it gmx.co.uk
  web.de freenet.de t-online.de arcor.de mail.de posteo.de posteo.net mailbox.org email.de online.de libero.it virgilio.it
  tiscali.it tin.it alice.it tim.it inwind.it iol.it fastwebnet.it email.it katamail.com supereva.it poste.it pec.it
  aruba.it legalmail.it postecert.it teletu.it vodafone.it tre.it orange.fr wanadoo.fr free.fr sfr.fr laposte.net neuf.fr
  bbox.fr numericable.fr club-internet.fr telefonica.net terra.es ono.com ya.com orange.es movistar.es mundo-r.com telecable.es
  sapo.pt iol.pt clix.pt netcabo.pt mail.telepac.pt home.ro email.ro rdslink.ro romtelecom.ro personal.ro k.ro clicknet.ro
  zoho.com zohomail.com zohomail.eu fastmail.com fastmail.fm hey.com mail.com email.com usa.com gmx.us hushmail.com
  mail.ru bk.ru inbox.ru list.ru internet.ru yandex.ru yandex.com yandex.by yandex.kz ya.ru rambler.ru ukr.net i.ua meta.ua
  bigmir.net wp.pl o2.pl onet.pl interia.pl op.pl tlen.pl gazeta.pl poczta.fm seznam.cz email.cz centrum.cz atlas.cz volny.cz
  post.cz azet.sk centrum.sk zoznam.sk freemail.hu citromail.hu abv.bg mail.bg dir.bg siol.net net.hr t-com.hr telenet.be
  skynet.be proximus.be scarlet.be ziggo.nl kpnmail.nl planet.nl hetnet.nl home.nl xs4all.nl chello.nl upcmail.nl bluewin.ch
  sunrise.ch hispeed.ch aon.at a1.net chello.at btinternet.com sky.com virginmedia.com talktalk.net ntlworld.com blueyonder.co.uk
  eircom.net telia.com bredband.net spray.se online.no getmail.no mail.dk jubii.dk luukku.com kolumbus.fi otenet.gr forthnet.gr
  in.gr qq.com 163.com 126.com yeah.net sina.com sina.cn sohu.com foxmail.com aliyun.com 139.com 189.cn naver.com daum.net
  hanmail.net nate.com docomo.ne.jp ezweb.ne.jp softbank.ne.jp i.softbank.jp nifty.com biglobe.ne.jp rediffmail.com uol.com.br
  bol.com.br terra.com.br ig.com.br globo.com comcast.net verizon.net att.net sbcglobal.net bellsouth.net charter.net cox.net
  earthlink.net optonline.net juno.com rogers.com shaw.ca sympatico.ca telus.net videotron.ca bigpond.com optusnet.com.au
  xtra.co.nz duck.com simplelogin.com anonaddy.com mozmail.com privaterelay.appleid.com mailinator.com guerrillamail.com
  yopmail.com temp-mail.org 10minutemail.com disroot.org riseup.net runbox.com startmail.com mailfence.com ctemplar.com
  walla.co.il mynet.com hotmail.com.tr turk.net superonline.com`.split(/\s+/),
);

/** @param domain in lower case */
export function isPublicProvider(domain: string): boolean {
  const labels = domain.split('.');
  return labels.some((_, from) => PUBLIC_PROVIDERS.has(labels.slice(from).join('.')));
}
