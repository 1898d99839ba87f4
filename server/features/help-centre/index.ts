import './help-centre.tables.ts';

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
export { makeHelpCentre, makeMissingHelpCentres } from './making.ts';
