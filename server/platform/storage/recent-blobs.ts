/** Small blobs that were just stored, oldest dropped first, so that whoever reads them next need not go to the disk. */
export function recentBlobs(mostBytes: number) {
  const kept = new Map<string, Uint8Array>();
  let bytes = 0;
  function drop(sha256: string): void {
    bytes -= kept.get(sha256)?.byteLength ?? 0;
    kept.delete(sha256);
  }
  return {
    add(sha256: string, blob: Uint8Array): void {
      drop(sha256);
      kept.set(sha256, blob);
      bytes += blob.byteLength;
      for (const oldest of kept.keys()) {
        if (bytes <= mostBytes) break;
        drop(oldest);
      }
    },
    /** Given once: what is read a second time is read from the disk. */
    get(sha256: string): Uint8Array | undefined {
      const blob = kept.get(sha256);
      drop(sha256);
      return blob;
    },
    drop,
  };
}
