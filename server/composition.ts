import type { SitePorts } from '../site/index.ts';
import { helpRoutes, siteRoutes } from '../site/index.ts';
import type { Followers, MailboxHost, Receiver } from './channels/email/index.ts';
import { emailChannel, followMailboxes, keepSentCopy, probeAccount, startReceiver } from './channels/email/index.ts';
import { sendByMail } from './channels/email/sending.ts';
import { MAIL_PORT } from './channels/email/sending-host.ts';
import { acceptForm, formChannel, formId } from './channels/form/index.ts';
import {
  afterShiftRoutes,
  briefingNotes,
  companyOfRotaRoutes,
  keepLessons,
  noteSearchedInVain,
} from './features/after-shift/index.ts';
import {
  articleMovingRoutes,
  articleRoutes,
  articleTalkRoutes,
  articleTextRoutes,
  onBeforePublishing,
  onDraftKept,
  queueLeftImports,
  sectionRoutes,
} from './features/articles/index.ts';
import { bulkRoutes, queueLeftBulkChanges } from './features/bulk/index.ts';
import { cardFieldRoutes } from './features/card-fields/index.ts';
import { companyFacts, companyRoutes } from './features/company/index.ts';
import { contactFormRoutes } from './features/contact-form/index.ts';
import { contactListRoutes } from './features/contact-lists/index.ts';
import { cardPartsRoutes, contactsRoutes } from './features/contacts/index.ts';
import {
  deskRoutes,
  desksFor,
  invalidateDeskBook,
  onDeskCreated,
  signatureRoutes,
  templateRoutes,
} from './features/desks/index.ts';
import type { NamedPeople } from './features/dev/index.ts';
import { createBreaking, devRoutes } from './features/dev/index.ts';
import { domainRoutes, signingKeysOf } from './features/domains/index.ts';
import { answerForEverybody, faqRoutes, publishAnswer, takeBackAnswer } from './features/faq/index.ts';
import {
  categoryRoutes,
  fieldRoutes,
  makeMissingRequestTypes,
  makeReadyRequestTypes,
  requestTypeRoutes,
} from './features/fields/index.ts';
import {
  centreOfDesk,
  helpCentreRoutes,
  invalidateCentres,
  makeHelpCentre,
  makeMissingHelpCentres,
  noteAnswered,
  settleReads,
} from './features/help-centre/index.ts';
import { changesListener, liveRoutes } from './features/live/index.ts';
import {
  accountProgress,
  accountsToFollow,
  credentialsOf,
  credentialsRefused,
  keepAccountProgress,
  mailboxFigures,
  mailboxRoutes,
  noteTrouble,
  noteWell,
  permissionPage,
  permissionRoutes,
  queueSentCopy,
  registerAccountProbe,
  registerSentCopyKeeper,
  settleHealth,
  wayOutFor,
  wayOutRefused,
} from './features/mailboxes/index.ts';
import { customerProviderRoutes } from './features/my-requests/index.ts';
import { notificationHearer, notificationRoutes, stopNotificationMail } from './features/notifications/index.ts';
import { organizationRoutes } from './features/organizations/index.ts';
import {
  accountMailIsKept,
  onOutgoingCancelled,
  onOutgoingReleased,
  onOutgoingSent,
  outboxChannels,
  outboxFigures,
  outboxRoutes,
  sendAccountMail,
  startOutboxSweep,
} from './features/outbox/index.ts';
import { openPresence, presenceRoutes } from './features/presence/index.ts';
import { questionRoutes, readQuestionsSoon } from './features/questions/index.ts';
import { remoteImageRoutes } from './features/remote-images/index.ts';
import { holdReply, registerLessonKeeper, reviewRoutes, reviewTakenBack } from './features/reviews/index.ts';
import {
  absenceRoutes,
  calendarPages,
  feedRoutes,
  isOnRota,
  planRoutes,
  rotaRoutes,
  shiftRoutes,
  solutionRoutes,
  swapRoutes,
} from './features/rota/index.ts';
import { satisfactionHearer, satisfactionRoutes } from './features/satisfaction/index.ts';
import { savedReplyKeeper, savedReplyRoutes } from './features/saved-replies/index.ts';
import { searchRoutes } from './features/search/index.ts';
import { buddyDayRoutes, enoughForToday, registerBriefingNotes, shiftDayRoutes } from './features/shift-day/index.ts';
import { keepSpam, spamRoutes } from './features/spam/index.ts';
import { suggestionRoutes } from './features/suggestions/index.ts';
import type { Auth, TeammatePorts } from './features/teammates/index.ts';
import {
  AUTH_PATH,
  BOOTSTRAP_TOKEN_ID,
  createAuth,
  invitationRoutes,
  myAccountRoutes,
  teammateRoutes,
  tokenRoutes,
} from './features/teammates/index.ts';
import { teamRoutes } from './features/teams/index.ts';
import {
  inboundRoutes,
  intakeFigures,
  listingRoutes,
  mergingRoutes,
  messagesRoutes,
  queueLeftovers,
  registerAnswerMaker,
  registerAssignmentGuard,
  registerChannel,
  registerReplyGate,
  registerSavedReplyKeeper,
  registerSpamKeeper,
  releaseReply,
  sortingRoutes,
  ticketFieldRoutes,
  ticketsOfContacts,
  ticketsRoutes,
  togetherRoutes,
  withdrawReply,
} from './features/tickets/index.ts';
import { savedViews, viewRoutes } from './features/views/index.ts';
import { webhookRoutes, webhookSpreader } from './features/webhooks/index.ts';
import type { WritingLine } from './features/writing/index.ts';
import { keepText, openWritingLine, takeInWritten } from './features/writing/index.ts';
import type { Platform } from './platform/act.ts';
import type { Clock } from './platform/clock/index.ts';
import { isMovable, systemClock } from './platform/clock/index.ts';
import type { Config } from './platform/config/index.ts';
import { hasDevelopersPage } from './platform/config/index.ts';
import type { Database } from './platform/db/index.ts';
import { openDatabase } from './platform/db/index.ts';
import type { SessionLocks } from './platform/db/session-locks.ts';
import { sessionLocks } from './platform/db/session-locks.ts';
import { openLookUp } from './platform/dns/index.ts';
import type { EventReader } from './platform/events/index.ts';
import { followEvents, openWhispers, startConsumer, startPublisher } from './platform/events/index.ts';
import { createApp } from './platform/http/app.ts';
import { clientAddressReader, peerOf } from './platform/http/client-address.ts';
import { healthRoutes } from './platform/http/health.ts';
import { describeApi } from './platform/http/openapi.ts';
import { limitRates } from './platform/http/rate-limits.ts';
import { answerRepeatedCalls } from './platform/http/repeated-calls.ts';
import type { Api, DeclaredRoute, Routes } from './platform/http/routes.ts';
import { createClockwork } from './platform/jobs/clockwork.ts';
import { jobFigures, startJobs } from './platform/jobs/index.ts';
import { detectLanguage } from './platform/language/index.ts';
import type { Logger } from './platform/log/index.ts';
import { isPublicAddress } from './platform/net/public-address.ts';
import { openSealer } from './platform/secrets/index.ts';
import { openStorage } from './platform/storage/index.ts';

