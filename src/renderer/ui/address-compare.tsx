/** Two addresses under each other, group by group, with every character that differs marked. */
import { useTranslation } from 'react-i18next';
import classes from './address-compare.module.css';
import { countDifferences, pairGroups, type PairGroup } from './address-pair.ts';

interface AddressCompareProps {
  readonly address: string;
  readonly other: string;
  /** What the two are, above the pair. */
  readonly names?: readonly [address: string, other: string];
}

const Line = ({ chars }: { readonly chars: PairGroup['upper'] }) => (
  <span className={classes.line}>
    {chars.map(({ char, differs }, at) => (
      <span key={`${at}-${char}`} className={classes.char} data-differs={differs}>
        {char}
      </span>
    ))}
  </span>
);

export const AddressCompare = ({ address, other, names }: AddressCompareProps) => {
  const { t } = useTranslation();
  const differing = countDifferences(address, other);
  const total = Math.max(address.length, other.length);
  const [upper, lower] = names ?? [t('common.compare.this'), t('common.compare.other')];
  return (
    <div className={classes.compare} data-same={differing === 0}>
      <output className={classes.verdict}>
        {differing === 0
          ? t('common.compare.same', { total })
          : t('common.compare.differ', { count: differing, total })}
      </output>
      <p className="visually-hidden">
        {upper}: {address}. {lower}: {other}.
      </p>
      <div className={classes.pair} aria-hidden="true">
        <span className={classes.names}>
          <span>{upper}</span>
          <span>{lower}</span>
        </span>
        <span className={classes.groups}>
          {pairGroups(address, other).map((group, index) => (
            <span key={index} className={classes.group} data-differs={group.differs}>
              <Line chars={group.upper} />
              <Line chars={group.lower} />
            </span>
          ))}
        </span>
      </div>
    </div>
  );
};
