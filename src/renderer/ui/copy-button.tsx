import { useTranslation } from 'react-i18next';
import { copyText } from './clipboard.ts';
import classes from './copy-button.module.css';
import { Icon } from './icon.tsx';

interface CopyButtonProps {
  readonly text: string;
  /** What is copied, for the label and the message: "address". */
  readonly what: string;
}

/** A small button that copies the raw text and says what it copied. */
export const CopyButton = ({ text, what }: CopyButtonProps) => {
  const { t } = useTranslation();
  const label = t('common.copyWhat', { what });
  return (
    <button
      type="button"
      className={classes.button}
      aria-label={label}
      title={label}
      onClick={(event) => {
        event.stopPropagation();
        void copyText(text, what);
      }}
    >
      <Icon name="copy" />
    </button>
  );
};
