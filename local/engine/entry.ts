/**
 * What runs inside the engine's own realm: Univer with its plugins, one workbook, and a narrow door for the host.
 * Built to one IIFE (`dist-local/engine.js`); the host knows only the types here.
 */
import {
  DataValidationErrorStyle,
  type ICellData,
  type ICommandInfo,
  ICommandService,
  type IRange,
  IResourceLoaderService,
  type IUniverInstanceService,
  type IWorkbookData,
  isFormulaId,
  isFormulaString,
  LifecycleService,
  LifecycleStages,
  LocaleType,
  LogLevel,
  type Nullable,
  numfmt,
  Univer,
  UniverInstanceType,
  type Workbook,
  type Worksheet,
} from '@univerjs/core';
import { UniverDataValidationPlugin } from '@univerjs/data-validation';
import { UniverDocsPlugin } from '@univerjs/docs';
import {
  FormulaDataModel,
  IDefinedNamesService,
  type IFormulaData,
  type IFormulaDataItem,
  IFunctionService,
  LexerTreeBuilder,
  UniverFormulaEnginePlugin,
} from '@univerjs/engine-formula';
import {
  type EffectRefRangeParams,
  handleCommonDefaultRangeChangeWithEffectRefCommands,
  UniverSheetsPlugin,
} from '@univerjs/sheets';
import {
  ConditionalFormattingFormulaService,
  ConditionalFormattingRuleModel,
  ConditionalFormattingViewModel,
  UniverSheetsConditionalFormattingPlugin,
} from '@univerjs/sheets-conditional-formatting';
import {
  DataValidationCustomFormulaService,
  SheetDataValidationModel,
  SheetsDataValidationValidatorService,
  UniverSheetsDataValidationPlugin,
} from '@univerjs/sheets-data-validation';
import { SheetsFilterService, UniverSheetsFilterPlugin } from '@univerjs/sheets-filter';
import { CalculationMode, FormulaRefRangeService, UniverSheetsFormulaPlugin } from '@univerjs/sheets-formula';
import { SheetsNoteModel, UniverSheetsNotePlugin } from '@univerjs/sheets-note';
import { UniverSheetsNumfmtPlugin } from '@univerjs/sheets-numfmt';
import { UniverSheetsSortPlugin } from '@univerjs/sheets-sort';
import { type ScriptFunctions, scriptFunction } from './script-function';

const plugins: Parameters<Univer['registerPlugins']>[0] = [
  [UniverFormulaEnginePlugin],
  [UniverDocsPlugin],
  [UniverSheetsPlugin],
  [UniverSheetsFormulaPlugin, { initialFormulaComputing: CalculationMode.FORCED }],
  [UniverSheetsNumfmtPlugin],
  [UniverDataValidationPlugin],
  [UniverSheetsDataValidationPlugin],
  [UniverSheetsConditionalFormattingPlugin],
  [UniverSheetsNotePlugin],
  [UniverSheetsFilterPlugin],
  [UniverSheetsSortPlugin],
];

/**
 * Univer's own follower for rules with formulas takes a change on any sheet that the formula names for a change on the
 * rule's sheet, and moves the rule's cells; `rule-followers.ts` does it instead.
 */
FormulaRefRangeService.prototype.registerRangeFormula = () => ({ dispose: () => undefined });

/** Conditional formats' formulas would be worked out cell by cell at every calculation, and nobody here sees their colours. */
ConditionalFormattingFormulaService.prototype.registerFormulaWithRange = () => undefined;
ConditionalFormattingViewModel.prototype.getCellCfs = () => [];

/** Of the rules that are formulas, only those that can refuse a value are asked anything here; the others mark cells on a page. */
const addFormulaRule = DataValidationCustomFormulaService.prototype.addRule;
DataValidationCustomFormulaService.prototype.addRule = function (unitId, subUnitId, rule) {
  const isAsked = rule.errorStyle === DataValidationErrorStyle.STOP && rule.bizInfo === undefined;
  if (isAsked) addFormulaRule.call(this, unitId, subUnitId, rule);
};

/** Univer looks at every cell that has a rule, to mark it on the screen: a page does that for itself. */
SheetsDataValidationValidatorService.prototype.validatorRanges = () => Promise.resolve([]);

/**
 * Univer looks through every cell of the workbook for formulas at each change of rows, columns or values. Most cells have only a
 * style: whole rows of these are passed over here.
 */
FormulaDataModel.prototype.getFormulaData = function (this: FormulaDataModel) {
  return formulasIn(this as unknown as { _univerInstanceService: IUniverInstanceService });
};

function formulasIn({ _univerInstanceService }: { _univerInstanceService: IUniverInstanceService }): IFormulaData {
  const workbooks = _univerInstanceService.getAllUnitsForType<Workbook>(UniverInstanceType.UNIVER_SHEET);
  return Object.fromEntries(
    workbooks.map((workbook) => [
      workbook.getUnitId(),
      Object.fromEntries(workbook.getSheets().map((sheet) => [sheet.getSheetId(), sheetFormulas(sheet)])),
    ]),
  );
}

type SheetFormulas = Record<number, Record<number, IFormulaDataItem>>;

/** What was found on sheets that have not changed since. */
let found = new WeakMap<Worksheet, SheetFormulas>();

