import { Modal } from '@mantine/core';
import { useEffect, useLayoutEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  /** Width: a step of the theme, or px. */
  readonly size?: 'md' | 'lg' | 'xl' | number;
  readonly children: ReactNode;
}

/** Gives the focus back to where it was, unless somebody has put it elsewhere meanwhile. */
const useFocusBack = (): void => {
  const before = useRef<Element | null>(null);
  useLayoutEffect(() => {
    before.current = document.activeElement;
  }, []);
  useEffect(
    () => () => {
      const { current } = before;
      // What held the focus is taken off the page only after this.
      setTimeout(() => {
        const isLost = document.activeElement === null || document.activeElement === document.body;
        if (isLost && current instanceof HTMLElement) current.focus({ preventScroll: true });
      });
    },
    [],
  );
};

/** A dialog that is on the page only while it is open: the focus goes in, Escape leaves, and the focus comes back. */
export const Dialog = ({ title, onClose, size = 'md', children }: DialogProps) => {
  const { t } = useTranslation();
  useFocusBack();
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={size}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {children}
    </Modal>
  );
};
