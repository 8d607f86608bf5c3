import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { showShortcuts, useFrame } from './frame-store.ts';
import { keyWord } from './keys.ts';
import classes from './shortcut-sheet.module.css';

/** Every shortcut of the window on one sheet. */
export const ShortcutSheet = () => {
  const { t } = useTranslation();
  const opened = useFrame((frame) => frame.shortcutsOpen);
  const rows = [
    [keyWord('K'), t('frame.shortcut.palette')],
    ['?', t('frame.shortcut.help')],
    [keyWord('B'), t('frame.shortcut.rail')],
    [keyWord('1…6'), t('frame.shortcut.go')],
    ['/', t('frame.shortcut.search')],
    ['↑ ↓', t('frame.shortcut.rows')],
    ['PgUp PgDn', t('frame.shortcut.page')],
    ['Home End', t('frame.shortcut.ends')],
    ['Enter', t('frame.shortcut.open')],
    [keyWord('C'), t('frame.shortcut.copy')],
    ['Esc', t('frame.shortcut.close')],
  ] as const;
  return (
    <Modal
      opened={opened}
      onClose={() => showShortcuts(false)}
      title={t('frame.shortcuts')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <dl className={classes.sheet}>
        {rows.map(([keys, meaning]) => (
          <div key={meaning} className={classes.row}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
};
