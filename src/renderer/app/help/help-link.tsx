/** From a message on the screen to the place in the help that explains it. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { HelpId } from '../../i18n/help-page.ts';
import { openHelpAt } from './help-store.ts';

interface HelpLinkProps {
  readonly page: HelpId;
  /** The words of the message, which are the heading there. */
  readonly heading: string;
}

export const HelpLink = ({ page, heading }: HelpLinkProps) => {
  const { t } = useTranslation();
  return (
    <Button variant="subtle" color="gray" onClick={() => openHelpAt(page, heading)}>
      {t('help.explained')}
    </Button>
  );
};
