import { Button, Checkbox, Menu } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './icon.tsx';
import type { Column } from './table-column.ts';

/** The columns in sight and the menu that chooses them. */
export const useColumnChoice = <T,>(columns: readonly Column<T>[]) => {
  const [hidden, setHidden] = useState<ReadonlySet<string>>(
    () => new Set(columns.filter((column) => column.hidden === true).map(({ key }) => key)),
  );
  const toggle = (key: string): void =>
    setHidden((before) => {
      const next = new Set(before);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  return { shown: columns.filter(({ key }) => !hidden.has(key)), hidden, toggle };
};

interface ColumnMenuProps<T> {
  readonly columns: readonly Column<T>[];
  readonly hidden: ReadonlySet<string>;
  readonly onToggle: (key: string) => void;
}

/** Shows and hides columns. */
export const ColumnMenu = <T,>({ columns, hidden, onToggle }: ColumnMenuProps<T>) => {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-end" closeOnItemClick={false}>
      <Menu.Target>
        <Button leftSection={<Icon name="columns" />}>{t('common.columns')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {columns
          .filter((column) => column.fixed !== true)
          .map(({ key, title }) => (
            <Menu.Item key={key} onClick={() => onToggle(key)}>
              <Checkbox size="xs" label={title} checked={!hidden.has(key)} readOnly tabIndex={-1} />
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
};
