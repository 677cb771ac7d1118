/** Univer's spreadsheet in the page. It calculates nothing: the host does, and sends what cells show. */
import { DEFAULT_STYLES, ICommandService, LocaleType, LogLevel, mergeLocales, Univer } from '@univerjs/core';
import { UniverDataValidationPlugin } from '@univerjs/data-validation';
import designWords from '@univerjs/design/locale/en-US';
import { UniverDocsPlugin } from '@univerjs/docs';
import { UniverDocsUIPlugin } from '@univerjs/docs-ui';
import docsWords from '@univerjs/docs-ui/locale/en-US';
import { UniverFormulaEnginePlugin } from '@univerjs/engine-formula';
import { UniverRenderEnginePlugin } from '@univerjs/engine-render';
import { UniverFindReplacePlugin } from '@univerjs/find-replace';
import findWords from '@univerjs/find-replace/locale/en-US';
import { IRPCChannelService } from '@univerjs/rpc';
import { UniverSheetsPlugin } from '@univerjs/sheets';
import sheetsWords from '@univerjs/sheets/locale/en-US';
import { UniverSheetsConditionalFormattingPlugin } from '@univerjs/sheets-conditional-formatting';
import { UniverSheetsConditionalFormattingUIPlugin } from '@univerjs/sheets-conditional-formatting-ui';
import conditionalWords from '@univerjs/sheets-conditional-formatting-ui/locale/en-US';
import { DateValidator, UniverSheetsDataValidationPlugin } from '@univerjs/sheets-data-validation';
import validationWords from '@univerjs/sheets-data-validation/locale/en-US';
import { UniverSheetsDataValidationUIPlugin } from '@univerjs/sheets-data-validation-ui';
import validationUiWords from '@univerjs/sheets-data-validation-ui/locale/en-US';
import { UniverSheetsFilterPlugin } from '@univerjs/sheets-filter';
import { UniverSheetsFilterUIPlugin } from '@univerjs/sheets-filter-ui';
import filterWords from '@univerjs/sheets-filter-ui/locale/en-US';
import { UniverSheetsFindReplacePlugin } from '@univerjs/sheets-find-replace';
import { UniverSheetsFormulaPlugin } from '@univerjs/sheets-formula';
import formulaWords from '@univerjs/sheets-formula/locale/en-US';
import { UniverSheetsFormulaUIPlugin } from '@univerjs/sheets-formula-ui';
import formulaUiWords from '@univerjs/sheets-formula-ui/locale/en-US';
import { UniverSheetsNotePlugin } from '@univerjs/sheets-note';
import { UniverSheetsNoteUIPlugin } from '@univerjs/sheets-note-ui';
import noteWords from '@univerjs/sheets-note-ui/locale/en-US';
import { UniverSheetsNumfmtPlugin } from '@univerjs/sheets-numfmt';
import { UniverSheetsNumfmtUIPlugin } from '@univerjs/sheets-numfmt-ui';
import numfmtWords from '@univerjs/sheets-numfmt-ui/locale/en-US';
import { UniverSheetsSortPlugin } from '@univerjs/sheets-sort';
import { UniverSheetsSortUIPlugin } from '@univerjs/sheets-sort-ui';
import sortWords from '@univerjs/sheets-sort-ui/locale/en-US';
import { UniverSheetsUIPlugin } from '@univerjs/sheets-ui';
import sheetsUiWords from '@univerjs/sheets-ui/locale/en-US';
import { ComponentManager, UniverUIPlugin } from '@univerjs/ui';
import uiWords from '@univerjs/ui/locale/en-US';
import { createElement } from 'react';
import { words } from './words';

export type Injector = ReturnType<Univer['__getInjector']>;

/** Univer's words as the rest of the product would say them. */
const reworded = <T>(text: T): T => {
  if (typeof text === 'string') return (words.univer[text] ?? text) as T;
  if (typeof text !== 'object' || text === null || Array.isArray(text)) return text;
  return Object.fromEntries(Object.entries(text).map(([name, one]) => [name, reworded(one as unknown)])) as T;
};

const univerWords = mergeLocales(
  ...[designWords, uiWords, docsWords, sheetsWords, sheetsUiWords, formulaWords, formulaUiWords, numfmtWords],
  ...[findWords, validationWords, validationUiWords, conditionalWords, noteWords, filterWords, sortWords],
);

const hostCalculates = { notExecuteFormula: true };
const look = {
  container: 'grid',
  header: true,
  toolbar: true,
  footer: true,
  ribbonType: 'simple',
  disableAutoFocus: true,
} as const;

const plugins: Parameters<Univer['registerPlugins']>[0] = [
  [UniverRenderEnginePlugin],
  [UniverFormulaEnginePlugin, hostCalculates],
  [UniverUIPlugin, look],
  [UniverDocsPlugin],
  [UniverDocsUIPlugin],
  [UniverSheetsPlugin, hostCalculates],
  [UniverSheetsUIPlugin],
  [UniverSheetsFormulaPlugin, hostCalculates],
  [UniverSheetsFormulaUIPlugin],
  // Text that looks like a number is text on purpose here: ids and quoted figures.
  [UniverSheetsNumfmtPlugin, { disableTextFormatAlert: true, disableTextFormatMark: true }],
  [UniverSheetsNumfmtUIPlugin],
  [UniverDataValidationPlugin],
  [UniverSheetsDataValidationPlugin],
  [UniverSheetsDataValidationUIPlugin],
  [UniverSheetsConditionalFormattingPlugin],
  [UniverSheetsConditionalFormattingUIPlugin],
  [UniverSheetsNotePlugin],
  [UniverSheetsNoteUIPlugin],
  [UniverSheetsFilterPlugin],
  [UniverSheetsFilterUIPlugin],
  [UniverSheetsSortPlugin],
  [UniverSheetsSortUIPlugin],
  [UniverFindReplacePlugin],
  [UniverSheetsFindReplacePlugin],
];

/** Univer reads what a date cell shows in American order, and marks every day after the twelfth as wrong. */
const shownDay = /\d[/:.-]\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;
DateValidator.prototype.isValidType = ({ value, interceptValue }) =>
  Promise.resolve(typeof value === 'number' && typeof interceptValue === 'string' && shownDay.test(interceptValue));

/** What the toolbar says of a cell without a font or size of its own. */
Object.assign(DEFAULT_STYLES, { ff: 'Arial', fs: 10 });

/** In the shape of Univer's other currencies. */
const poundIcon = () => createElement('span', { 'aria-hidden': true, className: 'pound' }, '£');

/** Univer asks for a worker that calculates; ours is behind the socket. */
const noWorker = {
  requestChannel: () => ({ call: () => Promise.resolve(), subscribe: () => ({ subscribe: () => undefined }) }),
  registerChannel: () => undefined,
} as unknown as IRPCChannelService;

export function startUniver(): { univer: Univer; injector: Injector; commands: ICommandService } {
  const univer = new Univer({
    locale: LocaleType.EN_US,
    locales: { [LocaleType.EN_US]: reworded(univerWords) },
    logLevel: LogLevel.ERROR,
  });
  const injector = univer.__getInjector();
  injector.add([IRPCChannelService, { useValue: noWorker }]);
  univer.registerPlugins(plugins);
  injector.get(ComponentManager).register('PoundIcon', poundIcon);
  return { univer, injector, commands: injector.get(ICommandService) };
}
