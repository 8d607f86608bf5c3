/** Finds places in the help: every word typed must stand somewhere in the place, in any order. */
import type { HelpId, HelpPage, HelpSection } from '../../i18n/help-page.ts';

/** A place in the help: a page, or one section of it. */
export interface HelpHit {
  readonly page: HelpId;
  /** Which section of the page; null for the page itself. */
  readonly section: number | null;
  readonly title: string;
  /** The page a section is of, or for a page how it begins. */
  readonly aside: string;
}

const MOST_HITS = 30;

export const withoutStars = (text: string): string => text.replaceAll('*', '');

const plain = (text: string): string => withoutStars(text).toLowerCase().replaceAll('’', "'");

const wordsOf = (query: string): readonly string[] =>
  plain(query)
    .split(/\s+/)
    .filter((word) => word !== '');

const bodyOf = ({ text, terms = [] }: HelpSection): string => [...text, ...terms.flat()].join(' ');

/** Less is better; null when a word is missing. `texts` go from the weightiest to the least. */
const rank = (words: readonly string[], texts: readonly string[]): number | null => {
  const plainTexts = texts.map(plain);
  const whole = words.join(' ');
  const places = words.map((word) => plainTexts.findIndex((text) => text.includes(word)));
  if (places.includes(-1)) return null;
  const sum = places.reduce((total, place) => total + place, 0);
  const [first = ''] = plainTexts;
  return first === whole ? -2 : first.includes(whole) ? -1 : sum / words.length;
};

interface Ranked {
  readonly hit: HelpHit;
  readonly rank: number;
}

/** The first sentence that holds one of the words, else how the section begins. */
const sentenceWith = (words: readonly string[], sections: readonly HelpSection[]): string => {
  const sentences = sections.flatMap(({ text, terms = [] }) => [
    ...text,
    ...terms.map(([term, meaning]) => `${term}: ${meaning}`),
  ]);
  const holding = sentences.find((text) => words.some((word) => plain(text).includes(word)));
  return withoutStars(holding ?? sentences[0] ?? '');
};

const pageHits = (words: readonly string[], id: HelpId, page: HelpPage): readonly Ranked[] => {
  const found: Ranked[] = [];
  const ofPage = rank(words, [page.title, page.words]);
  if (ofPage !== null) {
    const aside = sentenceWith(words, page.sections);
    found.push({ hit: { page: id, section: null, title: page.title, aside }, rank: ofPage });
  }
  for (const [at, section] of page.sections.entries()) {
    const own = rank(words, [section.heading, bodyOf(section), `${page.title} ${page.words}`]);
    const onlyByPage = own !== null && own >= 2;
    if (own !== null && !onlyByPage) {
      const aside = `${page.title} · ${sentenceWith(words, [section])}`;
      found.push({
        hit: { page: id, section: at, title: section.heading, aside },
        rank: own + 0.5,
      });
    }
  }
  return found;
};

/** The best places first; none for an empty query. */
export const searchHelp = (
  pages: Readonly<Record<HelpId, HelpPage>>,
  ids: readonly HelpId[],
  query: string,
): readonly HelpHit[] => {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  return ids
    .flatMap((id) => pageHits(words, id, pages[id]))
    .toSorted((one, other) => one.rank - other.rank)
    .slice(0, MOST_HITS)
    .map(({ hit }) => hit);
};
