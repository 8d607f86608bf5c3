/**
 * Finds places in the help: every word typed must stand somewhere in the place, in any order. Where no place has them
 * all, those that have most of them are found, so that a sentence with figures and names may be copied from the screen.
 */
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
    .split(/[^\p{L}\p{N}'-]+/u)
    .filter((word) => word !== '');

const bodyOf = ({ text, terms = [] }: HelpSection): string => [...text, ...terms.flat()].join(' ');

/** Less is better; null when a word is missing. `texts` go from the weightiest to the least. */
const rank = (words: readonly string[], texts: readonly string[]): number | null => {
  const plainTexts = texts.map(plain);
  const whole = words.join(' ');
  const firstWords = wordsOf(texts[0] ?? '').join(' ');
  const places = words.map((word) => plainTexts.findIndex((text) => text.includes(word)));
  if (places.includes(-1)) return null;
  const sum = places.reduce((total, place) => total + place, 0);
  return firstWords === whole ? -2 : firstWords.includes(whole) ? -1 : sum / words.length;
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

/** A page or a section of one, with what stands in it from the weightiest to the least. */
interface Place {
  readonly texts: readonly string[];
  /** What the words found here may add to the rank; a section comes after a page that is as good. */
  readonly behind: number;
  readonly hit: (words: readonly string[]) => HelpHit;
}

const placesOf = (id: HelpId, page: HelpPage): readonly Place[] => [
  {
    texts: [page.title, page.words],
    behind: 0,
    hit: (words) => ({
      page: id,
      section: null,
      title: page.title,
      aside: sentenceWith(words, page.sections),
    }),
  },
  ...page.sections.map((section, at) => ({
    texts: [section.heading, bodyOf(section), `${page.title} ${page.words}`],
    behind: 0.5,
    hit: (words: readonly string[]) => ({
      page: id,
      section: at,
      title: section.heading,
      aside: `${page.title} · ${sentenceWith(words, [section])}`,
    }),
  })),
];

/** From this rank on the words stand only around a section, in the title of its page, and not in it. */
const AROUND = 2;

const hitsIn = (places: readonly Place[], words: readonly string[]): readonly Ranked[] =>
  places.flatMap(({ texts, behind, hit }) => {
    const own = words.length === 0 ? null : rank(words, texts);
    return own === null || own >= AROUND ? [] : [{ hit: hit(words), rank: own + behind }];
  });

/** Places that have the most of the words, where at least half of them stand together somewhere. */
const nearestIn = (places: readonly Place[], words: readonly string[]): readonly Ranked[] => {
  const counted = places.map((place) => {
    const text = place.texts.slice(0, 2).map(plain).join(' ');
    return { place, known: words.filter((word) => text.includes(word)) };
  });
  const most = Math.max(...counted.map(({ known }) => known.length));
  if (most * 2 < words.length) return [];
  return counted
    .filter(({ known }) => known.length === most)
    .flatMap(({ place, known }) => hitsIn([place], known));
};

/** The best places first; none for an empty query. */
export const searchHelp = (
  pages: Readonly<Record<HelpId, HelpPage>>,
  ids: readonly HelpId[],
  query: string,
): readonly HelpHit[] => {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  const places = ids.flatMap((id) => placesOf(id, pages[id]));
  const whole = hitsIn(places, words);
  return (whole.length > 0 ? whole : nearestIn(places, words))
    .toSorted((one, other) => one.rank - other.rank)
    .slice(0, MOST_HITS)
    .map(({ hit }) => hit);
};
