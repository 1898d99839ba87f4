import './theme/mantine.css';
import './theme/roles.css';
import './theme/fonts.css';
import './theme/base.css';
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { cache } from './api/index.ts';
import { speakFirst } from './i18n/index.ts';
import { router } from './shell/router.ts';
import { fromRolesResolver, theme } from './theme/theme.ts';

const schemes = localStorageColorSchemeManager({ key: 'sportello.scheme' });
const place = document.getElementById('root');
if (!place) throw new Error('The page has no #root');

await speakFirst();
createRoot(place).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={fromRolesResolver}
      colorSchemeManager={schemes}
      defaultColorScheme="auto"
      withGlobalClasses={false}
    >
      <QueryClientProvider client={cache}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
