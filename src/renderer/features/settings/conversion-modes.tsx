/** Who converts fiat amounts in this profile, with what the choice means. */
import { useTranslation } from 'react-i18next';
import { CONVERSION_MODES, type ConversionMode } from '#core/money/terms.ts';
import { useAppView } from '../../bridge/app-store.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import classes from './settings.module.css';

interface ConversionModesProps {
  readonly chosen: ConversionMode;
  readonly onChoose: (mode: ConversionMode) => void;
}

export const ConversionModes = ({ chosen, onChoose }: ConversionModesProps) => {
  const { t } = useTranslation();
  return (
    <fieldset className={classes.modes}>
      <legend>{t('settings.mode.title')}</legend>
      {CONVERSION_MODES.map((mode) => (
        <label key={mode}>
          <input
            type="radio"
            name="conversion-mode"
            checked={chosen === mode}
            onChange={() => onChoose(mode)}
          />
          <span>
            {t(`settings.mode.name.${mode}`)}
            <small>{t(`settings.mode.says.${mode}`)}</small>
          </span>
        </label>
      ))}
      {chosen === 'fiat-exact' && (
        <p className={classes.warning} role="note">
          {t('settings.mode.warning')}
        </p>
      )}
    </fieldset>
  );
};

interface SwitchProps {
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Leaving the amount to the gateway is a decision of its own. */
export const SwitchToFiatExact = ({ onConfirm, onClose }: SwitchProps) => {
  const { t } = useTranslation();
  const { profile } = useAppView();
  return (
    <ConfirmDialog
      opened
      title={t('settings.mode.confirmTitle', { name: profile.name })}
      confirmLabel={t('settings.mode.confirm')}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <p>{t('settings.mode.warning')}</p>
      <p>{t('settings.mode.confirmMeaning')}</p>
    </ConfirmDialog>
  );
};
