import { useRefreshCompanies } from '../companies/use-refresh-companies.ts'
import { useRefreshPlans } from './use-refresh-plans.ts'

/** Makes everything ask again that shows which companies are on which version. */
export function useRefreshMoved() {
  const [plans, companies] = [useRefreshPlans(), useRefreshCompanies()]
  return () => Promise.all([plans(), companies()])
}
