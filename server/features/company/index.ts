import './company.events.ts';
import './company.tables.ts';

export { companyFacts } from './changing.ts';
export { companyRoutes } from './company.routes.ts';
export { ensureCompany, renewSetUpCode } from './first-start.ts';
export { foundCompany } from './founding.ts';
