import { LIMITS } from '../../../../contract/limits.ts';

/** How much of a file that came in is read for its words. Whoever sent it chose its size, its kind and what is in it. */
export const FILE_LIMITS = {
  /** Of the file as it came. */
  bytes: LIMITS.attachmentBytes,
  /** Of one part of an Office file, unpacked; what is beyond is left out. */
  partBytes: 16 * 1024 * 1024,
  /** Of all its parts together. */
  unpackedBytes: 48 * 1024 * 1024,
  /** Unpacked bytes for each packed one. Written text stays below fifty, a sheet of repeated cells below two hundred. */
  ratio: 300,
  /** Parts smaller than this are small at any ratio. */
  ratioFromBytes: 1024 * 1024,
  entries: 5_000,
  pages: 300,
  /** Of text, which is what a search document takes of it. */
  characters: 60_000,
  milliseconds: 20_000,
  /** Resident, of the process that reads: some 90 MB are Node and its libraries. */
  memoryBytes: 400 * 1024 * 1024,
} as const;
