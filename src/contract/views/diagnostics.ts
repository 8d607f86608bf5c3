/** The page of diagnostics as the window shows it. */
export interface DiagnosticsView {
  /** Names this page when it is saved. */
  readonly id: string;
  /** Plain text; saved byte for byte as UTF-8. Lines of what was ticked begin with two spaces and [address] or [name]. */
  readonly text: string;
  /** Size of the text as UTF-8, bytes. */
  readonly size: number;
}
