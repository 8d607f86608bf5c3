/** Ways out for all rows of a kind: what each would change, in how many rows, and the first few before and after. */
import { Button, TextInput } from '@mantine/core';
import { Dialog } from '../../../ui/dialog.tsx';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchView } from '#contract/views/batch.ts';
import type { FixOfferView } from '#contract/views/change.ts';
import type { Fix } from '#core/import/fix.ts';
import { call, type AppError } from '../../../bridge/client.ts';
import { formatCount } from '../../../ui/format.ts';
import { ErrorBand } from '../../../ui/problem-band.tsx';
import type { Rows } from '../use-rows.ts';
import { fixWords } from './fix-words.ts';
import styles from './sheet.module.css';

interface FixDialogProps {
  readonly batch: BatchView;
  readonly rows: Rows;
  readonly onClose: () => void;
}

const useOffers = (batchId: string) => {
  const [offers, setOffers] = useState<readonly FixOfferView[] | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const reload = useCallback(async (): Promise<void> => {
    const reply = await call('batch.fixes', { batchId });
    if (reply.ok) setOffers(reply.value);
    else setError(reply.error);
  }, [batchId]);
  useEffect(() => {
    // oxlint-disable-next-line react/set-state-in-effect -- the answer of a call, not something that is known here
    void reload();
  }, [reload]);
  return { offers, error, reload };
};

const Examples = ({ offer }: { readonly offer: FixOfferView }) => {
  const { t } = useTranslation();
  if (offer.examples.length === 0) return null;
  return (
    <table className={styles['examples']}>
      <tbody>
        {offer.examples.map(({ row, field, before, after }) => (
          <tr key={`${row} ${field}`}>
            <th scope="row">{t('sheet.place', { row, field: t(`import.field.${field}`) })}</th>
            <td>
              <code>{visible(before)}</code>
            </td>
            <td aria-hidden="true">→</td>
            <td>
              <code>{visible(after)}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** Spaces at the ends and characters nobody sees are written out, because they are what changes. */
const visible = (text: string): string =>
  text === ''
    ? '–'
    : text
        .replaceAll(/^ +| +$/g, (spaces) => '·'.repeat(spaces.length))
        .replaceAll(
          /[\u00A0\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g,
          (char) => `⟨${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`,
        );

interface OfferProps {
  readonly offer: FixOfferView;
  readonly busy: boolean;
  readonly onApply: (fix: Fix) => void;
}

const Offer = ({ offer, busy, onApply }: OfferProps) => {
  const { t } = useTranslation();
  const { fix, rows } = offer;
  const [typed, setTyped] = useState(fix.kind === 'references' ? fix.prefix : '');
  const asked = fix.kind === 'exclude' || fix.kind === 'references' ? fix.kind : null;
  const wanted: Fix =
    fix.kind === 'exclude'
      ? { ...fix, reason: typed.trim() }
      : fix.kind === 'references'
        ? { ...fix, prefix: typed }
        : fix;
  const blocked = busy || (fix.kind === 'exclude' && typed.trim() === '');
  const count = { count: rows, shown: formatCount(rows) };
  return (
    <li className={styles['offer']}>
      <form
        className={styles['offerHead']}
        onSubmit={(event) => {
          event.preventDefault();
          if (!blocked) onApply(wanted);
        }}
      >
        <span className={styles['offerName']}>{fixWords(fix, t)}</span>
        <span className={styles['spring']} />
        {asked !== null && (
          <TextInput
            size="xs"
            aria-label={t(`sheet.fix.${asked}Label`)}
            placeholder={t(`sheet.fix.${asked}Label`)}
            maxLength={asked === 'exclude' ? 200 : 30}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        )}
        <Button type="submit" size="xs" disabled={blocked}>
          {t(asked === 'exclude' ? 'sheet.fix.excludeRows' : 'sheet.fix.apply', count)}
        </Button>
      </form>
      <Examples offer={offer} />
    </li>
  );
};

export const FixDialog = ({ batch, rows, onClose }: FixDialogProps) => {
  const { t } = useTranslation();
  const { offers, error, reload } = useOffers(batch.id);
  const { action, edit } = rows;
  const top = useRef<HTMLParagraphElement>(null);
  const apply = async (fix: Fix): Promise<void> => {
    // The pressed button goes with its offer; the keyboard goes on from the top of those that are left.
    top.current?.focus();
    await edit({ kind: 'fix', fix });
    await reload();
  };
  const mending = offers?.filter(({ fix }) => fix.kind !== 'exclude') ?? [];
  const leaving = offers?.filter(({ fix }) => fix.kind === 'exclude') ?? [];
  const noChecksum = batch.issues.some(({ rule }) => rule === 'address-no-checksum');
  const list = (some: readonly FixOfferView[]) => (
    <ul className={styles['offers']}>
      {some.map((offer) => (
        <Offer
          key={JSON.stringify(offer.fix)}
          offer={offer}
          busy={action.busy}
          onApply={(fix) => void apply(fix)}
        />
      ))}
    </ul>
  );
  return (
    <Dialog onClose={onClose} size={880} title={t('sheet.fix.title')}>
      <p ref={top} tabIndex={-1} data-autofocus className={styles['teach']}>
        {t('sheet.fix.teach')}
      </p>
      {error !== null && <ErrorBand error={error} onRetry={() => void reload()} />}
      {action.problem !== null && <ErrorBand error={action.problem} />}
      {offers?.length === 0 && <p>{t('sheet.fix.nothing')}</p>}
      {mending.length > 0 && list(mending)}
      {noChecksum && <p className={styles['teach']}>{t('sheet.fix.noChecksum')}</p>}
      {leaving.length > 0 && (
        <>
          <h3 className={styles['offersTitle']}>{t('sheet.fix.leaveOut')}</h3>
          {list(leaving)}
        </>
      )}
    </Dialog>
  );
};
