import { useTranslation } from '@leasehold/i18n/react'
import { AuthLayout } from '@leasehold/ui'
import { createFileRoute, useRouter } from '@tanstack/react-router'
import { SignInForm } from '../features/auth/sign-in-form.tsx'
import { rootApi } from '../lib/api.ts'
import { safeNext } from '../lib/next.ts'
import { announceSessionChange } from '../lib/session.ts'

export const Route = createFileRoute('/sign-in')({
  /** `next`: where one was when the session ended. */
  validateSearch: (search: Record<string, unknown>): { next?: string } =>
    typeof search.next === 'string' ? { next: search.next } : {},
  component: SignInPage,
})

function SignInPage() {
  const { t } = useTranslation('auth')
  const router = useRouter()
  const { next } = Route.useSearch()
  const enter = () => {
    rootApi.queryClient.clear()
    announceSessionChange()
    router.history.push(safeNext(next) ?? '/')
  }
  return (
    <AuthLayout
      title={t('signIn.title')}
      intro={next ? t('signIn.expired') : t('signIn.consoleIntro')}
      suffix={t('common:consoleName')}
    >
      <SignInForm onSignedIn={enter} />
    </AuthLayout>
  )
}
