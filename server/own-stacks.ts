import { setSourceMapsSupport } from 'node:module';

// Loaded before all else (--import): stacks name our sources. Not the packages', as --enable-source-maps would: their maps take
// 25 MB of memory, and time at every start.
setSourceMapsSupport(true, { nodeModules: false, generatedCode: false });
