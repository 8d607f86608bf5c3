/** The first rows of a file that is still being read: checked one by one, and held to be payable by nobody yet. */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowView } from '#contract/views/batch.ts';
import { call } from '../../bridge/client.ts';
import { AddressText } from '../../ui/address-text.tsx';
import { formatCount } from '../../ui/format.ts';
import tableClasses from '../../ui/plain-table.module.css';
import { StateMark } from '../../ui/state-mark.tsx';
import styles from './first-rows.module.css';

/** As many as fit a window; the rest comes when the file is read. */
const SHOWN = 12;

/** Read once the first are there; a file that is judged anew has none again. */
const useFirstRows = (batchId: string, any: boolean): readonly RowView[] => {
  const [rows, setRows] = useState<readonly RowView[]>([]);
  useEffect(() => {
    if (!any) return undefined;
    let isGone = false;
    const read = async (): Promise<void> => {
      const reply = await call('batch.rows', { batchId, filter: {}, offset: 0, limit: SHOWN });
      if (reply.ok && !isGone) setRows(reply.value.items);
    };
    void read();
    return () => {
      isGone = true;
    };
  }, [batchId, any]);
  return any ? rows : [];
};

const FirstRow = ({ row }: { readonly row: RowView }) => {
  const { t } = useTranslation();
  const { reference, beneficiary, currency, network, address, amount, amount_currency } = row.cells;
  const problem = row.issues.find(({ level }) => level === 'error');
  const tone = problem === undefined ? 'moving' : 'refused';
  const word = t(problem === undefined ? 'import.reading.still' : 'import.reading.problem');
  return (
    <tr>
      <td data-align="end">{formatCount(row.row)}</td>
      <td>
        <StateMark tone={tone} word={word} says={problem?.message ?? t('import.reading.says')} />
      </td>
      <th scope="row">{reference}</th>
      <td>{beneficiary}</td>
      <td>{`${currency} ${network}`}</td>
      <td className={styles['address']}>
        <AddressText address={address} copy={false} />
      </td>
      <td data-align="end">{`${amount} ${amount_currency}`}</td>
    </tr>
  );
};

const COLUMNS = ['row', 'status', 'reference', 'beneficiary', 'currency', 'address'] as const;

export const FirstRows = ({
  batchId,
  count,
}: {
  readonly batchId: string;
  readonly count: number;
}) => {
  const { t } = useTranslation();
  const rows = useFirstRows(batchId, count > 0);
  if (rows.length === 0) return null;
  return (
    <section className={styles['rows']} aria-label={t('import.reading.first')}>
      <p className="muted">{t('import.reading.settled')}</p>
      <div className={styles['scroll']}>
        <table className={tableClasses['table']}>
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th key={column} scope="col" data-align={column === 'row' ? 'end' : undefined}>
                  {t(`import.reading.columns.${column}`)}
                </th>
              ))}
              <th scope="col" data-align="end">
                {t('import.reading.columns.amount')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <FirstRow key={row.row} row={row} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
};
