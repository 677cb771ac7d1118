/** Utilities.parseCsv: rows of text, with quoted fields that may hold the delimiter, quotes and line breaks. */
import { ServiceError } from '../runtime/service-object';

/** parseCsv('a,"b ""c"""\nd,e') //=> [['a', 'b "c"'], ['d', 'e']] */
export function parseCsv(csv: string, delimiter = ','): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let isQuoted = false;
  const endRow = () => {
    rows.push([...row, field]);
    row = [];
    field = '';
  };
  for (let i = 0; i < csv.length; i++) {
    const character = csv[i];
    if (isQuoted) {
      if (character !== '"') field += character;
      else if (csv[i + 1] === '"') field += csv[++i];
      else isQuoted = false;
    } else if (character === '"' && field === '') isQuoted = true;
    else if (character === delimiter) {
      row.push(field);
      field = '';
    } else if (character === '\n') endRow();
    else if (character !== '\r') field += character;
  }
  if (isQuoted) throw new ServiceError('Could not parse text.');
  if (field !== '' || row.length > 0) endRow();
  return rows;
}
