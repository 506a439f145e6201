import { onEvent } from '../kernel/index.ts'
import { detailsChanged, pushDetails } from './methods/change-details.ts'
import { carryOutRequest } from './requests/carry-out.ts'
import { requestOpened } from './requests/events.ts'

/** Carry out what companies and staff ask of Stripe. */
export const billingJobs = [onEvent(requestOpened, carryOutRequest), onEvent(detailsChanged, pushDetails)]
