import {
  CartesianGrid,
  Line,
  LineChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { formatAbsolute, formatShort } from './format-time.ts';
import { groupDecimal } from './format.ts';
import { useNow } from './now.ts';
import classes from './stacked-bars.module.css';

/** A figure from a moment on, until the next; null while it was not known. Decimal text. */
export interface StepPoint {
  readonly at: string;
  readonly text: string | null;
}

interface StepChartProps {
  readonly label: string;
  readonly height: number;
  /** Said after every figure: "USD". */
  readonly unit: string;
  /** In order of time. */
  readonly points: readonly StepPoint[];
}

interface HintProps extends Pick<StepChartProps, 'points' | 'unit'> {
  /** Given by the chart. */
  readonly active?: boolean;
  readonly label?: number;
}

const Hint = ({ points, unit, active = false, label }: HintProps) => {
  const point = active ? points.find(({ at }) => Date.parse(at) === label) : undefined;
  if (point === undefined) return null;
  return (
    <div className={classes.hint}>
      <strong>{formatAbsolute(point.at)}</strong>
      <div>
        {point.text === null ? '—' : groupDecimal(point.text)} <span className="muted">{unit}</span>
      </div>
    </div>
  );
};

/** Room above and below, also where nothing moves; for drawing only. */
const padded = ([least, most]: readonly [number, number]): [number, number] => {
  const room = (most - least) * 0.1 || most * 0.01 || 1;
  return [Math.max(0, least - room), most + room];
};

/** Six digits are more than a scale needs; the figures themselves stand in the table. */
const shorten = (value: number): string => groupDecimal(String(Number(value.toPrecision(6))));

const tick = { fill: 'var(--ink-muted)', fontSize: 12 };

/** A line of steps; heights are for drawing only, every figure that is read stays decimal text. Put a table beside. */
export const StepChart = ({ label, height, unit, points }: StepChartProps) => {
  const now = useNow();
  return (
    <figure className={classes.figure} aria-label={label}>
      <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 392, height }}>
        <LineChart
          data={points.map(({ at, text }) => ({
            at: Date.parse(at),
            height: text === null ? null : Number(text),
          }))}
          margin={{ top: 8, right: 8 }}
        >
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            dataKey="at"
            type="number"
            domain={['dataMin', 'dataMax']}
            tickLine={false}
            axisLine={{ stroke: 'var(--line)' }}
            tick={tick}
            minTickGap={48}
            tickFormatter={(at: number) => formatShort(new Date(at).toISOString(), now)}
          />
          <YAxis
            width={72}
            domain={padded}
            tickLine={false}
            axisLine={false}
            tick={tick}
            tickFormatter={shorten}
          />
          <Tooltip isAnimationActive={false} content={<Hint points={points} unit={unit} />} />
          <Line
            dataKey="height"
            type="stepAfter"
            stroke="var(--accent)"
            strokeWidth={1.5}
            dot={points.length <= 40 ? { r: 2, fill: 'var(--accent)', strokeWidth: 0 } : false}
            isAnimationActive={false}
            connectNulls={false}
          />
        </LineChart>
      </ResponsiveContainer>
    </figure>
  );
};
