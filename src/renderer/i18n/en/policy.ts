/** The policy of this computer, in Settings and above every screen when it cannot be used. */
export const policyWords = {
  title: 'Policy of this computer',
  none: 'There is no policy file, so only what Purser itself rules holds.',
  from: 'Read at the start from',
  fileWhat: 'path of the policy file',
  happened: 'The policy of this computer cannot be used',
  meaning:
    'Nothing is imported, approved or sent until it is put right. What was recorded is shown.',
} as const;
