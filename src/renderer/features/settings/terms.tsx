/** The bounds of this profile: how far prices may move, and what is asked about. */
import { Button, TextInput } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TermsView } from '#contract/views/money.ts';
import { percentText, TERM_LIMITS, type ConversionMode } from '#core/money/terms.ts';
import { useAppView } from '../../bridge/app-store.ts';
import { call } from '../../bridge/client.ts';
import { useReading } from '../../bridge/use-reading.ts';
import { notifyDone, notifyError } from '../../ui/notify.ts';
import { Section } from '../../ui/section.tsx';
import { ConversionModes, SwitchToFiatExact } from './conversion-modes.tsx';
import { readPercent } from './read-percent.ts';
import classes from './settings.module.css';

const FIELDS = ['stable', 'other', 'rateBand', 'feeShare', 'fiatRateHours'] as const;

type Field = (typeof FIELDS)[number];
type Texts = Readonly<Record<Field, string>>;

const textsOf = (terms: TermsView): Texts => ({
  stable: percentText(terms.drift.stable),
  other: percentText(terms.drift.other),
  rateBand: percentText(terms.rateBand),
  feeShare: percentText(terms.feeShare),
  fiatRateHours: `${terms.fiatRateHours}`,
});

const limitsOf = (field: Field): readonly [number, number] =>
  TERM_LIMITS[field === 'stable' || field === 'other' ? 'drift' : field];

/** What a field means, or null where it cannot be taken. */
const read = (field: Field, text: string): number | null => {
  const value =
    field === 'fiatRateHours'
      ? /^\d{1,3}$/.test(text)
        ? parseInt(text, 10)
        : null
      : readPercent(text);
  const [least, most] = limitsOf(field);
  return value === null || value < least || value > most ? null : value;
};

const limitText = (field: Field, limit: number): string =>
  field === 'fiatRateHours' ? `${limit}` : percentText(limit);

const termsOf = (texts: Texts, mode: ConversionMode): TermsView | null => {
  const [stable, other, rateBand, feeShare, fiatRateHours] = FIELDS.map((f) => read(f, texts[f]));
  if (!stable || !other || !rateBand || !feeShare || !fiatRateHours) return null;
  return { drift: { stable, other }, rateBand, feeShare, fiatRateHours, mode };
};

const TermsForm = ({ terms }: { readonly terms: TermsView }) => {
  const { t } = useTranslation();
  const [texts, setTexts] = useState(() => textsOf(terms));
  const [mode, setMode] = useState(terms.mode);
  const [saved, setSaved] = useState(terms.mode);
  const [asking, setAsking] = useState(false);
  const next = termsOf(texts, mode);
  const save = async (): Promise<void> => {
    setAsking(false);
    if (next === null) return;
    const reply = await call('terms.save', next);
    if (!reply.ok) return notifyError(reply.error);
    setSaved(reply.value.mode);
    return notifyDone(t('settings.terms.saved'));
  };
  return (
    <div className={classes.fields}>
      <ConversionModes chosen={mode} onChoose={setMode} />
      {FIELDS.map((field) => {
        const [least, most] = limitsOf(field);
        const limits = { least: limitText(field, least), most: limitText(field, most) };
        return (
          <TextInput
            key={field}
            className={classes.field}
            inputMode="decimal"
            label={t(`settings.terms.${field}`)}
            description={t(`settings.terms.${field}Says`)}
            error={read(field, texts[field]) === null && t('settings.terms.wrong', limits)}
            value={texts[field]}
            onChange={(event) => setTexts({ ...texts, [field]: event.currentTarget.value.trim() })}
          />
        );
      })}
      <Button
        className={classes.apply}
        disabled={next === null}
        onClick={() => (mode === 'fiat-exact' && mode !== saved ? setAsking(true) : void save())}
      >
        {t('settings.terms.save')}
      </Button>
      {asking && (
        <SwitchToFiatExact onConfirm={() => void save()} onClose={() => setAsking(false)} />
      )}
    </div>
  );
};

/** How far figures may be apart before a person must look. */
export const Terms = () => {
  const { t } = useTranslation();
  const { profile } = useAppView();
  const { value } = useReading(useCallback(() => call('terms.get', {}), []));
  return (
    <Section
      title={t('settings.terms.title')}
      aside={t('settings.terms.says', { name: profile.name })}
    >
      {value !== null && <TermsForm key={profile.id} terms={value} />}
    </Section>
  );
};
