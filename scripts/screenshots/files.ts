/** Files the scenes import beside the samples: what leaves a question open, and what cannot be read. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { textWorkbook, type SheetText } from '../sample-data/text-workbook.ts';
import { ROOT } from '../tools.ts';

export const sample = (name: string): string => join(ROOT, 'samples', name);

const HEADER = 'reference,beneficiary,currency,network,address,tag,amount,amount_currency,note';
const TRC20 = 'TNWFZZY9v7MzqY5U8rJVsG24irKqA3cRZU';

const put = (folder: string, name: string, lines: readonly string[]): string => {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
};

/** Amounts that may be twelve hundred or one and a quarter. */
export const decimalsOpen = (folder: string): string =>
  put(folder, 'contractors-november.csv', [
    HEADER,
    `CT-101,Brückenwerk Ödön GmbH,USDT,TRC20,${TRC20},,"1,250",USD,Invoice 4101`,
    `CT-102,Élodie Châtaignon,USDT,TRC20,${TRC20},,"2,310",USD,Invoice 4102`,
    `CT-103,Françoise Lumignon,USDT,TRC20,${TRC20},,"1,800",USD,Invoice 4103`,
  ]);

/** Headings that say nothing Purser may rely on. */
export const columnsOpen = (folder: string): string =>
  put(folder, 'export-from-hr.csv', [
    'Key,Person,Coin,Chain,Where to,Memo,Value,Unit,Cost centre',
    `HR-7001,Zoë Ångström-Lindholt,USDT,TRC20,${TRC20},,1250.00,USD,4400 Design`,
    'HR-7002,Nguyễn Thị Hoa Mai,USDT,TRC20,TNk54ZMirrbFhTgxpg54DRsLnxw6QFnGx7,,840.50,USD,4410 Support',
  ]);

/** A list made for another program, which names coin and network together and no reference. */
export const templateOpen = (folder: string): string =>
  put(folder, 'affiliates-november.csv', [
    'Ticker,Wallet Address,ExtraId,Amount',
    `usdttrc20,${TRC20},,1250.00`,
    'usdttrc20,TNk54ZMirrbFhTgxpg54DRsLnxw6QFnGx7,,840.50',
    'xrp,rPKo9tCayVChZoYxeNoBB9PHHGv7ttZmFv,104477,310',
  ]);

/** Names as an old Windows program writes them. */
export const encodingOpen = (folder: string): string => {
  const path = join(folder, 'payees-from-erp.csv');
  const rows = [HEADER, `ER-1,Brückenwerk Ödön GmbH,USDT,TRC20,${TRC20},,1250.00,USD,Größe 4`];
  writeFileSync(path, Buffer.from(`${rows.join('\n')}\n`, 'latin1'));
  return path;
};

/** A workbook with last month's payments beside this month's. */
export const sheetsOpen = (folder: string): string => {
  const path = join(folder, 'payroll-2026.xlsx');
  const month = (name: string, prefix: string): SheetText => ({
    name,
    rows: [
      HEADER.split(','),
      [`${prefix}-1`, 'Anna Berg', 'USDT', 'TRC20', TRC20, '', '2400.00', 'USD', name],
      [`${prefix}-2`, 'Zoë Ångström', 'USDT', 'TRC20', TRC20, '', '1980.50', 'USD', name],
    ],
  });
  writeFileSync(path, textWorkbook([month('October', '2026-10'), month('November', '2026-11')]));
  return path;
};

/** A spreadsheet under the name of a text file, and a file whose lines disagree. */
export const unreadable = (folder: string): string =>
  put(folder, 'payments-broken.csv', [
    HEADER,
    `BR-1,Anna Berg,USDT,TRC20,${TRC20},,100.00,USD,fine`,
    `BR-2,Ben Ode,USDT,TRC20,${TRC20},,100.00,USD,"a quote that never ends`,
    `BR-3,Cleo Fay,USDT,TRC20,${TRC20},,100.00,USD,lost in the quote`,
  ]);

/** An address and its forgery, and one of Cardano, the longest there is. */
export const lookAlikes = (folder: string): string =>
  put(folder, 'bonus-november.csv', [
    HEADER,
    'LA-1,Anna Berg,POL,polygon,0x4106dd24fCE9B6237e2c6EC41322AbBe26621fA0,,120.00,POL,Bonus',
    'LA-2,Anna Berg,POL,polygon,0x41068477c3c2E7Ef66B92D509926845F8fF01Fa0,,80.00,POL,Bonus',
    'LA-3,Ida Fjord,ADA,cardano,addr1qx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzer3n0d3vllmyqwsx5wktcd8cc3sq835lu7drv2xwl2wywfgse35a3x,,300.00,ADA,Bonus',
    'LA-4,Kit Moss,XRP,ripple,rPKo9tCayVChZoYxeNoBB9PHHGv7ttZmFv,,50.00,XRP,Bonus',
  ]);

/** The lines of the paid sample. */
const paidLines = (): readonly string[] =>
  readFileSync(sample('payroll-25.csv'), 'utf8').trimEnd().split(/\r?\n/);

/** The paid sample under another name and in another order. */
export const repeatedFile = (folder: string): string => {
  const [header = '', ...rows] = paidLines();
  return put(folder, 'payroll november (copy).csv', [header, ...rows.toReversed()]);
};

/** The paid sample with references of a new month, three rows of it with new amounts. */
export const repeatedMonth = (folder: string): string => {
  const [header = '', ...rows] = paidLines();
  const renewed = rows.map((row, at) => {
    const next = row.replace('PAY-2026-11-', 'NEXT-');
    return at < 3 ? next.replace('1250.00', '1310.00').replace('840.50', '860.00').replace('1,100.00', '1,150.00') : next;
  });
  return put(folder, 'payroll december.csv', [header, ...renewed]);
};

/** More money than practice has. */
export const tooExpensive = (folder: string): string =>
  put(folder, 'acquisition.csv', [
    HEADER,
    `AQ-1,Seller of a company,USDT,TRC20,${TRC20},,999999999.00,USDT,more than there is`,
    `AQ-2,Notary,USDT,TRC20,TNk54ZMirrbFhTgxpg54DRsLnxw6QFnGx7,,1500.00,USDT,fees`,
  ]);

/** Currencies the gateway has no price of, a fee that takes much, and two ways for a row below the minimum. */
export const otherCurrencies = (folder: string): string =>
  put(folder, 'november-abroad.csv', [
    HEADER,
    `EU-1,Brückenwerk Ödön GmbH,USDT,TRC20,${TRC20},,1250.00,EUR,Invoice 4101`,
    'EU-2,Nguyễn Thị Hoa Mai,USDT,TRC20,TNk54ZMirrbFhTgxpg54DRsLnxw6QFnGx7,,20.500,KWD,Support',
    'EU-3,Ann Lindqvist,USDT,TRC20,TENmqTAY51Y4SEmUwZsYhPSeb4uUhrAtXD,,3.00,USD,Expenses',
    'EU-4,Ann Lindqvist,USDT,TRC20,TENmqTAY51Y4SEmUwZsYhPSeb4uUhrAtXD,,9.80,USD,Travel',
  ]);

/** So many rows that reading them takes a while. */
export const manyRows = (folder: string, count: number): string =>
  put(folder, 'marketplace-sellers.csv', [
    HEADER,
    ...Array.from(
      { length: count },
      (_, at) =>
        `SELLER-${at + 1},Seller ${at + 1},USDT,TRC20,${TRC20},,${10 + (at % 90)}.50,USDT,Week 47`,
    ),
  ]);
