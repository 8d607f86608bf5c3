/**
 * Finds among many addresses those that look like a given one, without comparing it with each.
 *
 * Two tables a kind: one by the first three and last three significant characters, one by pieces of four characters at
 * fixed places. Two addresses that differ in a quarter of their characters at most share an untouched piece in all but
 * about one case in a thousand, also where a character was left out or added before it.
 */
import { codesOf, commonEnds, isWithin } from './edit-distance.ts';
import { makeHashTable } from './hash-table.ts';
import { ENDS, type ComparedAddress, type Likeness } from './look-alike.ts';

/** What an address looks like. */
export interface Found {
  /** The number of the same account, or null. */
  readonly same: number | null;
  /** The nearest other account that looks like it; not looked for where the account itself is there. */
  readonly like: Like | null;
  /** How many accounts of the kind it was compared with. */
  readonly among: number;
}

/** Another account, by number, and in what way it looks alike. */
export interface Like extends Likeness {
  readonly number: number;
}

export interface LookAlikeIndex {
  /** Adds an account and answers its number, counted from 0 over all kinds; one that is there keeps its number. */
  add(account: ComparedAddress): number;
  find(account: ComparedAddress): Found;
  /** The account of a number. */
  at(number: number): ComparedAddress;
  readonly size: number;
}

const LONGEST = 128;
const PIECE = 4;
/** Long addresses have enough pieces after twelve. */
const MOST_PIECES = 12;
/** A piece may have moved when a character before it was left out or added; every third is looked for there too. */
const MOVED = [-1, 1];
const MOVED_EVERY = 3;
/** Differences that still make two addresses near: a quarter of the characters. */
const nearEnough = (length: number): number => Math.floor(length / 4);

/** Accounts that are compared with each other. */
class Kind {
  readonly #ends = makeHashTable();
  readonly #pieces = makeHashTable();
  readonly #numbers: number[] = [];
  readonly #identities: string[] = [];
  readonly #codes: Uint8Array[] = [];

  get size(): number {
    return this.#numbers.length;
  }

  add(number: number, identity: string, codes: Uint8Array): void {
    const at = this.size;
    this.#numbers.push(number);
    this.#identities.push(identity);
    this.#codes.push(codes.slice());
    this.#ends.add(hashOfEnds(codes), at, 0);
    for (let piece = 0; piece < piecesOf(codes); piece += 1) {
      const from = piece * PIECE;
      this.#pieces.add(hashOfPiece(codes, piece, from), at, whatFollows(codes, from));
    }
  }

  same(identity: string, codes: Uint8Array): number | null {
    let found: number | null = null;
    this.#ends.each(hashOfEnds(codes), (at) => {
      if (this.#identities[at] === identity) found = this.#numbers[at] ?? null;
    });
    return found;
  }

  /** The one that agrees most at its ends, the near ones before the others. */
  like(codes: Uint8Array): Like | null {
    const most = nearEnough(codes.length);
    let best: Like | null = null;
    let last = -1;
    const judge = (at: number): void => {
      const other = this.#codes[at];
      if (at === last || other === undefined) return;
      const isNear = isWithin(codes, other, most);
      const { head, tail } = commonEnds(codes, other);
      if (!isNear && (head < ENDS || tail < ENDS)) return;
      last = at;
      const like = { number: this.#numbers[at] ?? -1, head, tail, isNear };
      if (best === null || weight(like) > weight(best)) best = like;
    };
    this.#ends.each(hashOfEnds(codes), judge);
    eachPiece(codes, (hash, follows) =>
      this.#pieces.each(hash, (at, mark) => {
        if (agreeing(mark, follows) >= LEAST_AGREEING) judge(at);
      }),
    );
    return best;
  }
}

/** Makes an empty index. */
export const makeLookAlikeIndex = (): LookAlikeIndex => {
  const accounts: ComparedAddress[] = [];
  const kinds = new Map<string, Kind>();
  const buffer = new Uint8Array(LONGEST);
  return {
    find: ({ kind: name, text, from, identity }) => {
      const kind = kinds.get(name);
      if (kind === undefined) return { same: null, like: null, among: 0 };
      const codes = codesOf(text, from, buffer);
      const same = kind.same(identity, codes);
      return { same, like: same === null ? kind.like(codes) : null, among: kind.size };
    },
    add: (account) => {
      const codes = codesOf(account.text, account.from, buffer);
      const kind = kinds.get(account.kind) ?? new Kind();
      kinds.set(account.kind, kind);
      const known = kind.same(account.identity, codes);
      if (known !== null) return known;
      kind.add(accounts.push(account) - 1, account.identity, codes);
      return accounts.length - 1;
    },
    at: (number) => {
      const account = accounts[number];
      if (account === undefined) throw new Error(`the index holds no account ${number}`);
      return account;
    },
    get size() {
      return accounts.length;
    },
  };
};

const piecesOf = (codes: Uint8Array): number =>
  Math.min(MOST_PIECES, Math.floor(codes.length / PIECE));

const weight = ({ head, tail, isNear }: Likeness): number => head + tail + (isNear ? LONGEST : 0);

/** The hash of each piece where it should stand, and of some one place before and after, with what follows it. */
const eachPiece = (codes: Uint8Array, visit: (hash: number, follows: number) => void): void => {
  for (let piece = 0; piece < piecesOf(codes); piece += 1) {
    const from = piece * PIECE;
    visit(hashOfPiece(codes, piece, from), whatFollows(codes, from));
    if (piece % MOVED_EVERY !== 1) continue;
    for (const by of MOVED)
      visit(hashOfPiece(codes, piece, from + by), whatFollows(codes, from + by));
  }
};

/**
 * Four bits of each of the eight characters after a piece, beginning anew at the end. Where a quarter of them differ,
 * three agree in 996 of 1,000 cases; by chance they do in 12 of 1,000, and an address need not be fetched to be refused.
 */
const whatFollows = (codes: Uint8Array, from: number): number => {
  let marks = 0;
  let at = from + PIECE;
  for (let count = 0; count < 8; count += 1) {
    if (at >= codes.length) at = 0;
    marks = (marks << 4) | ((codes[at] ?? 0) & 15);
    at += 1;
  }
  return marks;
};

const LEAST_AGREEING = 3;

/** How many of eight groups of four bits are equal. */
const agreeing = (one: number, other: number): number => {
  let differs = one ^ other;
  differs |= differs >>> 1;
  differs |= differs >>> 2;
  return Math.imul(~differs & 0x11111111, 0x11111111) >>> 28;
};

const mix = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193);

const hashOfEnds = (codes: Uint8Array): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < ENDS; at += 1) hash = mix(hash, codes[at] ?? 0);
  for (let at = 1; at <= ENDS; at += 1) hash = mix(hash, codes[codes.length - at] ?? 0);
  return hash;
};

const hashOfPiece = (codes: Uint8Array, piece: number, from: number): number => {
  let hash = mix(0x811c9dc5, piece);
  for (let at = from; at < from + PIECE; at += 1) hash = mix(hash, codes[at] ?? 0);
  return hash;
};
