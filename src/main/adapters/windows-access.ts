/**
 * Who may change a file of Windows, read from its security descriptor as text (SDDL). Names of accounts are in the language
 * of the system, so only identifiers count. What is not understood is taken for a right to change.
 * Source: "Security Descriptor Definition Language", "ACE Strings" and "SID Strings" in the Windows documentation.
 */

/** The short forms of well-known accounts that may stand in place of an identifier. */
const SHORT: Readonly<Record<string, string>> = {
  AU: 'S-1-5-11',
  BA: 'S-1-5-32-544',
  BU: 'S-1-5-32-545',
  CO: 'S-1-3-0',
  IU: 'S-1-5-4',
  LS: 'S-1-5-19',
  NS: 'S-1-5-20',
  OW: 'S-1-3-4',
  SY: 'S-1-5-18',
  WD: 'S-1-1-0',
};

/** Domain accounts whose short form says which they are: the administrator, and the administrators of domain and forest. */
const ADMINISTRATORS_OF_A_DOMAIN = new Set(['LA', 'DA', 'EA']);
const SYSTEM = 'S-1-5-18';
const ADMINISTRATORS = 'S-1-5-32-544';
const INSTALLER = 'S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464';
/** The rights an owner keeps; who the owner is was looked at before. */
const OWNER_RIGHTS = 'S-1-3-4';

const isAdministrator = (who: string): boolean =>
  [SYSTEM, ADMINISTRATORS, INSTALLER].includes(who) ||
  ADMINISTRATORS_OF_A_DOMAIN.has(who) ||
  /^S-1-5-21-\d+-\d+-\d+-(?:500|512|519)$/.test(who);

/** Every right there is, for what is not understood. */
const EVERYTHING = 0xffff_ffff;
const RIGHTS: Readonly<Record<string, number>> = {
  GA: 0x1000_0000,
  GX: 0x2000_0000,
  GW: 0x4000_0000,
  GR: 0x8000_0000,
  SD: 0x1_0000,
  RC: 0x2_0000,
  WD: 0x4_0000,
  WO: 0x8_0000,
  CC: 0x1,
  DC: 0x2,
  LC: 0x4,
  SW: 0x8,
  RP: 0x10,
  WP: 0x20,
  DT: 0x40,
  LO: 0x80,
  CR: 0x100,
  FA: 0x1f_01ff,
  FR: 0x12_0089,
  FW: 0x12_0116,
  FX: 0x12_00a0,
};

/**
 * Rights by which a file or what a folder holds can become another: write or add, append, attributes of both kinds, delete
 * a child, delete, change the rules, take ownership, and the generic ones.
 */
const CHANGING = 0x2 | 0x4 | 0x10 | 0x40 | 0x100 | 0xd_0000 | 0x5200_0000;

const pairsOf = (text: string): readonly string[] => text.match(/.{1,2}/g) ?? [];

const maskOf = (rights: string): number => {
  if (/^0x[0-9a-f]{1,8}$/i.test(rights)) return Number(rights);
  return pairsOf(rights).reduce((mask, pair) => (mask | (RIGHTS[pair] ?? EVERYTHING)) >>> 0, 0);
};

const accountOf = (text: string): string => SHORT[text] ?? text;

/** Denials take away and never give; with a condition or about a part as well. */
const DENIALS = new Set(['D', 'OD', 'XD', 'ZD']);
/** Such an entry is for what is made in the folder later, not for the folder. */
const INHERIT_ONLY = 'IO';

interface Descriptor {
  readonly owner: string;
  readonly entries: readonly string[];
}

const ACCOUNT = 'S-1-[0-9-]+|[A-Z]{2}';
const ENTRY = String.raw`\((?:[^()]|\([^()]*\))*\)`;
const WHOLE = new RegExp(
  `^O:(${ACCOUNT})(?:G:(?:${ACCOUNT}))?D:([A-Z_]*)((?:${ENTRY})*)(?:S:.*)?$`,
);

const parse = (sddl: string): Descriptor | null => {
  const [, owner, flags, entries] = WHOLE.exec(sddl) ?? [];
  // Without a list of rules everybody may do everything.
  if (owner === undefined || entries === undefined || flags?.includes('NO_ACCESS') !== false)
    return null;
  return { owner: accountOf(owner), entries: entries.match(new RegExp(ENTRY, 'g')) ?? [] };
};

/** Who may change by this entry beside administrators, or null. */
const changerBy = (entry: string): string | null => {
  const [type = '', flags = '', rights = '', , , account = ''] = entry.slice(1, -1).split(';');
  if (DENIALS.has(type) || pairsOf(flags).includes(INHERIT_ONLY)) return null;
  if ((maskOf(rights) & CHANGING) === 0) return null;
  const who = accountOf(account);
  return isAdministrator(who) || who === OWNER_RIGHTS ? null : who;
};

/** Why somebody beside the administrators of the computer could change it; null when nobody can. */
export const windowsLooseness = (what: string, sddl: string): string | null => {
  const descriptor = parse(sddl);
  if (descriptor === null) return `Who may change ${what} cannot be read.`;
  const { owner, entries } = descriptor;
  if (!isAdministrator(owner))
    return `${what} belongs to ${owner} and not to the administrators, so its subject could change it.`;
  const changers = new Set(entries.flatMap((entry) => changerBy(entry) ?? []));
  return changers.size === 0
    ? null
    : `${what} can be changed by ${[...changers].join(', ')} and not by administrators alone.`;
};
