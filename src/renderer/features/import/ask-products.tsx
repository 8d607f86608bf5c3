/** What each name of another program means here: the coin and its network, as the gateway lists them. */
import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Product } from '#core/import/ask.ts';
import type { Answers, ColumnsAsk } from './ask-answers.ts';
import styles from './import.module.css';

interface AskProductsProps {
  readonly ask: ColumnsAsk;
  readonly answers: Answers;
  readonly onChange: (answers: Answers) => void;
}

export const AskProducts = ({ ask, answers, onChange }: AskProductsProps) => {
  const { t } = useTranslation();
  const { products } = ask;
  if (products === null || (answers.columns[products.header] ?? null) !== null) return null;
  const change = (value: string, product: Product): void =>
    onChange({ ...answers, products: { ...answers.products, [value]: product } });
  return (
    <section
      className={styles['fills']}
      aria-label={t('import.ask.products', { header: products.header })}
    >
      <h3>{t('import.ask.products', { header: products.header })}</h3>
      <p className={styles['fine']}>{t('import.ask.productsTeach')}</p>
      <table className={styles['mapping']}>
        <thead>
          <tr>
            <th>{t('import.ask.written')}</th>
            <th>{t('import.field.currency')}</th>
            <th>{t('import.field.network')}</th>
          </tr>
        </thead>
        <tbody>
          {products.values.map(({ value }) => {
            const product = answers.products[value] ?? { currency: '', network: '' };
            const name = value === '' ? t('import.ask.nothing') : value;
            return (
              <tr key={value}>
                <th scope="row">{name}</th>
                <td>
                  <TextInput
                    aria-label={`${t('import.field.currency')}: ${name}`}
                    value={product.currency}
                    onChange={(event) =>
                      change(value, { ...product, currency: event.currentTarget.value.trim() })
                    }
                  />
                </td>
                <td>
                  <TextInput
                    aria-label={`${t('import.field.network')}: ${name}`}
                    value={product.network}
                    onChange={(event) =>
                      change(value, { ...product, network: event.currentTarget.value.trim() })
                    }
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
};
