import { type OpenCommand, PLATFORM_CHAIN } from '../../kernel/index.ts'
import { checkpointFaults, type Fault, readRound, statementOfRound } from './rules.ts'
import * as store from './store.ts'

/** Rounds of checkpoints that are compared with what the platform's log says of them: two months of hours. */
const roundsChecked = 1500

export type ChainReport = {
  /** Entries the chain has, by its head. */
  entries: number
  /** The first so many; empty when the chain is whole. */
  faults: Fault[]
}

const mostFaults = 100

/**
 * Reads a chain from end to end: that no entry was changed, removed, added or put elsewhere, and that it still
 * holds what was signed of it. The platform's own chain also answers for the checkpoints of all.
 *
 * @param chain a tenant's id or `PLATFORM_CHAIN`
 */
export async function verifyChain(call: OpenCommand, chain: string): Promise<ChainReport> {
  const { tx, keyedHash } = call
  await store.allowLongReads(tx)
  const head = await store.readHead(tx, chain)
  const faults = [
    ...(await store.readFaults(tx, chain)),
    ...checkpointFaults(await store.listCheckpoints(tx, chain), keyedHash),
    ...(chain === PLATFORM_CHAIN ? await roundFaults(call) : []),
  ]
  return { entries: head?.seq ?? 0, faults: faults.slice(0, mostFaults) }
}

async function roundFaults({ tx, keyedHash }: OpenCommand): Promise<Fault[]> {
  const faults: Fault[] = []
  for (const { seq, after } of await store.listRounds(tx, roundsChecked)) {
    const round = readRound(after)
    if (!round) continue
    const takenAt = new Date(round.takenAt)
    const signatures = (await store.listTaken(tx, takenAt)).map(({ signature }) => signature)
    const isWhole =
      signatures.length === round.chains && keyedHash(statementOfRound(takenAt, signatures)) === round.seal
    if (!isWhole) faults.push({ seq, fault: 'checkpoints missing' })
  }
  return faults
}
