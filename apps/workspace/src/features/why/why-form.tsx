import { useTranslation } from '@leasehold/i18n/react'
import { ErrorState, PageLoading } from '@leasehold/ui'
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '../../lib/trpc.ts'
import { PersonSelect } from './person-select.tsx'
import { SubjectSelect } from './subject-select.tsx'
import classes from './why.module.css'
import { type Person, subjectOf } from './why.ts'
import { WhyChain } from './why-chain.tsx'

/** Choose a person and what to ask about; the answer follows by itself. */
export function WhyForm({ person, feature }: { person: Person; feature: string | null }) {
  const { t } = useTranslation('why')
  const trpc = useTRPC()
  const [userId, setUserId] = useState(person.userId)
  const [subject, setSubject] = useState(feature)
  const input = subject === null ? skipToken : { userId, ...subjectOf(subject) }
  const answer = useQuery(
    trpc.entitlements.why.queryOptions(input, { placeholderData: keepPreviousData, staleTime: 0 }),
  )
  return (
    <div className={classes.form}>
      <div className={classes.fields}>
        <PersonSelect first={person} value={userId} onChange={setUserId} />
        <SubjectSelect value={subject} onChange={setSubject} />
      </div>
      <div aria-live="polite" aria-busy={answer.isFetching}>
        {answer.error ? (
          <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
        ) : answer.data ? (
          <WhyChain explanation={answer.data} />
        ) : answer.isLoading ? (
          <PageLoading />
        ) : (
          <p className={classes.hint}>{t('choose')}</p>
        )}
      </div>
    </div>
  )
}
