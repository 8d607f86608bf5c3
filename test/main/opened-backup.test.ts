import { describe, expect, it } from 'vitest';
import { backupIn, OpenedBackup } from '#main/opened-backup.ts';

describe('A backup named on the command line', () => {
  it('is known by its end, from the folder of who called, and no switch is taken for one', () => {
    const argv = ['/opt/Purser/purser', '--data=/tmp/x.purser-backup', 'acme.purser-backup'];
    expect(backupIn(argv, '/home/vera')).toBe('/home/vera/acme.purser-backup');
    expect(backupIn(['/opt/x.purser-backup'], '/')).toBeNull();
    expect(backupIn(['purser', 'payroll.csv'], '/')).toBeNull();
    expect(backupIn(['purser', '/media/ACME.PURSER-BACKUP'], '/')).toBe(
      '/media/ACME.PURSER-BACKUP',
    );
  });

  it('waits until the application is there, and is told once', () => {
    const opened = new OpenedBackup();
    const told: string[] = [];
    opened.open('/a');
    opened.open(null);
    opened.ready((path) => told.push(path));
    expect(told).toEqual(['/a']);
    opened.open('/b');
    expect(told).toEqual(['/a', '/b']);
  });
});
