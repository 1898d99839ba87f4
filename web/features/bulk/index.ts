// What other screens use of bulk changes.
export { BulkBar } from './bulk-bar.tsx';
export {
  allOf,
  extended,
  isChosen,
  isEmpty,
  nothingChosen,
  type Selection,
  stillThere,
  toggled,
  walked,
} from './selection.ts';
