/** A plan in the version that is sold now. */
export type SoldPlan = {
  plan: string
  planVersion: number
  /** Days it may be tried, after which it ends; null for what is sold. */
  trialDays: number | null
}
