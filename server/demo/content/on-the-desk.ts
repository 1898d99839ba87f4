/** What teammates did on single tickets beside writing letters, by the contact whose newest ticket it is; minutes are open ones. */

/** A brief that stands on top of the thread. */
export const handovers = [
  {
    contactKey: 'ciprian-ilie',
    byKey: 'ioana-munteanu',
    toKey: 'chiara-bassi',
    minutesAgo: 30,
    wants: 'The update to 1.8 on his Faro 900, so that he can ride with it on Saturday.',
    tried:
      'Laptop and ten seconds of the button. It started in recovery mode, and now the app asks for the same update again.',
    next: 'Have him try a wall charger. When it asks again, send him a lamp with 1.8 on it.',
  },
  {
    contactKey: 'studio-bici-roma',
    byKey: 'marta-rinaldi',
    toKey: 'tomas-iglesias',
    minutesAgo: 12,
    wants: 'Il listino rivenditori nuovo, per preparare gli ordini di primavera.',
    tried: '',
    next: 'I prezzi sono approvati, manca solo la pagina delle Luna 2. Promettere una data e tenerla.',
  },
] as const;

/** Notes that name somebody: `{…}` is a person's or a team's key. */
export const namingNotes = [
  {
    contactKey: 'oliver-nash',
    byKey: 'owen-price',
    minutesAgo: 52,
    text: '{team:workshop} do we still have straps of the first Stella Mini, or does the new one fit it too?',
  },
  {
    contactKey: 'velo-bristol',
    byKey: 'pete-ashworth',
    minutesAgo: 31,
    text: '{marta-rinaldi} third shop this month that asks for a dynamo version. May I tell them that we think about it?',
  },
] as const;

/** Who follows what of others. */
export const followed = [
  ['marta-rinaldi', 'ciprian-ilie'],
  ['marta-rinaldi', 'studio-bici-roma'],
  ['marta-rinaldi', 'hannah-whitlock'],
  ['ioana-munteanu', 'giulia-ferraro'],
  ['davide-conti', 'giulia-ferraro'],
  ['tomas-iglesias', 'alejandro-ruiz'],
] as const;

/** Promised to somebody by their holder: in how many workdays, and at what time. */
export const promises = [
  ['alejandro-ruiz', 'marta-rinaldi', 0, '16:00'],
  ['studio-bici-roma', 'tomas-iglesias', 3, '12:00'],
  ['ciprian-ilie', 'chiara-bassi', 1, '17:00'],
] as const;

/** What is done together by when, in whoever's eyes set it: in how many workdays. */
export const deadlines = [
  ['hannah-whitlock', 'pete-ashworth', 2],
  ['andrei-popescu', 'ioana-munteanu', 4],
  ['bianca-moretti', 'marta-rinaldi', 1],
] as const;

/** Begun and not sent; `shownTo`: a colleague sees it. */
export const drafts = [
  {
    contactKey: 'giulia-ferraro',
    byKey: 'marta-rinaldi',
    html: '<p>Buongiorno Giulia, grazie per le foto: il tappo in gomma della presa è uscito di sede e l’acqua è entrata. La Luna 2 è in garanzia, gliene spediamo una nuova oggi stesso.</p>',
  },
  {
    contactKey: 'hannah-whitlock',
    byKey: 'laia-pons',
    shownTo: 'marta-rinaldi',
    html: '<p>Hello Hannah, the clamp of the Faro 900 takes bars from 25 to 31.8 mm. For your 35 mm bar there is a longer one, and I can post it to you today at no cost.</p>',
  },
] as const;

/** Time that somebody wrote down on a ticket of today, in minutes. */
export const timeSpent = [
  ['giulia-ferraro', 'chiara-bassi', 20, 'Photos looked at on the bench, second Luna 2 opened beside it'],
  ['giulia-ferraro', 'marta-rinaldi', 10, ''],
  ['alejandro-ruiz', 'anca-dobre', 15, 'Bag 7 of 10 found and packed'],
  ['ciprian-ilie', 'vlad-neagu', 45, 'Update tried on two phones of the same kind'],
] as const;
