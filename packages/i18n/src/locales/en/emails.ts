/** Texts of the mails: `apps/server/src/mail/templates.ts` puts them together. */
export default {
  greeting: 'Hello {{name}},',
  linkFallback: 'If the button does not work, open this address:',
  footer: 'This mail was sent automatically by Leasehold; replies are not read.',
  invitation: {
    subject: '{{inviter}} invites you to {{company}}',
    heading: 'Join {{company}}',
    text: '{{inviter}} invites you to the workspace of {{company}}. Your role there will be: {{role}}.',
    action: 'Accept the invitation',
    expiry_one: 'The link works once, for {{count}} day.',
    expiry_other: 'The link works once, for {{count}} days.',
    ignore: 'If you do not know {{company}}, you can ignore this mail.',
  },
  passwordReset: {
    subject: 'Reset your password',
    heading: 'Choose a new password',
    text: 'Someone asked for a new password for your account. If it was you, choose one here.',
    action: 'Choose a new password',
    expiry: 'The link works once, for one hour, and only until you ask for another one.',
    ignore: 'If you did not ask for this, ignore this mail. Your password stays as it is.',
  },
  passwordChanged: {
    subject: 'Your password was changed',
    heading: 'Your password was changed',
    text: 'The password of your account has been changed. You have been signed out on all other devices.',
    warning: 'If this was not you, choose a new password at once and tell the administrator of your company.',
    action: 'Choose a new password',
  },
  emailChanged: {
    subject: 'Your email address was changed',
    heading: 'Your email address was changed',
    text: 'Your account now uses the address {{email}}. Mail about it no longer comes to this one.',
    warning:
      'If this was not you, sign in with your username, change it back and choose a new password. If you cannot sign in, tell the administrator of your company at once.',
    action: 'Open my account',
  },
  membershipAdded: {
    subject: 'You are now a member of {{company}}',
    heading: 'Welcome to {{company}}',
    text: 'You have been added to {{company}}. Sign in as usual and choose the company at the top of the page.',
    action: 'Open {{company}}',
  },
  primaryMoved: {
    subject: '{{to}} is now your primary company',
    heading: 'Your primary company is now {{to}}',
    text: 'You are no longer active in {{from}}. From now on you land in {{to}} when you sign in.',
    action: 'Open {{to}}',
    hint: 'You can choose another primary company in your account at any time.',
  },
  leftEveryCompany: {
    subject: 'Your account has been disabled',
    heading: 'Your account has been disabled',
    text: 'You are no longer active in {{company}}, which was the last company you belonged to. You have been signed out everywhere. Nothing has been deleted.',
    contact: 'If you think this is a mistake, write to {{contact}}.',
    noContact: 'If you think this is a mistake, ask the administrator of {{company}}.',
    back: 'As soon as a company adds you again, you can sign in as before.',
  },
  ending: {
    trial: {
      subject: 'The trial of {{company}} ends on {{date}}',
      heading: 'Your trial ends on {{date}}',
      text: '{{company}} is trying {{what}} until {{date}}. After that its workspace opens only for billing, until a plan is chosen.',
    },
    grant: {
      subject: '{{what}} ends on {{date}}',
      heading: '{{what}} ends on {{date}}',
      text: '{{company}} has {{what}} until {{date}}. After that it has what its plan includes.',
    },
    action: 'Open {{company}}',
    kept: 'Nothing is deleted when it ends. To go on without a break, talk to us before.',
  },
  ended: {
    trial: {
      subject: 'The trial of {{company}} has ended',
      heading: 'Your trial has ended',
      text: '{{company}} tried {{what}} until {{date}}. Its workspace now opens only for billing, until a plan is chosen.',
    },
    grant: {
      subject: '{{what}} has ended for {{company}}',
      heading: '{{what}} has ended',
      text: '{{company}} had {{what}} until {{date}}. It now has what its plan includes.',
    },
    kept: 'Nothing has been deleted. To have it again, talk to us.',
  },
  receipt: {
    subject: 'Receipt for {{company}}: {{amount}}',
    heading: '{{amount}} received, thank you',
    text: 'The payment of {{amount}} for {{company}} arrived on {{date}}. Invoice: {{number}}.',
    action: 'See the invoice',
  },
  paymentFailed: {
    subject: 'A payment for {{company}} failed: {{amount}}',
    heading: 'We could not charge {{amount}}',
    text: 'The payment of {{amount}} for {{company}} did not go through.',
    retry: 'It will be tried again on {{date}}. You can pay sooner, or choose another payment method.',
    noRetry: 'It will not be tried again by itself: please pay, or choose another payment method.',
    action: 'Pay or change the payment method',
    grace:
      'You can keep working for now. After the days of grace the workspace can only be read until this is paid.',
  },
  purchaseFailed: {
    subject: 'The purchase for {{company}} was not completed',
    heading: 'The payment did not arrive',
    text: 'Nothing was bought for {{company}}, because the payment did not arrive.',
    action: 'Try again',
  },
  paymentReasons: {
    declined:
      'The bank declined it without giving a reason. It can tell you more, or you can use another card.',
    insufficient_funds: 'There was not enough money on the account.',
    expired_card: 'The card has expired.',
    wrong_details: 'The details of the card are not right.',
    authentication_required: 'The bank wants you to confirm the payment yourself.',
    no_method: 'There is no payment method to charge.',
    processing_error: 'The bank could not process it at the time.',
  },
  trialConverting: {
    subject: 'The trial of {{company}} ends on {{date}}',
    heading: 'Your trial ends on {{date}}',
    text: '{{company}} has bought {{what}}. On {{date}} the trial ends and the first period is charged.',
    ends: '{{company}} tries {{what}} until {{date}}. It was cancelled, so nothing will be charged.',
    action: 'See the subscription',
  },
  disputed: {
    opened: {
      subject: 'A payment of {{company}} is disputed: {{amount}}',
      heading: 'A payment is disputed',
      text: 'The bank of {{company}} disputes a payment for invoice {{number}} ({{amount}}). Stripe asks for evidence.',
    },
    closed: {
      subject: 'The dispute of {{company}} is over: {{amount}}',
      heading: 'A dispute is over',
      text: 'The dispute of {{company}} about invoice {{number}} ({{amount}}) is over. Stripe shows how it was decided.',
    },
    note: 'You get this mail because you look after the payments of the platform.',
  },
} as const
