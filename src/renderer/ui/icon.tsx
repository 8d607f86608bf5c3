/** The few line icons of the window, drawn on a 16-pixel grid; always beside a word or with a label. */
const paths = {
  overview: 'M2.5 13.5v-5M6.2 13.5v-8M9.8 13.5v-6M13.5 13.5v-11',
  'new-payout': 'M8 3v10M3 8h10',
  batches: 'M3 4.5h10M3 8h10M3 11.5h6',
  payouts: 'M3 8h9.5M9 4.5 12.5 8 9 11.5',
  unknown: 'M8 2.5 13.5 8 8 13.5 2.5 8Z',
  deposits: 'M8 2.5v7M5 6.5l3 3 3-3M3 12.5h10',
  invoices: 'M4 2.5h8v11l-2-1.3-2 1.3-2-1.3-2 1.3ZM6 6h4M6 8.8h4',
  currencies:
    'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11ZM10 6.2C9.6 5.5 8.9 5.2 8 5.2c-1.1 0-2 .6-2 1.4 0 1.9 4 .9 4 2.8 0 .8-.9 1.4-2 1.4-.9 0-1.7-.4-2-1',
  callbacks: 'M13 3.5v5.8H4M6.8 6.4 3.5 9.6l3.3 3.2',
  settings: 'M3 5h5M11 5h2M3 11h2M8 11h5M9.5 3.4v3.2M6.5 9.4v3.2',
  copy: 'M6 6h7v7H6zM10 6V3H3v7h3',
  close: 'M4 4l8 8M12 4l-8 8',
  search: 'M7 3a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM10 10l3.2 3.2',
  chevron: 'M6 4l4 4-4 4',
  up: 'M4 10l4-4 4 4',
  down: 'M4 6l4 4 4-4',
  collapse: 'M10 4 6 8l4 4M13 3v10',
  expand: 'M6 4l4 4-4 4M3 3v10',
  refresh: 'M12.8 7A5 5 0 1 0 12.5 10M13 3.5V7H9.5',
  check: 'M3.5 8.5 6.5 11.5 12.5 4.5',
  columns: 'M3 3.5h10v9H3zM6.5 3.5v9M10 3.5v9',
  help: 'M6 6.2c0-1.1.9-1.9 2-1.9s2 .8 2 1.9c0 1.5-2 1.5-2 3.1M8 11.6v.1M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8Z',
  star: 'M8 2.6l1.7 3.5 3.8.5-2.8 2.7.7 3.8L8 11.3l-3.4 1.8.7-3.8L2.5 6.6l3.8-.5Z',
  balances: 'M8 2.8v10.4M5 13.2h6M3 4.6h10M3 4.6 1.6 9h2.8ZM13 4.6 11.6 9h2.8Z',
} as const;

export type IconName = keyof typeof paths;

/** One icon in the colour of the text around it; hidden from screen readers. */
export const Icon = ({ name }: { readonly name: IconName }) => (
  <svg
    width="16"
    height="16"
    viewBox="0 0 16 16"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.5"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    <path d={paths[name]} />
  </svg>
);
