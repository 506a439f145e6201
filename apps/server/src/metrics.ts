import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'

export type Metrics = ReturnType<typeof createMetrics>

/** What this process measures of itself. */
export function createMetrics() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const procedures = new Histogram({
    name: 'leasehold_procedure_seconds',
    help: 'Time to answer a procedure, by procedure and status.',
    labelNames: ['audience', 'procedure', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  })
  const jobs = new Counter({
    name: 'leasehold_jobs_total',
    help: 'Jobs that ran, by task and outcome.',
    labelNames: ['task', 'outcome'],
    registers: [registry],
  })
  return { registry, procedures, jobs }
}
