export { createBreaking } from './breaking.ts';
export type { NamedPeople } from './cast.ts';
export { devRoutes } from './dev.routes.ts';
