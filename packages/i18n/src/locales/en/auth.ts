export default {
  signIn: {
    title: 'Sign in',
    workspaceIntro: 'Sign in to your company’s workspace.',
    consoleIntro: 'For platform staff.',
    login: 'Username or email',
    password: 'Password',
    companyCode: 'Company code',
    companyCodeHint: 'If you belong to several companies, this decides which one opens. Example: TEN-AB12C',
    addCompanyCode: 'Enter a company code',
    submit: 'Sign in',
    expired: 'You have been signed out. Sign in to continue where you were.',
  },
  noCompany: {
    title: 'No company to enter',
    text: 'You do not belong to an active company at the moment. Ask the administrator of your company to invite you or to enable your membership.',
  },
} as const
