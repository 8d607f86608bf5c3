interface CurrencyTextProps {
  readonly code: string;
  readonly network: string;
}

/** Asset and network, never one alone; a coin whose network bears its own name is said once. */
export const CurrencyText = ({ code, network }: CurrencyTextProps) => (
  <span title={`${code} ${network}`}>
    {code}
    {code !== network && <span className="muted"> {network}</span>}
  </span>
);
