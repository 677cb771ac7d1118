/** Somebody at the keyboard beside the script: types, selects, and holds the services as a script would. */
import { ScriptContext } from '../runtime/context';
import type { Selection } from '../runtime/contract';
import { RunningExecution } from '../runtime/execution';
import { Membrane } from '../runtime/membrane';
import { hostRealm } from '../runtime/realm';
import type { Session } from '../runtime/session';
import { createServicesFor, type ScriptServices } from './services';
import type { EditedCells } from './triggers';
import { spreadsheetOf } from './workbook-door';

type Input = string | number | boolean;

export interface Person {
  readonly services: ScriptServices;
  select(address: string): Selection;
  type(address: string, input: Input | Input[][]): EditedCells;
}

export function personAt(session: Session): Person {
  const execution = new RunningExecution(session, 'menu', session.user, false);
  const membrane = new Membrane(hostRealm, execution);
  const services = createServicesFor(execution, {
    // A template needs the script's functions around it; they are loaded when the first template is evaluated.
    run: (source, service, args) => templateScope(execution)(source)(membrane.bagOf(service), ...args),
  });
  const spreadsheet = spreadsheetOf(services);
  const find = (address: string) => {
    const range = spreadsheet.getRange(address);
    return {
      sheetName: range.getSheet().getName(),
      row: range.getRow() - 1,
      column: range.getColumn() - 1,
      rows: range.getNumRows(),
      columns: range.getNumColumns(),
    };
  };
  return {
    services: Object.fromEntries(
      Object.entries(services).map(([name, service]) => [name, membrane.toScript(service)]),
    ) as unknown as ScriptServices,
    select(address) {
      const { sheetName, ...range } = find(address);
      return { sheetName, ranges: [range] };
    },
    type(address, input) {
      const cells = find(address);
      const values = Array.isArray(input) ? input : [[input]];
      const rows = values.length;
      const columns = Math.max(0, ...values.map((row) => row.length));
      const isOne = rows * columns === 1;
      const edited = { ...cells, rows, columns };
      const oldValue = isOne ? spreadsheet.getRange(address).getValue() : undefined;
      values.forEach((row, i) => {
        row.forEach((value, j) => {
          session.engine.applyTyped(cells.sheetName, cells.row + i, cells.column + j, value);
        });
      });
      return isOne ? { ...edited, value: values[0]?.[0], oldValue } : edited;
    },
  };
}

function templateScope(execution: RunningExecution) {
  const context = new ScriptContext(execution);
  context.load(createServicesFor(execution, context));
  return (source: string) => context.compile(source);
}
