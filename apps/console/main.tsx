import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './style.css';
import { createQueries } from './queries';
import { keepToOneSession } from './session';
import { router } from './routes';
import { startLanguage } from './language';
import { startAppearance } from './appearance';

const queries = createQueries();
keepToOneSession(queries);
startAppearance();
await startLanguage();
createRoot(document.getElementById('console')!).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
