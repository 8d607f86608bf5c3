/** What is wrong with an address or tag; a row issue of the import has the same shape. */
export interface DestinationIssue {
  readonly level: 'warning' | 'error';
  readonly column: 'address' | 'tag';
  readonly rule: string;
  readonly message: string;
}
