interface CurrencyTextProps {
  readonly code: string;
  readonly network: string;
}

/** Asset and network, never one alone. */
export const CurrencyText = ({ code, network }: CurrencyTextProps) => (
  <span title={`${code} ${network}`}>
    {code} <span className="muted">{network}</span>
  </span>
);
