import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { showShortcuts, useFrame } from './frame-store.ts';
import { keyWord } from './keys.ts';
import classes from './shortcut-sheet.module.css';

interface GroupProps {
  readonly title: string;
  readonly rows: readonly (readonly [keys: string, meaning: string])[];
}

const Group = ({ title, rows }: GroupProps) => (
  <section>
    <h3 className={classes.title}>{title}</h3>
    <dl>
      {rows.map(([keys, meaning]) => (
        <div key={meaning} className={classes.row}>
          <dt>
            <kbd>{keys}</kbd>
          </dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  </section>
);

/** Every shortcut of the window on one sheet. */
export const ShortcutSheet = () => {
  const { t } = useTranslation();
  const opened = useFrame((frame) => frame.shortcutsOpen);
  return (
    <Modal
      opened={opened}
      onClose={() => showShortcuts(false)}
      size={860}
      title={t('frame.shortcuts')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <div className={classes.sheet}>
        <Group
          title={t('frame.shortcut.everywhere')}
          rows={[
            [keyWord('K'), t('frame.shortcut.palette')],
            ['F1', t('help.here')],
            ['?', t('frame.shortcut.help')],
            [keyWord('B'), t('frame.shortcut.rail')],
            [keyWord('1…9 0'), t('frame.shortcut.go')],
            [keyWord(','), t('frame.shortcut.settings')],
            ['Alt+←', t('frame.shortcut.back')],
            ['/', t('frame.shortcut.search')],
            ['↑ ↓', t('frame.shortcut.rows')],
            ['PgUp PgDn', t('frame.shortcut.page')],
            ['Home End', t('frame.shortcut.ends')],
            ['Enter', t('frame.shortcut.open')],
            [keyWord('C'), t('frame.shortcut.copy')],
            ['Esc', t('frame.shortcut.close')],
          ]}
        />
        <Group
          title={t('frame.shortcut.inSheet')}
          rows={[
            ['F2 Enter', t('frame.shortcut.edit')],
            ['F8', t('frame.shortcut.problem')],
            [keyWord('.'), t('frame.shortcut.fixes')],
            [t('sheet.space'), t('frame.shortcut.leaveOut')],
            [keyWord('D'), t('frame.shortcut.fill')],
            [keyWord('V'), t('frame.shortcut.paste')],
            [keyWord('Z Y'), t('frame.shortcut.undo')],
            [keyWord('F'), t('frame.shortcut.find')],
            [keyWord('G'), t('frame.shortcut.goToRow')],
            [keyWord('Home End'), t('frame.shortcut.corners')],
            ['Insert', t('frame.shortcut.add')],
            ['Esc Tab', t('frame.shortcut.leave')],
          ]}
        />
      </div>
    </Modal>
  );
};
