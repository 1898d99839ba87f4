// What the packages' own install scripts would do and we need; npm is told to run none of them.
import { findPostgresBinaries } from '../server/platform/postgres/binaries.ts';

await findPostgresBinaries();