/** By a token, where API_RATE_LIMIT says nothing else. */
const CALLS_A_MINUTE = 1_000;

/** One running Sportello: what main.ts starts, and what tests ask. */
export interface House {
  platform: Platform;
  database: Database;
  auth: Auth;
  app: Api;
  /** Every route of `/api/v1` with its guard, for the table that tries each one as each role. */
  declared: DeclaredRoute[];
  reader: EventReader;
  /** Runs jobs, sweeps and numbers events until the house is closed. */
  startWork(): Promise<void>;
  /** Follows the accounts of mailboxes until the house is closed; a part of the work. */
  startFollowing(): Followers;
  /** Where several people write one article: takes HTTP upgrades. */
  writing: WritingLine;
  /** Listens for mail on the configured ports. */
  startReceivers(): Promise<Receiver[]>;
  close(): Promise<void>;
}

export interface HouseOptions {
  config: Config;
  log: Logger;
  clock: Clock;
  databaseUrl: string;
  /** A test's pool is small; there are many of them. */
  poolSize?: number;
}

/** Puts the house together: the one place that names every feature and every channel. */
export async function openHouse({ config, log, clock, databaseUrl, poolSize }: HouseOptions): Promise<House> {
  const database = openDatabase(databaseUrl, log, poolSize ? { poolSize } : {});
  const storage = await openStorage(config);
  const publisher = startPublisher(databaseUrl, log);
  const sealer = await openSealer(config.dataDir, config.secretKey);
  const platform: Platform = {
    config,
    log,
    clock,
    db: database.db,
    storage,
    sealer,
    dns: openLookUp(config),
    eventsWritten: () => publisher.wake(),
    whisper: (whisper) => whispers.send(whisper),
  };
  const reader = followEvents(databaseUrl, database.db, log);
  const whispers = openWhispers(database.db, reader.hearWhispers, log);
  const presence = openPresence(platform, whispers, reader);
  const locks = sessionLocks(databaseUrl, log);

  registerChannel(emailChannel);
  registerChannel(formChannel);
  registerAccountProbe(probeAccount);
  registerSentCopyKeeper(keepSentCopy);
  onOutgoingSent(async (one, sent) => {
    await queueSentCopy(one, sent);
    if (sent.messageId === null) return;
    const madeOfIt = await publishAnswer(one, sent.messageId);
    await noteAnswered(one, sent.messageId, madeOfIt);
  });
  onDeskCreated(async (one, deskId) => {
    await makeReadyRequestTypes(one, deskId);
    await makeHelpCentre(one, deskId);
  });
  registerSpamKeeper(keepSpam);
  registerSavedReplyKeeper(savedReplyKeeper);
  registerAssignmentGuard(enoughForToday);
  registerAnswerMaker(answerForEverybody);
  registerBriefingNotes(briefingNotes);
  registerLessonKeeper(keepLessons);
  registerReplyGate(holdReply);
  onDraftKept(takeInWritten);
  onBeforePublishing(keepText);
  const breaking = hasDevelopersPage(config) ? createBreaking() : undefined;
  const clockwork = breaking && isMovable(clock) ? createClockwork(platform, clock) : undefined;
  const byMail = sendByMail({
    wayOutFor,
    loginRefused: wayOutRefused,
    signingKeysOf,
    noteWell: (within, address) => noteWell(within, address, 'out'),
    noteTrouble: (within, address, trouble) => noteTrouble(within, address, 'out', trouble),
    direct: { port: MAIL_PORT, mayConnect: isPublicAddress },
  });
  outboxChannels.register('email', breaking ? breaking.wayOut(byMail) : byMail);
  onOutgoingCancelled(async (one, cancelled) => {
    if (cancelled.messageId === null) return;
    await reviewTakenBack(one, cancelled.messageId);
    await takeBackAnswer(one, cancelled.messageId);
    await withdrawReply(one, cancelled.messageId);
  });
  onOutgoingReleased(async (one, { messageId }) => messageId === null || releaseReply(one, messageId));
  const stopBook = reader.listen((events) => {
    if (events.some((event) => /^(?:desk|template|company)\./.test(event.name))) invalidateDeskBook(database.db);
    if (events.some((event) => /^(?:desk|company|help-centre)\./.test(event.name))) invalidateCentres(database.db);
  });

  const ports: TeammatePorts = {
    sendAccountMail: (one, mail) => sendAccountMail(one, mail),
    company: () => companyFacts(database.db),
    desksFor: (actor) => desksFor(platform, actor),
    mailIsKept: () => accountMailIsKept(platform),
    onRota: (teammateId) => isOnRota(database.db, teammateId),
  };
  const auth = await createAuth(platform, ports);
  const writing = openWritingLine(platform, reader, whispers, {
    actorOf: (request) => auth.actorOf(request),
    changesListener,
  });
  const app = createApp({ log, actorOf: (request) => auth.actorOf(request), publicUrl: config.publicUrl });
  const addressOf = clientAddressReader(config.trustProxy);
  limitRates(app, {
    token: config.apiRateLimit ?? CALLS_A_MINUTE,
    house: config.apiRateLimit ?? Number.POSITIVE_INFINITY,
    houseTokenId: BOOTSTRAP_TOKEN_ID,
    addressOf: (headers, bindings) => addressOf(headers, peerOf(bindings)),
  });
  answerRepeatedCalls(app, platform);
  if (clock !== systemClock) {
    // A clock that can be moved is told with every answer, so that what is due here is due on the screens.
    app.use('/api/v1/*', async (c, next) => {
      await next();
      c.header('sportello-time', clock.now().toString());
    });
  }

  if (breaking) app.use('/api/v1/*', breaking.middleware);

  const centreSlug = async (deskId: string) => (await centreOfDesk(platform, deskId))?.slug;
  const features: Routes[] = [
    myAccountRoutes(platform, auth, ports),
    teammateRoutes(platform, ports),
    invitationRoutes(platform, auth, ports),
    tokenRoutes(platform),
    companyRoutes(platform, auth),
    deskRoutes(platform),
    templateRoutes(platform),
    signatureRoutes(platform),
    bulkRoutes(platform),
    listingRoutes(platform, savedViews(platform)),
    viewRoutes(platform),
    ticketsRoutes(platform, detectLanguage),
    ticketFieldRoutes(platform),
    sortingRoutes(platform),
    categoryRoutes(platform),
    fieldRoutes(platform),
    requestTypeRoutes(platform),
    contactFormRoutes(platform),
    teamRoutes(platform),
    mergingRoutes(platform),
    messagesRoutes(platform),
    togetherRoutes(platform),
    inboundRoutes(platform),
    spamRoutes(platform),
    searchRoutes(platform, noteSearchedInVain),
    questionRoutes(platform),
    suggestionRoutes(platform),
    savedReplyRoutes(platform),
    articleMovingRoutes(platform, centreSlug),
    articleRoutes(platform, centreSlug, noteSearchedInVain),
    articleTextRoutes(platform, centreSlug),
    articleTalkRoutes(platform, centreSlug),
    sectionRoutes(platform),
    faqRoutes(platform),
    satisfactionRoutes(platform),
    webhookRoutes(platform),
    notificationRoutes(platform),
    remoteImageRoutes(platform),
    contactsRoutes(platform, ticketsOfContacts),
    cardPartsRoutes(platform, ticketsOfContacts),
    cardFieldRoutes(platform),
    contactListRoutes(platform, ticketsOfContacts),
    organizationRoutes(platform),
    outboxRoutes(platform),
    liveRoutes(platform, reader, { ...presence, listen: whispers.listen }),
    presenceRoutes(presence),
    mailboxRoutes(platform),
    permissionRoutes(platform),
    domainRoutes(platform),
    helpCentreRoutes(platform),
    customerProviderRoutes(platform),
    swapRoutes(platform),
    feedRoutes(platform),
    shiftDayRoutes(platform),
    buddyDayRoutes(platform),
    shiftRoutes(platform),
    planRoutes(platform),
    absenceRoutes(platform),
    rotaRoutes(platform),
    reviewRoutes(platform),
    solutionRoutes(platform),
    afterShiftRoutes(platform),
    companyOfRotaRoutes(platform),
  ];
  for (const feature of features) app.route('/api/v1', feature.api);
  const declared = features.flatMap((feature) => feature.declared);
  describeApi(app, features);
  if (breaking && clockwork && isMovable(clock)) {
    const page = devRoutes(platform, { clock, clockwork, breaking, auth, named: await namedPeople() });
    app.route('/api/v1', page.api);
  }
  app.on(['GET', 'POST'], `${AUTH_PATH}/*`, (c) => auth.handler(c.req.raw, peerOf(c.env)));
  healthRoutes(app, platform, {
    actorOf: (request) => auth.actorOf(request),
    figures: [
      () => jobFigures(database.db),
      () => outboxFigures(database.db),
      () => intakeFigures(database.db),
      () => mailboxFigures(database.db),
    ],
  });

  calendarPages(app, platform);
  permissionPage(app, platform, (request) => auth.actorOf(request));
  const sitePorts: SitePorts = {
    stopMails: (token, really) => stopNotificationMail(platform, token, really),
    form: {
      actorOf: (request) => auth.actorOf(request),
      addressOf: (headers, bindings) => addressOf(headers, peerOf(bindings)),
      nameForm: formId,
      acceptForm: (form, peer) => acceptForm(platform, form, peer),
    },
  };
  app.route('/', siteRoutes(platform, sitePorts));
  const help = helpRoutes(platform, {
    actorOf: (request) => auth.actorOf(request),
    addressOf: (headers, bindings) => addressOf(headers, peerOf(bindings)),
    reader,
  });
  app.route('/', help.pages);

  const stops: (() => Promise<void>)[] = [];
  function startFollowing(): Followers {
    const followers = followMailboxes(platform, mailboxHost(platform, locks));
    const stopListening = reader.listen((events) => {
      if (events.some((event) => /^mailbox\.(?:created|changed|removed|permission)/.test(event.name))) followers.look();
    });
    stops.unshift(async () => {
      stopListening();
      await followers.stop();
    });
    return followers;
  }
  return {
    platform,
    database,
    auth,
    app,
    declared,
    reader,
    startFollowing,
    writing,
    async startWork() {
      // What a killed process left behind does not wait for the next minute.
      await queueLeftovers(platform);
      await makeMissingRequestTypes(platform);
      await makeMissingHelpCentres(platform);
      await queueLeftBulkChanges(platform);
      await queueLeftImports(platform);
      const jobs = await (clockwork?.start(database.pool) ?? startJobs(platform, database.pool));
      const sweep = startOutboxSweep(platform);
      startFollowing();
      stops.push(
        startConsumer(platform, reader, webhookSpreader),
        startConsumer(platform, reader, notificationHearer),
        readQuestionsSoon(platform, reader),
        startConsumer(platform, reader, satisfactionHearer),
        () => jobs.stop(),
        async () => sweep.stop(),
      );
    },
    async startReceivers() {
      const wanted = [
        { port: config.smtpPort, lmtp: false },
        { port: config.lmtpPort, lmtp: true },
      ].filter(({ port }) => port !== 0);
      const receivers: Receiver[] = [];
      for (const { port, lmtp } of wanted) {
        const receiver = await startReceiver(platform, { port, lmtp, host: config.host });
        receivers.push(receiver);
        stops.unshift(() => receiver.close());
      }
      return receivers;
    },
    async close() {
      for (const stop of stops) await stop();
      stopBook();
      help.stop();
      await settleReads(platform);
      await settleHealth(platform);
      presence.stop();
      await writing.stop();
      await whispers.stop();
      await reader.stop();
      await publisher.stop();
      await locks.close();
      await database.close();
    },
  };
}

