import './help-centre.tables.ts';

export { noteAnswered } from './answered.ts';
export type { Centre } from './centres.ts';
export {
  centreAddress,
  centreMovedFrom,
  centreOf,
  centreOfDesk,
  centreOfHost,
  invalidateCentres,
  nameOf,
  openCentres,
  wordsOf,
} from './centres.ts';
export type { CentreColours } from './colours.ts';
export { helpCentreRoutes } from './help-centre.routes.ts';
export { makeHelpCentre, makeMissingHelpCentres } from './making.ts';
export { countRead, mostRead, readByProgram, settleReads } from './reads.ts';
export { noteOpened, noteSearch, noteWrote, searchOf } from './searches.ts';
export { helpfulShare, voteHelpful } from './votes.ts';
