/** Help: every reason for which a run stops, in the words of the dispatch itself, so that they cannot drift apart. */
import type { HelpPage, HelpSection } from '../../help-page.ts';
import { stoppedWords } from '../stopped.ts';

/** The number on the screen is not known here. */
const withoutNumber = (text: string): string => text.replaceAll('{{left}}', 'N');

const reasons = Object.entries(stoppedWords).map(([code, { title, money, next }]): HelpSection => ({
  heading: title,
  text: [],
  terms: [
    ['*What it means for the money*', withoutNumber(money)],
    ['*What to do next*', next],
    ['In copied details', `Code ${code}`],
  ],
}));

export const stoppedHelp: HelpPage = {
  title: 'When a run stops',
  words: 'stopped error reason trouble dispatch paused problem',
  sections: [
    {
      heading: 'In every case',
      text: [
        'Find the words of your screen below. N stands for the number shown there.',
        'A stopped run sends nothing until you press *Resume*, and then only payouts that never left this computer. Look at an *Unknown* first.',
      ],
    },
    ...reasons,
  ],
  see: ['dispatch', 'unknown', 'trouble'],
};