/** What the followers of accounts are given of the house. */
function mailboxHost(platform: Platform, locks: SessionLocks): MailboxHost {
  return {
    accounts: () => accountsToFollow(platform),
    credentials: (mailboxId) => credentialsOf(platform, mailboxId),
    credentialsRefused: (mailboxId, credentials) => credentialsRefused(platform, mailboxId, credentials),
    progress: (mailboxId, folder) => accountProgress(platform, mailboxId, folder),
    keepProgress: (mailboxId, folder, progress) => keepAccountProgress(platform, mailboxId, folder, progress),
    lock: (mailboxId, onLost) => locks.take(`sportello.mailbox:${mailboxId}`, onLost),
    noteConnected: (address) => noteWell(platform, address, 'connected'),
    noteLetters: (address) => noteWell(platform, address, 'in'),
    noteTrouble: (address, note) => noteTrouble(platform, address, 'in', note),
  };
}

/** Only where there is a developers' page: nobody else carries the sample's people in memory. */
async function namedPeople(): Promise<NamedPeople> {
  const { cast, contactOf } = await import('./demo/company.ts');
  const { marta, ioana, tomas, nuria, owen, chiara, laia, matteo } = cast;
  const keys = ['giulia-ferraro', 'alejandro-ruiz', 'andrei-popescu', 'hannah-whitlock'];
  return {
    teammates: [marta, ioana, tomas, nuria, owen, chiara, laia, matteo],
    customers: keys.flatMap((key) => contactOf(key)?.email ?? []),
  };
}
