/** Words of the help itself; its pages stand in the folder beside. */
export const helpWords = {
  title: 'Help',
  explained: 'Explained in the help',
  here: 'Help for this screen',
  search: 'Search the help',
  searchHint: 'Words from your screen, or what you want to do',
  found_zero: 'Nothing found for “{{text}}”',
  found_one: '{{count}} place found',
  found_other: '{{count}} places found',
  noneNext: 'Try fewer words, or those that stand on your screen.',
  contents: 'All topics',
  groups: { screens: 'Screens', tasks: 'Tasks and trouble' },
  see: 'See also',
  back: 'Back',
  keys: 'Enter opens the first place, ↓ goes to the list, Esc closes.',
} as const;
