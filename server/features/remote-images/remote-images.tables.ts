import type { InstantColumn } from '../../platform/db/index.ts';

interface RemoteImagesTable {
  /** SHA-256 of the picture's address, hex. */
  address_sha256: string;
  /** Null: there was no picture to be had. */
  blob_sha256: string | null;
  content_type: string | null;
  size: number | null;
  fetched_at: InstantColumn;
  expires_at: InstantColumn;
}

interface PictureSendersTable {
  teammate_id: string;
  address: string;
  created_at: InstantColumn;
}

declare module '../../platform/db/index.ts' {
  interface Tables {
    remote_images: RemoteImagesTable;
    picture_senders: PictureSendersTable;
  }
}
