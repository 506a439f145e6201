import { onEvent, type ScheduledJob } from '../kernel/index.ts'
import { moveTestClock } from './clock/advance-clock.ts'
import { clockMoved, clockWanted } from './clock/events.ts'
import { rollContract, rollContracts } from './clock/roll-contracts.ts'

export const contractJobs = [
  onEvent(clockMoved, async (call, { tenantId }) => {
    await rollContract(call, tenantId)
  }),
  onEvent(clockWanted, moveTestClock),
]

/** Every minute: what is due of a contract is done within the minute. */
export const contractSchedule: ScheduledJob[] = [
  {
    name: 'contracts_roll',
    match: '* * * * *',
    run: async (call) => {
      const steps = await rollContracts(call)
      if (steps > 0) call.log('moved contracts on', { steps })
    },
  },
]
