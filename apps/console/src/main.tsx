import '@leasehold/ui/styles.css'
import { startTexts } from '@leasehold/i18n/react'
import { keepPagesWhileAway, UiProvider } from '@leasehold/ui'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { router } from './router.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

keepPagesWhileAway()
await startTexts(['auth'])

createRoot(root).render(
  <StrictMode>
    <UiProvider>
      <RouterProvider router={router} />
    </UiProvider>
  </StrictMode>,
)
