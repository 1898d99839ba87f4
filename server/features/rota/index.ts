import './rota.tables.ts';

export { absenceRoutes } from './absences.routes.ts';
export { rotaRoutes } from './rotas.routes.ts';
