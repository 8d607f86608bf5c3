/**
 * Finds among many addresses those that look like a given one, without comparing it with each.
 *
 * Two tables a kind: one by the first three and last three significant characters, one by pieces of four characters at
 * fixed places. Two addresses that differ in a quarter of their characters at most share an untouched piece in all but
 * about one case in a thousand, also where a character was left out or added before it.
 */
import { codesOf, commonEnds, isWithin } from './edit-distance.ts';
import { HashTable } from './hash-table.ts';
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
  /** The address of an account as it was first written, by its number. */
  addressOf(number: number): string;
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
  readonly #identities = new HashTable();
  readonly #ends = new HashTable();
  readonly #pieces = new HashTable();
  readonly #numbers: number[] = [];
  /** The characters of all accounts, one behind the other, and where each begins; one array costs less than many. */
  #codes = new Uint8Array(FIRST_CODES);
  readonly #begins: number[] = [0];
  readonly #moves: Moves;
  #best: Like | null = null;
  /** How many candidates may still be fetched. */
  #left = 0;

  constructor(alphabet: number) {
    this.#moves = alphabet === HEX ? HEX_MOVES : MOVES;
  }

  get size(): number {
    return this.#numbers.length;
  }

  add(number: number, { codes, identity, ends, pieces }: Prepared): void {
    const at = this.size;
    this.#numbers.push(number);
    this.#keep(codes);
    this.#identities.add(identity, number, 0);
    this.#ends.add(ends, at, 0);
    for (let piece = 0; piece < pieces.length; piece += 1)
      this.#pieces.add(pieces[piece] ?? 0, at, whatFollows(codes, piece * PIECE));
  }

  #keep(codes: Uint8Array): void {
    const begin = this.#begins.at(-1) ?? 0;
    const end = begin + codes.length;
    if (end > this.#codes.length)
      this.#codes = new Uint8Array(this.#codes.buffer.transfer(this.#codes.length * 2));
    this.#codes.set(codes, begin);
    this.#begins.push(end);
  }

  /** The number of the account whose identity is this one. */
  same(hash: number, isIt: (number: number) => boolean): number | null {
    const table = this.#identities;
    if (!table.mayHold(hash)) return null;
    for (let entry = table.first(hash); entry !== 0; entry = table.next(entry)) {
      const number = table.value(entry);
      if (isIt(number)) return number;
    }
    return null;
  }

  /** Of those that share its ends the one that agrees most there; otherwise the first that is near. */
  like(prepared: Prepared): Like | null {
    const { codes, ends } = prepared;
    this.#best = null;
    this.#left = MOST_FETCHED;
    if (this.#ends.mayHold(ends)) this.#judgeEnds(codes, ends);
    if (this.#best !== null) return this.#best;
    this.#left = MOST_FETCHED;
    this.#judgePieces(prepared);
    return this.#best;
  }

  #judgeEnds(codes: Uint8Array, hash: number): void {
    const table = this.#ends;
    for (let entry = table.first(hash); entry !== 0; entry = table.next(entry))
      if (this.#judge(codes, table.value(entry))) return;
  }

  /** Looks for each piece where it should stand and where it may have moved to. */
  #judgePieces({ codes, pieces, grams }: Prepared): void {
    const { by, every } = this.#moves;
    const last = codes.length - PIECE;
    for (let piece = 0; piece < pieces.length; piece += 1) {
      const place = piece * PIECE;
      if (this.#judgePiece(codes, pieces[piece] ?? 0, place)) return;
      if (piece % every !== every - 1) continue;
      for (let move = 0; move < by.length; move += 1) {
        const from = place + (by[move] ?? 0);
        if (from < 0 || from > last) continue;
        if (this.#judgePiece(codes, hashOfPiece(grams[from] ?? 0, piece), from)) return;
      }
    }
  }

  /** True where it is enough. */
  #judgePiece(codes: Uint8Array, hash: number, from: number): boolean {
    const table = this.#pieces;
    // Nearly no piece is there, so what costs more than a look waits.
    if (!table.mayHold(hash)) return false;
    let entry = table.first(hash);
    if (entry === 0) return false;
    const follows = whatFollows(codes, from);
    for (let passed = 1; entry !== 0; entry = table.next(entry), passed += 1) {
      const agrees = agreeing(table.mark(entry), follows) >= LEAST_AGREEING;
      if ((agrees && this.#judge(codes, table.value(entry))) || passed === MOST_PASSED) break;
    }
    return this.#best !== null || this.#left <= 0;
  }

  /** Compares with one account; true where it is enough. */
  #judge(codes: Uint8Array, at: number): boolean {
    const other = this.#codes.subarray(this.#begins[at], this.#begins[at + 1]);
    this.#left -= 1;
    const isNear = isWithin(codes, other, nearEnough(codes.length));
    const { head, tail } = commonEnds(codes, other);
    const like = { number: this.#numbers[at] ?? -1, head, tail, isNear };
    const isLike = isNear || (head >= ENDS && tail >= ENDS);
    if (isLike && (this.#best === null || weight(like) > weight(this.#best))) this.#best = like;
    return isNear || this.#left <= 0;
  }
}

/** Makes an empty index. */
export const makeLookAlikeIndex = (): LookAlikeIndex => {
  const addresses: string[] = [];
  /** The same text as the address in most kinds, so that it costs nothing more. */
  const identities: string[] = [];
  const kinds = new Map<string, Kind>();
  const prepare = makePreparing();
  const sameOf = (kind: Kind, { identity }: ComparedAddress, hash: number): number | null =>
    kind.same(hash, (number) => identities[number] === identity);
  return {
    find: (account) => {
      const kind = kinds.get(account.kind);
      if (kind === undefined) return { same: null, like: null, among: 0 };
      const prepared = prepare(account);
      const same = sameOf(kind, account, prepared.identity);
      const like = same === null ? kind.like(prepared) : null;
      return { same, like, among: kind.size };
    },
    add: (account) => {
      const { kind: name, alphabet, address, identity } = account;
      const kind = kinds.get(name) ?? new Kind(alphabet);
      kinds.set(name, kind);
      const prepared = prepare(account);
      const known = sameOf(kind, account, prepared.identity);
      if (known !== null) return known;
      identities.push(identity);
      kind.add(addresses.push(address) - 1, prepared);
      return addresses.length - 1;
    },
    addressOf: (number) => {
      const address = addresses[number];
      if (address === undefined) throw new Error(`the index holds no account ${number}`);
      return address;
    },
    get size() {
      return addresses.length;
    },
  };
};

/** What of an account is looked up; valid until the next one is prepared. */
interface Prepared {
  /** Its significant characters. */
  readonly codes: Uint8Array;
  /** Four characters from each place on. */
  readonly grams: Int32Array;
  readonly identity: number;
  readonly ends: number;
  /** The hash of each piece where it stands. */
  readonly pieces: Int32Array;
}

/** Prepares accounts in one space for all of them; who is found is often added next, and prepared once. */
const makePreparing = (): ((account: ComparedAddress) => Prepared) => {
  const buffer = new Uint8Array(LONGEST);
  const grams = new Int32Array(LONGEST);
  const hashes = new Int32Array(MOST_PIECES);
  let last: { readonly of: ComparedAddress; readonly prepared: Prepared } | null = null;
  return (account) => {
    if (last?.of === account) return last.prepared;
    const codes = codesOf(account.text, account.from, buffer);
    fillGrams(codes, grams);
    const pieces = hashes.subarray(0, piecesOf(codes));
    for (let piece = 0; piece < pieces.length; piece += 1)
      pieces[piece] = hashOfPiece(grams[piece * PIECE] ?? 0, piece);
    const identity = hashOfText(account.identity);
    const prepared = { codes, grams, identity, ends: hashOfEnds(codes), pieces };
    last = { of: account, prepared };
    return prepared;
  };
};

const fillGrams = (codes: Uint8Array, grams: Int32Array): void => {
  let gram = 0;
  for (let at = 0; at < codes.length; at += 1) {
    gram = (gram << 8) | (codes[at] ?? 0);
    if (at >= PIECE - 1) grams[at - PIECE + 1] = gram;
  }
};

const piecesOf = (codes: Uint8Array): number =>
  Math.min(MOST_PIECES, Math.floor(codes.length / PIECE));

const weight = ({ head, tail, isNear }: Likeness): number => head + tail + (isNear ? LONGEST : 0);

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

/** Spreads 32 bits over all of them. */
const spread = (bits: number): number => {
  let hash = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
};

const hashOfText = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = mix(hash, text.charCodeAt(at));
  return spread(hash);
};

const hashOfEnds = (codes: Uint8Array): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < ENDS; at += 1) hash = mix(hash, codes[at] ?? 0);
  for (let at = 1; at <= ENDS; at += 1) hash = mix(hash, codes[codes.length - at] ?? 0);
  return spread(hash);
};

/** Four characters are 32 bits, which the number of the piece turns. */
const hashOfPiece = (gram: number, piece: number): number =>
  spread(gram ^ Math.imul(piece + 1, 0x9e3779b1));
