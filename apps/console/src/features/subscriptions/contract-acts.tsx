import { useTranslation } from '@leasehold/i18n/react'
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Company } from '../companies/companies.ts'
import { CancelContract } from './cancel-contract.tsx'
import { ChangeContract } from './change-contract.tsx'
import { CreateContract } from './create-contract.tsx'
import { ExtendTrial } from './extend-trial.tsx'
import { type Act, ReasonedAct } from './reasoned-act.tsx'
import type { Held } from './subscriptions.ts'

/** What may be done with a contract as it stands: only that is offered. */
export function ContractActs({ company, held }: { company: Company; held: Held }) {
  const { t } = useTranslation('subscriptions')
  const [act, setAct] = useState<Act | null>(null)
  const { may } = held
  const acts: [Act, boolean][] = [
    ['unpause', may.unpause],
    ['resume', may.resume],
    ['callOffChange', may.callOffChange],
    ['callOffMove', may.callOffMove],
    ['pause', may.pause],
    ['moveToStripe', may.moveToStripe],
    ['moveToManual', may.moveToManual],
  ]
  return (
    <>
      {acts.map(([each, isPossible]) =>
        isPossible ? (
          <Button key={each} size="xs" variant="default" onClick={() => setAct(each)}>
            {t(`acts.${each}.action`)}
          </Button>
        ) : null,
      )}
      {may.extendTrial ? <ExtendTrial held={held} /> : null}
      {may.cancelNow || may.cancelAtPeriodEnd ? <CancelContract held={held} /> : null}
      {may.create ? <CreateContract company={company} version={held.version} held={held} /> : null}
      {may.change ? <ChangeContract held={held} /> : null}
      <ReasonedAct held={held} act={act} onClose={() => setAct(null)} />
    </>
  )
}
