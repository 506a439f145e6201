export { requireSeat } from './acting.ts'
export { changeMember } from './change-member.ts'
export { getMember } from './directory/get-member.ts'
export { listMembers } from './directory/list-members.ts'
export { memberChoices } from './directory/member-choices.ts'
export { disableMember } from './disable-member.ts'
export { enableMember } from './enable-member.ts'
export {
  AlreadyInvited,
  AlreadyMember,
  InvitationClosed,
  LastBillingAdmin,
  SeatLimitReached,
} from './errors.ts'
export { type Accepted, acceptInvitation, requireOpenInvitation } from './invitations/accept-invitation.ts'
export { isInvitedUsernameFree } from './invitations/is-invited-username-free.ts'
export { listInvitations } from './invitations/list-invitations.ts'
export { readInvitation, type Viewer } from './invitations/read-invitation.ts'
export { resendInvitation } from './invitations/resend-invitation.ts'
export { revokeInvitation } from './invitations/revoke-invitation.ts'
export { inviteMember } from './invite-member.ts'
export { jobs as memberJobs } from './jobs.ts'
export { type Joining, join, refuseMember } from './join.ts'
export { leaveCompany } from './leave-company.ts'
export {
  addMembership,
  removeMembership,
  type StaffChange,
  setMembershipStatus,
} from './membership-by-staff.ts'
export { removeMember } from './remove-member.ts'
export { maySee } from './rules.ts'
