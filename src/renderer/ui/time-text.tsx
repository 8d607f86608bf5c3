import { i18n } from '../i18n/i18n.ts';
import { formatAbsolute, formatRelative, formatShort } from './format-time.ts';
import { useNow } from './now.ts';

interface TimeTextProps {
  /** ISO 8601; null reads as "never". */
  readonly at: string | null;
}

/** A moment: relative when younger than an hour, absolute otherwise, both on hover. */
export const TimeText = ({ at }: TimeTextProps) => {
  const now = useNow();
  if (at === null) return <span className="muted">{i18n.t('common.time.never')}</span>;
  const relative = formatRelative(at, now);
  const absolute = formatAbsolute(at);
  const title = relative === null ? absolute : i18n.t('common.time.at', { absolute, relative });
  return (
    <time dateTime={at} title={title}>
      {relative ?? formatShort(at, now)}
    </time>
  );
};
