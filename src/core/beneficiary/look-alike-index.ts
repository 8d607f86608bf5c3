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
const FIRST_CODES = 4_096;
/** Bounds for files made to share pieces: so many candidates are fetched in all, and passed over a piece. */
const MOST_FETCHED = 50;
const MOST_PASSED = 500;
const PIECE = 4;
/** Long addresses have enough pieces after twelve. */
const MOST_PIECES = 12;
/** Where a piece may have moved to when characters before it were left out or added. */
interface Moves {
  readonly by: readonly number[];
  /** Every so many pieces are looked for there too. */
  readonly every: number;
}

/** Pieces of hexadecimal digits agree by chance so often that each place to look costs time. */
const HEX_MOVES: Moves = { by: [-1, 1], every: 2 };
const MOVES: Moves = { by: [-2, -1, 1, 2], every: 1 };
const HEX = 16;
/** Differences that still make two addresses near: a quarter of the characters. */
const nearEnough = (length: number): number => Math.floor(length / 4);

/** Accounts that are compared with each other. */
class Kind {
  readonly #ends = makeHashTable();
  readonly #pieces = makeHashTable();
  readonly #numbers: number[] = [];
  readonly #byIdentity = new Map<string, number>();
  /** The characters of all accounts, one behind the other, and where each begins; one array costs less than many. */
  #codes = new Uint8Array(FIRST_CODES);
  readonly #begins: number[] = [0];
  readonly #moves: Moves;

  constructor(alphabet: number) {
    this.#moves = alphabet === HEX ? HEX_MOVES : MOVES;
  }

  get size(): number {
    return this.#numbers.length;
  }

  add(number: number, identity: string, codes: Uint8Array): void {
    const at = this.size;
    this.#numbers.push(number);
    this.#byIdentity.set(identity, number);
    this.#keep(codes);
    this.#ends.add(hashOfEnds(codes), at, 0);
    const pieces = piecesOf(codes);
    for (let piece = 0; piece < pieces; piece += 1) {
      const from = piece * PIECE;
      this.#pieces.add(hashOfPiece(codes, piece, from), at, whatFollows(codes, from));
    }
  }

  #keep(codes: Uint8Array): void {
    const begin = this.#begins.at(-1) ?? 0;
    const end = begin + codes.length;
    if (end > this.#codes.length) {
      const larger = new Uint8Array(this.#codes.length * 2);
      larger.set(this.#codes);
      this.#codes = larger;
    }
    this.#codes.set(codes, begin);
    this.#begins.push(end);
  }

  same(identity: string): number | null {
    return this.#byIdentity.get(identity) ?? null;
  }

  /** Of those that share its ends the one that agrees most there; otherwise the first that is near. */
  like(codes: Uint8Array): Like | null {
    const most = nearEnough(codes.length);
    let best: Like | null = null;
    let left = MOST_FETCHED;
    const judge = (at: number): boolean => {
      const other = this.#codes.subarray(this.#begins[at], this.#begins[at + 1]);
      left -= 1;
      const isNear = isWithin(codes, other, most);
      const { head, tail } = commonEnds(codes, other);
      const like = { number: this.#numbers[at] ?? -1, head, tail, isNear };
      const isLike = isNear || (head >= ENDS && tail >= ENDS);
      if (isLike && (best === null || weight(like) > weight(best))) best = like;
      return isNear || left <= 0;
    };
    this.#ends.each(hashOfEnds(codes), judge);
    if (best !== null) return best;
    left = MOST_FETCHED;
    eachPiece(codes, this.#moves, (hash, from) => {
      // Nearly no piece is there, so what costs more than a look waits.
      if (!this.#pieces.mayHold(hash)) return true;
      const follows = whatFollows(codes, from);
      let passed = 0;
      this.#pieces.each(hash, (at, mark) => {
        passed += 1;
        return (agreeing(mark, follows) >= LEAST_AGREEING && judge(at)) || passed === MOST_PASSED;
      });
      return best === null && left > 0;
    });
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
      const same = kind.same(identity);
      const like = same === null ? kind.like(codesOf(text, from, buffer)) : null;
      return { same, like, among: kind.size };
    },
    add: (account) => {
      const kind = kinds.get(account.kind) ?? new Kind(account.alphabet);
      kinds.set(account.kind, kind);
      const known = kind.same(account.identity);
      if (known !== null) return known;
      const codes = codesOf(account.text, account.from, buffer);
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

/** Visits each piece where it should stand and where it may have moved to, until the answer is false: enough. */
const eachPiece = (
  codes: Uint8Array,
  { by, every }: Moves,
  visit: (hash: number, from: number) => boolean,
): void => {
  const pieces = piecesOf(codes);
  const last = codes.length - PIECE;
  for (let piece = 0; piece < pieces; piece += 1) {
    const place = piece * PIECE;
    if (!visit(hashOfPiece(codes, piece, place), place)) return;
    if (piece % every !== every - 1) continue;
    for (const move of by) {
      const from = place + move;
      if (from < 0 || from > last) continue;
      if (!visit(hashOfPiece(codes, piece, from), from)) return;
    }
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

/** Four characters are 32 bits, which the number of the piece turns and two products spread over all bits. */
const hashOfPiece = (codes: Uint8Array, piece: number, from: number): number => {
  const packed =
    ((codes[from] ?? 0) << 24) |
    ((codes[from + 1] ?? 0) << 16) |
    ((codes[from + 2] ?? 0) << 8) |
    (codes[from + 3] ?? 0);
  let hash = packed ^ Math.imul(piece + 1, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
};
