// What other screens use of views.
export { changeView, createView, myViews, noViews } from './asking.ts';
export { priorities, statuses, useChoices } from './choosing.ts';
export { sayCount } from './counting.ts';
export { FilterBar } from './filter-bar.tsx';
export { filterFromAddress, filterToAddress } from './filter-in-address.ts';
export { both, sameFilter, saysNothing } from './filter-parts.ts';
export { type Column, columnOrder, columns, isBuiltIn, type Layout, type Look, useLook } from './look.ts';
export { LookMenu } from './look-menu.tsx';
export { ViewDialog, type ViewFacts } from './view-dialog.tsx';
export { readyViews } from './view-icons.ts';
export { ViewsList } from './views-list.tsx';
