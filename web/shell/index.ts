// What features use of the shell.
export { type Breakpoint, useBreakpoint } from './breakpoint.ts';
export { Columns, type Panels, usePanels } from './columns.tsx';
export { type Command, useCommands } from './commands.ts';
export { type KeyMap, useKeys } from './keys.ts';
export { useTitle } from './title.ts';
