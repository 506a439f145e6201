import { useTranslation } from '@leasehold/i18n/react'
import { RefusalBanner, readRefusal } from '@leasehold/ui'
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTRPC } from '../../lib/trpc.ts'
import type { OpenOnboarding } from './onboarding.ts'
import { useBegin } from './use-begin.ts'
import classes from './wizard.module.css'

type OwnAccountProps = { token: string; company: string; viewer: NonNullable<OpenOnboarding['viewer']> }

/** Offers somebody who is signed in to begin the company with the account they have. */
export function OwnAccount({ token, company, viewer }: OwnAccountProps) {
  const { t } = useTranslation('onboarding')
  const trpc = useTRPC()
  const { onBegun, onError } = useBegin()
  const use = useMutation(
    trpc.onboarding.useOwnAccount.mutationOptions({
      onSuccess: ({ tenantCode }) => onBegun(tenantCode),
      onError,
    }),
  )
  return (
    <section aria-labelledby="own-account" className={classes.form}>
      {use.error ? <RefusalBanner refusal={readRefusal(use.error)} /> : null}
      <div className={classes.own}>
        <div>
          <h2 id="own-account">{t('own.title', { name: viewer.displayName })}</h2>
          <p>{t('own.text', { email: viewer.email, company })}</p>
        </div>
        <Button loading={use.isPending} onClick={() => use.mutate({ token })}>
          {t('own.use')}
        </Button>
      </div>
    </section>
  )
}
