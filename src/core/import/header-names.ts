/**
 * Column names that are understood without asking, in eight languages. A name stands here only if it can mean one
 * field and no other; "memo", "id" and "label" mean several things and are therefore asked about.
 */
import { ROW_FIELDS, type RowField } from './row.ts';

/** Names by field, a line a language, as {@link headerKey} gives them: small letters, joined by one space, no accents. */
const NAMES: Readonly<Record<RowField, readonly string[]>> = {
  reference: [
    'reference, payment reference, your reference, payout reference, reference no',
    'referenz, zahlungsreferenz, referenznummer, zahlungsnummer',
    'referencia, referencia de pago, numero de referencia',
    'reference de paiement, reference du paiement, numero de reference',
    'referencia de pagamento, referencia do pagamento',
    'референс, номер платежа, номер выплаты, референс платежа',
    'референс платежу, номер платежу, номер виплати',
    'referencja, numer referencyjny, numer platnosci, referencja platnosci',
  ],
  beneficiary: [
    'beneficiary, beneficiary name, payee, payee name, recipient, recipient name',
    'empfanger, empfangername, name des empfangers, begunstigter, zahlungsempfanger',
    'beneficiario, nombre del beneficiario, destinatario',
    'beneficiaire, nom du beneficiaire, destinataire',
    'nome do beneficiario, favorecido',
    'получатель, имя получателя, фио получателя, бенефициар',
    "отримувач, одержувач, бенефіціар, ім'я отримувача",
    'odbiorca, nazwa odbiorcy, beneficjent',
  ],
  currency: [
    'currency, payout currency, coin, crypto currency, cryptocurrency',
    'wahrung, kryptowahrung, auszahlungswahrung',
    'moneda, divisa, criptomoneda',
    'devise, monnaie, cryptomonnaie',
    'moeda, criptomoeda',
    'валюта, криптовалюта, валюта выплаты, монета',
    'валюта виплати',
    'waluta, kryptowaluta, waluta wyplaty',
  ],
  network: [
    'network, blockchain, chain, blockchain network',
    'netzwerk, blockchain netzwerk',
    'red, red blockchain',
    'reseau, reseau blockchain',
    'rede, rede blockchain',
    'сеть, блокчейн, сеть блокчейна',
    'мережа, мережа блокчейну',
    'siec, siec blockchain',
  ],
  address: [
    'address, wallet address, wallet, crypto address, payout address',
    'destination address, recipient address, beneficiary address, receiver address',
    'adresse, wallet adresse, empfangeradresse, zieladresse',
    'direccion, direccion de la billetera, direccion del monedero, direccion de destino',
    'adresse du portefeuille, adresse de destination, adresse du destinataire',
    'endereco, endereco da carteira, endereco de destino',
    'адрес, адрес кошелька, кошелек, адрес получателя',
    'адреса, адреса гаманця, гаманець, адреса отримувача',
    'adres, adres portfela, portfel, adres odbiorcy',
  ],
  tag: [
    'tag, destination tag, destinationtag, dest tag, extra id, extraid, memo tag',
    'tag or memo, tag memo, address tag',
    'ziel tag, zieltag',
    'etiqueta de destino, tag de destino',
    'tag de destination, etiquette de destination',
    'тег, тег назначения, тэг',
    'тег призначення',
    'tag docelowy, znacznik docelowy',
  ],
  amount: [
    'amount, fiat amount, payout amount, payment amount, amount to pay',
    'betrag, zahlbetrag, auszahlungsbetrag, zahlungsbetrag',
    'importe, monto, cantidad, importe a pagar, monto a pagar',
    'montant, montant a payer',
    'valor, montante, quantia, valor a pagar',
    'сумма, сумма выплаты, сумма платежа, сумма к выплате',
    'сума, сума виплати, сума платежу',
    'kwota, kwota wyplaty, kwota platnosci',
  ],
  amount_currency: [
    'amount currency, fiat currency, currency of amount, amount unit',
    'betragswahrung, wahrung des betrags',
    'moneda del importe, divisa del importe, moneda del monto',
    'devise du montant',
    'moeda do valor',
    'валюта суммы, валюта платежа',
    'валюта суми, валюта платежу',
    'waluta kwoty',
  ],
  note: [
    'note, notes, comment, remark, remarks',
    'notiz, bemerkung, anmerkung, kommentar',
    'nota, notas, comentario, observaciones',
    'remarque, commentaire',
    'observacao, observacoes',
    'примечание, комментарий, заметка',
    'примітка, коментар, нотатка',
    'notatka, uwagi, komentarz',
  ],
  priority: [
    'priority, prio, payment priority',
    'prioritat, zahlungsprioritat',
    'prioridad',
    'priorite',
    'prioridade',
    'приоритет',
    'пріоритет',
    'priorytet',
  ],
};

/** Every known name with its field; a test holds that no name stands twice. */
export const HEADER_NAMES: readonly (readonly [name: string, field: RowField])[] =
  ROW_FIELDS.flatMap((field) =>
    NAMES[field].flatMap((line) => line.split(', ')).map((name) => [name, field] as const),
  );

const FIELDS: ReadonlyMap<string, RowField> = new Map(
  HEADER_NAMES.map(([name, field]) => [headerKey(name), field]),
);

/** The field a column name means, or null when it is not known. */
export const knownField = (name: string): RowField | null => FIELDS.get(headerKey(name)) ?? null;

/**
 * A column name without regard to case, accents of Latin and Cyrillic letters, and how its words are joined.
 * Letters are never exchanged for ones that look alike: a Cyrillic "а" in "address" stays foreign and unknown.
 */
export function headerKey(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036F]/g, '')
    .replaceAll('ł', 'l')
    .replaceAll('ß', 'ss')
    .replaceAll('’', "'")
    .replaceAll(/[\s_-]+/g, ' ');
}
