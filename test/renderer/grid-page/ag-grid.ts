/** The grid the sheet is held against, with the same columns, the same texts and rows of the same height. */
import {
  AllCommunityModule,
  createGrid,
  ModuleRegistry,
  themeQuartz,
  type ColDef,
} from 'ag-grid-community';
import type { RowView } from '#contract/views/batch.ts';
import { SHEET_FIELDS } from '#renderer/features/import/grid/sheet-columns.ts';
import { makeRow } from './rows.ts';

ModuleRegistry.registerModules([AllCommunityModule]);

const WIDTHS: Readonly<Record<string, number>> = {
  reference: 100,
  beneficiary: 104,
  amount: 74,
  amount_currency: 50,
  currency: 56,
  network: 66,
  address: 178,
  tag: 62,
  note: 50,
  priority: 44,
};

const columns = (): ColDef<RowView>[] => [
  {
    headerName: 'Row',
    width: 54,
    valueGetter: ({ data }) => `${data?.row ?? ''} line ${data?.line ?? ''}`,
    wrapText: true,
  },
  ...SHEET_FIELDS.map((field): ColDef<RowView> => ({
    headerName: field,
    editable: true,
    minWidth: WIDTHS[field] ?? 50,
    flex: 1,
    wrapText: true,
    valueGetter: ({ data }) => data?.cells[field] ?? '',
    ...(field === 'address'
      ? {
          valueFormatter: ({ value }) =>
            String(value)
              .match(/.{1,4}/gsu)
              ?.join(' ') ?? '',
        }
      : {}),
  })),
  {
    headerName: 'Pays',
    minWidth: 114,
    flex: 1,
    valueGetter: ({ data }) => (data?.pays ? `${data.pays.amount} ${data.pays.code}` : ''),
  },
];

/** All rows are made before: what is measured begins with the grid. */
export const agRows = (total: number): RowView[] =>
  Array.from({ length: total }, (_, index) => makeRow(index));

export const mountAgGrid = (root: HTMLElement, rowData: RowView[]): void => {
  createGrid(root, {
    theme: themeQuartz.withParams({
      fontFamily: 'IBM Plex Sans',
      fontSize: 13,
      cellHorizontalPadding: 6,
      wrapperBorder: false,
    }),
    columnDefs: columns(),
    defaultColDef: { sortable: true, resizable: true },
    rowSelection: { mode: 'multiRow', checkboxes: true, headerCheckbox: false },
    selectionColumnDef: { width: 28, minWidth: 28 },
    rowData,
    rowHeight: 46,
    headerHeight: 33,
  });
};
