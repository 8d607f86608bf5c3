import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { groupDecimal } from './format.ts';
import classes from './stacked-bars.module.css';
import { StateShape, type Tone } from './state-mark.tsx';

interface Series {
  readonly key: string;
  readonly title: string;
  readonly tone: Exclude<Tone, 'waiting'>;
}

interface StackedBarsProps {
  readonly label: string;
  readonly height: number;
  /** Said once after every figure: "USD". */
  readonly unit: string;
  readonly series: readonly Series[];
  /** Decimal texts in the order of the series. */
  readonly bars: readonly { readonly name: string; readonly values: readonly string[] }[];
}

/** Lengths for drawing only; every figure that is read stays decimal text. */
const pointsOf = (props: Pick<StackedBarsProps, 'series' | 'bars'>): readonly object[] =>
  props.bars.map(({ name, values }) => ({
    name,
    values,
    ...Object.fromEntries(props.series.map(({ key }, index) => [key, Number(values[index] ?? 0)])),
  }));

const shorten = (length: number): string =>
  length >= 10_000
    ? `${groupDecimal(String(Math.round(length / 1_000)))} k`
    : groupDecimal(String(length));

interface HintProps extends Pick<StackedBarsProps, 'series' | 'bars' | 'unit'> {
  /** Given by the chart. */
  readonly active?: boolean;
  readonly label?: string;
}

const Hint = ({ series, bars, unit, active = false, label: name }: HintProps) => {
  const bar = active ? bars.find((each) => each.name === name) : undefined;
  if (bar === undefined) return null;
  return (
    <div className={classes.hint}>
      <strong>{name}</strong>
      <dl>
        {series.map(({ key, title, tone }, index) => (
          <div key={key}>
            <dt>
              <StateShape tone={tone} /> {title}
            </dt>
            <dd>
              {groupDecimal(bar.values[index] ?? '0')} <span className="muted">{unit}</span>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
};

/** Stacked bars in state colours with a legend of shapes and words; put a table view beside. */
export const StackedBars = ({ label, height, unit, series, bars }: StackedBarsProps) => (
  <figure className={classes.figure} aria-label={label}>
    <figcaption className={classes.legend}>
      {series.map(({ key, title, tone }) => (
        <span key={key}>
          <StateShape tone={tone} /> {title}
        </span>
      ))}
    </figcaption>
    <ResponsiveContainer
      width="100%"
      height={height - 24}
      initialDimension={{ width: 900, height }}
    >
      <BarChart data={[...pointsOf({ series, bars })]} barCategoryGap="22%" margin={{ top: 8 }}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="name"
          tickLine={false}
          axisLine={{ stroke: 'var(--line)' }}
          tick={{ fill: 'var(--ink-muted)', fontSize: 12 }}
          minTickGap={24}
        />
        <YAxis
          width={48}
          tickLine={false}
          axisLine={false}
          tick={{ fill: 'var(--ink-muted)', fontSize: 12 }}
          tickFormatter={shorten}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={{ fill: 'var(--hover)' }}
          content={<Hint series={series} bars={bars} unit={unit} />}
        />
        {series.map(({ key, tone }) => (
          <Bar
            key={key}
            dataKey={key}
            stackId="all"
            fill={`var(--chart-${tone})`}
            isAnimationActive={false}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  </figure>
);
