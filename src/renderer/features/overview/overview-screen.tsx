import { useTranslation } from 'react-i18next';
import { Screen } from '../../ui/screen.tsx';

export const OverviewScreen = () => {
  const { t } = useTranslation();
  return <Screen title={t('overview.title')}>{null}</Screen>;
};
