/** What became of each titled test, from the reports of the two test tools. */

/** One test of a run: every title on the way to it, and whether it passed. */
export interface Ran {
  readonly titles: readonly string[];
  readonly passed: boolean;
}

interface VitestReport {
  readonly testResults: readonly {
    readonly assertionResults: readonly {
      readonly ancestorTitles: readonly string[];
      readonly title: string;
      readonly status: string;
    }[];
  }[];
}

export const ranInVitest = (text: string): readonly Ran[] =>
  (JSON.parse(text) as VitestReport).testResults.flatMap(({ assertionResults }) =>
    assertionResults.map(({ ancestorTitles, title, status }) => ({
      titles: [...ancestorTitles, title],
      passed: status === 'passed',
    })),
  );

interface Suite {
  readonly specs?: readonly { readonly title: string; readonly ok: boolean }[];
  readonly suites?: readonly Suite[];
}

const inSuite = ({ specs = [], suites = [] }: Suite): readonly Ran[] => [
  ...specs.map(({ title, ok }) => ({ titles: [title], passed: ok })),
  ...suites.flatMap(inSuite),
];

export const ranInPlaywright = (text: string): readonly Ran[] => inSuite(JSON.parse(text) as Suite);

/** A check passed when at least one test ran under its title, and all of them passed. */
export const hasPassed = (beginning: string, ran: readonly Ran[]): boolean => {
  const own = ran.filter(({ titles }) => titles.some((title) => title.startsWith(beginning)));
  return own.length > 0 && own.every(({ passed }) => passed);
};
