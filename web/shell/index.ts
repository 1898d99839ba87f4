// What features use of the shell.
export { Columns, type Panels, usePanels } from './columns.tsx';
export { type Command, useCommands, useFinder, useTypedCommands } from './commands.ts';
export { holdKeys, letKeysGo, useKeys } from './keys.ts';
export { useTitle } from './title.ts';
export { useUnsent } from './unsent.ts';
