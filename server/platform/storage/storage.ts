export interface StoredBlob {
  /** Hex SHA-256 of the bytes, which is also their name. */
  sha256: string;
  size: number;
}

/**
 * Raw originals and attachments, named by their SHA-256. What `put` has returned is on disk (synced), so a row that names
 * it may commit; a blob that no row names is swept after a day.
 */
export interface Storage {
  /** Streams bytes in; the same bytes twice are one blob. @throws StorageFull when the disk is full (nothing is left half-stored). */
  put(bytes: AsyncIterable<Uint8Array> | Uint8Array): Promise<StoredBlob>;
  /** Streams bytes out. @throws BlobMissing */
  open(sha256: string): Promise<ReadableStream<Uint8Array>>;
  /** The whole blob, for what is known to be small. @throws BlobMissing */
  read(sha256: string): Promise<Uint8Array>;
  has(sha256: string): Promise<boolean>;
  /** With `writtenBefore` (by the storage's own clock) it spares what somebody has stored again since. */
  remove(sha256: string, options?: { writtenBefore: Temporal.Instant }): Promise<void>;
  /** @throws when nothing can be written just now. */
  check(): Promise<void>;
}

export class StorageFull extends Error {
  override name = 'StorageFull';
}

export class BlobMissing extends Error {
  override name = 'BlobMissing';
}
