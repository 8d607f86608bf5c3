/** What requests came to since the receiver was switched on. */
import { useTranslation } from 'react-i18next';
import type { ReceiverView } from '#contract/views/callback.ts';
import { formatCount } from '../../ui/format.ts';
import table from '../../ui/plain-table.module.css';
import { Section } from '../../ui/section.tsx';

export const TallyPart = ({ tally }: { readonly tally: ReceiverView['tally'] }) => {
  const { t } = useTranslation();
  const { disbelieved, ...rest } = tally;
  const counts = {
    kept: rest.kept,
    repeated: rest.repeated,
    disbelieved: Object.values(disbelieved).reduce((sum, count) => sum + count, 0),
    unavailable: rest.unavailable,
    turnedAway: rest.turnedAway,
  } as const;
  const names = ['kept', 'repeated', 'disbelieved', 'unavailable', 'turnedAway'] as const;
  return (
    <Section title={t('callbacks.receiver.tallyTitle')}>
      <table className={table.table}>
        <tbody>
          {names.map((name) => (
            <tr key={name}>
              <th scope="row">{t(`callbacks.receiver.tally.${name}`)}</th>
              <td data-align="end">{formatCount(counts[name])}</td>
              <td className="muted">{t(`callbacks.receiver.tallySays.${name}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
};
