/** Who may change a policy of Windows, from descriptors as that system writes them. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readPolicyFile } from '#main/adapters/policy-file.ts';
import { windowsLooseness } from '#main/adapters/windows-access.ts';
import { readSddl, sddlScript } from '#main/adapters/windows-sddl.ts';

const DOMAIN = 'S-1-5-21-3623811015-3361044348-30300820';
const PERSON = `${DOMAIN}-1013`;
const INSTALLER = 'S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464';
/** Only administrators change it, everybody reads it: what docs/deployment.md tells to set. */
const TIGHT = 'O:BAG:SYD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)';

test.each([
  ['the rules of the guide', TIGHT],
  ['a file that inherits them', 'O:BAG:SYD:AI(A;ID;FA;;;SY)(A;ID;FA;;;BA)(A;ID;0x1200a9;;;BU)'],
  ['identifiers in full', TIGHT.replaceAll('BA', 'S-1-5-32-544').replaceAll('SY', 'S-1-5-18')],
  ['a domain’s administrators', `O:DAG:DUD:P(A;;FA;;;DA)(A;;FA;;;${DOMAIN}-519)(A;;FR;;;WD)`],
  ['the administrator of the computer', `O:LAG:SYD:P(A;;FA;;;${DOMAIN}-500)(A;;FRFX;;;AU)`],
  ['the installer of the system', `O:${INSTALLER}G:SYD:P(A;;FA;;;${INSTALLER})`],
  ['a right for what is made later', `O:BAG:SYD:P(A;OICIIO;GA;;;CO)(A;;FA;;;BA)`],
  ['a denial', 'O:BAG:SYD:P(D;;FA;;;BU)(A;;FA;;;BA)'],
  ['a denial under a condition', 'O:BAG:SYD:P(XD;;FA;;;WD;(@User.Title=="PM"))(A;;FA;;;BA)'],
  ['what an administrator as owner keeps', 'O:BAG:SYD:P(A;;FA;;;OW)(A;;GR;;;WD)'],
  ['rules about what is written in the journal', `${TIGHT}S:AI(AU;SAFA;FA;;;WD)`],
])('nobody else can change it under %s', (_name, sddl) => {
  expect(windowsLooseness('The file', sddl)).toBeNull();
});

/** Descriptors under which somebody else can, and who that is. */
const LOOSE: readonly (readonly [string, string, string])[] = [
  ['a person made it', `O:${PERSON}G:${DOMAIN}-513D:AI(A;ID;FA;;;SY)(A;ID;FA;;;BA)`, PERSON],
  // What a folder made in C:\ProgramData has unless somebody takes it away.
  [
    'users may make files in the folder',
    'O:BAG:SYD:AI(A;OICIID;FA;;;SY)(A;OICIID;FA;;;BA)(A;OICIIOID;GA;;;CO)(A;OICIID;0x1200a9;;;BU)(A;CIID;DCLCRPCR;;;BU)',
    'S-1-5-32-545',
  ],
  ['users may change it', 'O:BAG:SYD:P(A;;FA;;;BA)(A;;0x1301bf;;;BU)', 'S-1-5-32-545'],
  ['everybody may write', 'O:BAG:SYD:P(A;;FW;;;WD)', 'S-1-1-0'],
  ['everybody may do everything', 'O:BAG:SYD:P(A;;GA;;;WD)', 'S-1-1-0'],
  ['a person may delete it', `O:BAG:SYD:P(A;;SD;;;${PERSON})`, PERSON],
  ['a person may change the rules', `O:BAG:SYD:P(A;;WD;;;${PERSON})`, PERSON],
  ['a person may take it over', `O:BAG:SYD:P(A;;WO;;;${PERSON})`, PERSON],
  ['a service may write', 'O:BAG:SYD:P(A;;0x2;;;NS)', 'S-1-5-20'],
  ['a person may, under a condition', `O:BAG:SYD:P(XA;;FA;;;WD;(@User.A=="b"))`, 'S-1-1-0'],
  ['a denial stands beside a right', 'O:BAG:SYD:P(D;;WO;;;BU)(A;;FA;;;BU)', 'S-1-5-32-545'],
  ['a right is unknown', 'O:BAG:SYD:P(A;;QQ;;;BU)', 'S-1-5-32-545'],
  ['a mask is too long', 'O:BAG:SYD:P(A;;0x1000000000;;;BU)', 'S-1-5-32-545'],
  ['an account is unknown', 'O:BAG:SYD:P(A;;FA;;;RU)', 'RU'],
  ['an entry is of an unknown kind', 'O:BAG:SYD:P(??;;FA;;;BU)', 'S-1-5-32-545'],
  ['an entry is cut', 'O:BAG:SYD:P(A;;FA)', 'can be changed by'],
];
test.each(LOOSE)('it is refused where %s', (_name, sddl, who) => {
  expect(windowsLooseness('The file', sddl)).toContain(who);
});

