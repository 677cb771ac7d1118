/**
 * What runs inside the engine's own realm: Univer with its plugins, one workbook, and a narrow door for the host.
 * Built to one IIFE (`dist-local/engine.js`); the host knows only the types here.
 */
import {
  DataValidationErrorStyle,
  type ICommandInfo,
  ICommandService,
  type IMutationInfo,
  type IRange,
  IResourceManagerService,
  IUndoRedoService,
  type IUniverInstanceService,
  type IWorkbookData,
  LifecycleService,
  LifecycleStages,
  LocaleType,
  LogLevel,
  numfmt,
  Univer,
  UniverInstanceType,
  type Workbook,
} from '@univerjs/core';
import { UniverDataValidationPlugin } from '@univerjs/data-validation';
import { UniverDocsPlugin } from '@univerjs/docs';
import {
  FormulaDataModel,
  IDefinedNamesService,
  type IFormulaData,
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
import { PerSheet } from './per-sheet';
import { type ScriptFunctions, scriptFunction } from './script-function';
import { sheetFormulas } from './sheet-formulas';

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

/** `sheet-formulas.ts` says why. */
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

const sheetTexts = new PerSheet((sheet) => JSON.stringify(sheet.getConfig()));

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
  // What takes back a change of rows and columns; Univer would keep that of every change.
  let undo: readonly IMutationInfo[] = [];
  injector.get(IUndoRedoService).pushUndoRedo = ({ undoMutations }) => {
    undo = undoMutations;
  };
  const forget = (command: Readonly<ICommandInfo>): void => {
    if (command.type === mutationType) PerSheet.forget(workbook, command);
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
    takeUndo(): readonly IMutationInfo[] {
      const taken = undo;
      undo = [];
      return taken;
    },
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
    /** The snapshot as JSON. */
    text(): string {
      const { sheets: _sheets, ...others } = workbook.getSnapshot();
      const resources = injector.get(IResourceManagerService).getResources(workbook.getUnitId(), UniverInstanceType.UNIVER_SHEET);
      const sheets = workbook.getSheets().map((sheet) => `${JSON.stringify(sheet.getSheetId())}:${sheetTexts.of(sheet)}`);
      return `${JSON.stringify({ ...others, resources }).slice(0, -1)},"sheets":{${sheets.join()}}}`;
    },
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
