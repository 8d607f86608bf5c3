/** Words of the customer played by hand in practice. */
export const practicePay = {
  title: 'Play the customer (practice)',
  says: 'No money moves. The practice gateway takes it as a payment and tells of it as the live one would.',
  amount: 'Amount, {{unit}}',
  coin: 'Paid in',
  withoutTag: 'The customer leaves the tag out',
  pay: 'Pay this amount',
  rest: 'Pay the rest, {{money}}',
  expire: 'Let the time be over',
  paid: 'The customer paid {{money}}.',
  'below-minimum':
    'The customer paid {{money}}. It is below the minimum: the gateway takes no notice of it, and no callback comes.',
  'no-tag':
    'The customer paid {{money}} without the tag. The gateway cannot tell whose it is: nothing is credited, and no callback comes.',
  expired: 'The time of this invoice is over.',
} as const;
