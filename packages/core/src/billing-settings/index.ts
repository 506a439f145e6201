export { changeBillingSettings, getBillingSettings } from './billing-settings.ts'