/** Before and after a mutation; those of the calculation change no formula, and a new sheet is not known yet. */
function forgetFormulas(workbook: Workbook, { id, params }: Readonly<ICommandInfo>): void {
  if (id.startsWith('formula.mutation.') || id === 'sheet.mutation.insert-sheet') return;
  const { subUnitId } = (params ?? {}) as { subUnitId?: unknown };
  const sheet = typeof subUnitId === 'string' ? workbook.getSheetBySheetId(subUnitId) : undefined;
  if (sheet) found.delete(sheet);
  else found = new WeakMap();
}

function sheetFormulas(sheet: Worksheet): SheetFormulas {
  const known = found.get(sheet) ?? findFormulas(sheet);
  found.set(sheet, known);
  // The caller's own: Univer goes on working on it.
  return Object.fromEntries(
    Object.entries(known).map(([row, cells]) => [
      row,
      Object.fromEntries(Object.entries(cells).map(([column, item]) => [column, { ...item }])),
    ]),
  );
}

/** Cells that share a formula by its id say how far they are from the cell that has its text. */
function findFormulas(sheet: Worksheet): SheetFormulas {
  const shared = new Map<string, { f: string; row: number; column: number }>();
  const all: SheetFormulas = {};
  const matrix = sheet.getCellMatrix().getMatrix();
  const isFormula = (cell: Nullable<ICellData>): boolean => isFormulaString(cell?.f) || isFormulaId(cell?.si);
  for (const row of Object.keys(matrix).map(Number)) {
    const cells = matrix[row];
    if (!cells || !Object.values(cells).some(isFormula)) continue;
    for (const column of Object.keys(cells).map(Number)) {
      const cell = cells[column];
      if (!isFormula(cell)) continue;
      const [f, si] = [isFormulaString(cell?.f) ? String(cell?.f) : '', isFormulaId(cell?.si) ? String(cell?.si) : undefined];
      all[row] ??= {};
      Object.assign(all[row] ?? {}, { [column]: si === undefined ? { f } : { f, si } });
      if (f !== '' && si !== undefined) shared.set(si, { f, row, column });
    }
  }
  for (const [row, cells] of Object.entries(all))
    for (const [column, item] of Object.entries(cells)) {
      const whole = item.f === '' ? shared.get(item.si ?? '') : undefined;
      if (whole) Object.assign(item, { f: whole.f, x: Number(column) - whole.column, y: Number(row) - whole.row });
    }
  return all;
}

/** CommandType.MUTATION, an enum that is not there at run time. */
const mutationType = 2;

function open(snapshot: IWorkbookData) {
  const univer = new Univer({ locale: LocaleType.EN_US, locales: { [LocaleType.EN_US]: {} }, logLevel: LogLevel.ERROR });
  univer.registerPlugins(plugins);
  const workbook = univer.createUnit<IWorkbookData, Workbook>(UniverInstanceType.UNIVER_SHEET, snapshot);
  const injector = univer.__getInjector();
  const commands = injector.get(ICommandService);
  const lifecycle = injector.get(LifecycleService);
  // Headless, nobody renders; without these stages the calculation and the reference followers never start.
  lifecycle.stage = LifecycleStages.Rendered;
  lifecycle.stage = LifecycleStages.Steady;
  const functions = injector.get(IFunctionService);
  const forget = (command: Readonly<ICommandInfo>): void => {
    if (command.type === mutationType) forgetFormulas(workbook, command);
  };
  commands.beforeCommandExecuted(forget);
  commands.onCommandExecuted(forget);
  return {
    workbook,
    formulas: injector.get(FormulaDataModel),
    definedNames: injector.get(IDefinedNamesService),
    sheetValidations: injector.get(SheetDataValidationModel),
    validationFormulas: injector.get(DataValidationCustomFormulaService),
    conditionalFormats: injector.get(ConditionalFormattingRuleModel),
    notes: injector.get(SheetsNoteModel),
    filters: injector.get(SheetsFilterService),
    lexer: injector.get(LexerTreeBuilder),
    execute: (id: string, params: object) => commands.syncExecuteCommand(id, params),
    onMutation: (listener: (command: Readonly<ICommandInfo>) => void) =>
      commands.onCommandExecuted((command) => {
        if (command.type === mutationType) listener(command);
      }),
    registerFunctions(names: readonly string[], script: ScriptFunctions) {
      functions.registerExecutors(...names.map((name) => scriptFunction(name, script)));
      // A formula that was read before its function existed is kept as #NAME?.
      functions.deleteFormulaAstCacheKey(...names.flatMap((name) => [name, name.toUpperCase(), name.toLowerCase()]));
    },
    /** Where a formula's references to the sheet in front are after a change of its rows or columns. */
    movedFormula: (sheetId: string, formula: string, effect: object) =>
      injector
        .get(FormulaRefRangeService)
        .transformFormulaByEffectCommand(workbook.getUnitId(), sheetId, formula, effect as EffectRefRangeParams),
    movedRange: (range: IRange, effect: object) =>
      handleCommonDefaultRangeChangeWithEffectRefCommands(range, effect as EffectRefRangeParams),
    save: () => injector.get(IResourceLoaderService).saveUnit<IWorkbookData>(workbook.getUnitId()),
    dispose: () => univer.dispose(),
  };
}

export type OpenWorkbook = ReturnType<typeof open>;
export interface EngineRealm {
  open(snapshot: IWorkbookData): OpenWorkbook;
  format(pattern: string, value: number | string | boolean): string;
}

const realm: EngineRealm = {
  open,
  format: (pattern, value) => numfmt.format(pattern, value, { locale: 'en-GB', throws: false, nbsp: false }),
};
(globalThis as unknown as { engineRealm: EngineRealm }).engineRealm = realm;
