/** What makes a tab readable: grey cells of the script, ids kept as text, the header row in sight. */
import { repair } from '../../texts';
import { COLOURS } from '../dress';
import type { Finding, Inspection, TabView } from './finding';

export const inspectLook: Inspection = (view) => [...grey(view), ...ids(view), ...frozen(view)];

const scriptHeaders = ({ tab }: TabView): string[] =>
  tab.columns.filter(({ script }) => script === true).map(({ header }) => header);

/** One read of all backgrounds; one write for each column that has lost its grey. */
function grey(view: TabView): Finding[] {
  const { tab, sheet, headers } = view;
  const wanted = scriptHeaders(view).filter((header) => headers.includes(header));
  if (wanted.length === 0 || sheet.getMaxRows() < 2) return [];
  const backgrounds = sheet.getRange(2, 1, sheet.getMaxRows() - 1, headers.length).getBackgrounds();
  const lost = wanted.filter((header) => backgrounds.some((row) => row[headers.indexOf(header)] !== COLOURS.script));
  const mend = (): void => {
    for (const header of lost) {
      const body = sheet.getRange(2, headers.indexOf(header) + 1, sheet.getMaxRows() - 1, 1);
      body.setBackground(COLOURS.script).setFontColor(COLOURS.scriptText);
    }
  };
  return lost.length === 0 ? [] : [{ words: repair.grey(tab.name, lost), mend }];
}

/** 2.10 stays 2.10. */
function ids({ tab, sheet, headers }: TabView): Finding[] {
  const columns = tab.columns.filter(({ type, header }) => type === 'id' && headers.includes(header));
  return columns.flatMap(({ header }) => {
    const body = (place: number) => sheet.getRange(2, place + 1, Math.max(1, sheet.getMaxRows() - 1), 1);
    const isText = body(headers.indexOf(header))
      .getNumberFormats()
      .every(([format]) => format === '@');
    return isText
      ? []
      : [{ words: repair.idFormat(tab.name, header), mend: () => body(headers.indexOf(header)).setNumberFormat('@') }];
  });
}

function frozen({ tab, sheet }: TabView): Finding[] {
  return sheet.getFrozenRows() > 0 ? [] : [{ words: repair.frozen(tab.name), mend: () => sheet.setFrozenRows(1) }];
}
