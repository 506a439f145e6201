/** Where a chain ended, signed with the platform's secret. */
export type Checkpoint = { chain: string; seq: number; hash: string; takenAt: Date; signature: string }

type Unsigned = Omit<Checkpoint, 'signature'>

/** What is signed of a checkpoint. */
export function statementOf({ chain, seq, hash, takenAt }: Unsigned): string {
  return `audit-checkpoint\n${chain}\n${seq}\n${hash}\n${takenAt.toISOString()}`
}

/** All checkpoints of one round: that one is missing shows in what was signed of all. */
export type Round = { takenAt: string; chains: number; seal: string }

/** What is signed of a round: the signatures of its checkpoints, by chain. */
export function statementOfRound(takenAt: Date, signatures: readonly string[]): string {
  return `audit-round\n${takenAt.toISOString()}\n${signatures.join('\n')}`
}

/** Reads a round from an entry of the platform's log; null when it is none. */
export function readRound(after: unknown): Round | null {
  if (typeof after !== 'object' || after === null) return null
  const { takenAt, chains, seal } = after as Record<string, unknown>
  const isRound = typeof takenAt === 'string' && typeof chains === 'number' && typeof seal === 'string'
  return isRound && !Number.isNaN(Date.parse(takenAt)) ? { takenAt, chains, seal } : null
}

/** What can be wrong with a chain. */
export type FaultKind =
  | 'gap'
  | 'changed'
  | 'tail missing'
  | 'head missing'
  /** The chain no longer has what was signed: its end was cut off, or it was written anew. */
  | 'checkpoint contradicted'
  /** Nobody who knows the platform's secret signed this checkpoint. */
  | 'checkpoint forged'
  /** Checkpoints of a round are gone, or were added; `seq` is the round's entry in the platform's log. */
  | 'checkpoints missing'

export type Fault = { seq: number; fault: string }

/** Faults of a chain as its checkpoints show them. */
export function checkpointFaults(
  checkpoints: readonly (Checkpoint & { found: string | null })[],
  sign: (statement: string) => string,
): Fault[] {
  return checkpoints.flatMap((checkpoint) => {
    if (sign(statementOf(checkpoint)) !== checkpoint.signature) {
      return [{ seq: checkpoint.seq, fault: 'checkpoint forged' }]
    }
    return checkpoint.found === checkpoint.hash
      ? []
      : [{ seq: checkpoint.seq, fault: 'checkpoint contradicted' }]
  })
}
