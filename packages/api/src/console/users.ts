import {
  addUserMembershipInput,
  disableUserInput,
  enableUserInput,
  endUserSessionInput,
  listUsersInput,
  removeUserMembershipInput,
  setUserMembershipStatusInput,
  userInput,
} from '@leasehold/contracts'
import {
  addMembership,
  disableUser,
  enableUser,
  endAllUserSessions,
  endUserSession,
  getUser,
  listUsers,
  removeMembership,
  setMembershipStatus,
} from '@leasehold/core'
import { platform } from '../procedures.ts'
import { router } from '../trpc.ts'

export const usersRouter = router({
  list: platform
    .query('users:read')
    .input(listUsersInput)
    .query(({ ctx, input }) => listUsers(ctx.call, input)),
  get: platform
    .query('users:read')
    .input(userInput)
    .query(({ ctx, input }) => getUser(ctx.call, input)),
  disable: platform
    .command('users:manage')
    .input(disableUserInput)
    .mutation(({ ctx, input }) => disableUser(ctx.call, input)),
  enable: platform
    .command('users:manage')
    .input(enableUserInput)
    .mutation(({ ctx, input }) => enableUser(ctx.call, input)),
  endSession: platform
    .command('users:manage')
    .input(endUserSessionInput)
    .mutation(({ ctx, input }) => endUserSession(ctx.call, input)),
  endAllSessions: platform
    .command('users:manage')
    .input(userInput)
    .mutation(({ ctx, input }) => endAllUserSessions(ctx.call, input)),
  addMembership: platform
    .command('users:manage')
    .input(addUserMembershipInput)
    .mutation(({ ctx, input }) => addMembership(ctx.call, input)),
  setMembershipStatus: platform
    .command('users:manage')
    .input(setUserMembershipStatusInput)
    .mutation(({ ctx, input }) => setMembershipStatus(ctx.call, input)),
  removeMembership: platform
    .command('users:manage')
    .input(removeUserMembershipInput)
    .mutation(({ ctx, input }) => removeMembership(ctx.call, input)),
})
