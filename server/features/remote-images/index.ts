import './remote-images.tables.ts';

export { pictureSendersAmong } from './remote-images.queries.ts';
export { remoteImageRoutes } from './remote-images.routes.ts';
export { pictureSigner, withSignedPictures } from './signing.ts';