test.each([
  '',
  'D:P(A;;FA;;;BA)',
  'O:BAG:SY',
  'O:BAG:SYD:NO_ACCESS_CONTROL',
  'O:BAG:SYD:P(A;;FA;;;BA',
  'O:BAG:SYD:P(A;;FA;;;BA)and more',
  'O:BAG:SYD:P(A;;FA;;;BA) (A;;FA;;;BU)',
  'Besitzer: VORDEFINIERT\\Administratoren',
])('what cannot be read is refused: %j', (sddl) => {
  expect(windowsLooseness('The file', sddl)).toContain('cannot be read');
});

describe('a policy file on Windows', () => {
  let root = '';
  let file = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'purser-policy-windows-'));
    mkdirSync(join(root, 'Purser'));
    file = join(root, 'Purser', 'policy.json');
    writeFileSync(file, '{ "schema": 1, "practiceOnly": true }');
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const read = (answer: readonly string[] | null) => {
    const asked: (readonly string[])[] = [];
    const sddlOf = (paths: readonly string[]) => {
      asked.push(paths);
      return answer;
    };
    return { reading: readPolicyFile(file, { platform: 'win32', sddlOf }), asked };
  };
  const loose = 'O:BAG:SYD:P(A;;FA;;;BA)(A;;FW;;;BU)';

  test('is read where it and its folder are the administrators’', () => {
    const { reading, asked } = read([TIGHT, TIGHT]);
    expect(reading).toMatchObject({ kind: 'read', policy: { practiceOnly: true } });
    expect(asked).toEqual([[file, join(root, 'Purser')]]);
  });

  test.each([
    ['the file is not', [loose, TIGHT], 'The file can be changed by S-1-5-32-545'],
    ['its folder is not', [TIGHT, loose], 'Its folder can be changed by S-1-5-32-545'],
    ['Windows does not say', null, 'did not say'],
    ['Windows says too little', [TIGHT], 'did not say'],
  ] as const)('is refused where %s, and never taken for none', (_name, answer, problem) => {
    expect(read(answer).reading).toMatchObject({
      kind: 'refused',
      problem: expect.stringContaining(problem) as string,
    });
  });

  test('is refused in a folder that is a link', () => {
    symlinkSync(join(root, 'Purser'), join(root, 'Link'));
    file = join(root, 'Link', 'policy.json');
    expect(read([TIGHT, TIGHT]).reading).toMatchObject({
      kind: 'refused',
      problem: expect.stringContaining('link') as string,
    });
  });

  test('is asked about by the system’s own modules, in quotes that a path cannot end', () => {
    const script = sddlScript(["C:\\it's\\a.json"]);
    expect(script).toContain("-LiteralPath 'C:\\it''s\\a.json')");
    expect(script.indexOf('$env:PSModulePath = "$PSHOME')).toBeLessThan(script.indexOf('Get-Acl'));
  });
});

test.runIf(process.platform !== 'win32')('a system without that program does not say', () => {
  expect(readSddl(['/etc/hostname'])).toBeNull();
});
