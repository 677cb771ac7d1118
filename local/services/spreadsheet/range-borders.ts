/** The borders of a range. */
import type { IStyleData } from '@univerjs/core';
import type { CellPatch } from '../../engine/cells';
import { EnumConstant } from '../../runtime/service-enum';
import { type Check, checkArguments, isBoolean, isText, orNothing } from './arguments';
import { colourText } from './colours';
import { BorderStyle } from './enums';
import { RangeFormats } from './range-formats';

/** Univer's BorderStyleTypes, whose enum is not there at run time outside the engine's realm. */
const lineTypes: Record<string, number> = { SOLID: 1, DOTTED: 3, DASHED: 4, DOUBLE: 7, SOLID_MEDIUM: 8, SOLID_THICK: 13 };

/** true draws, false takes away, null leaves as it is. */
type Wish = boolean | null;

export abstract class RangeBorders extends RangeFormats {
  setBorder(
    top: Wish,
    left: Wish,
    bottom: Wish,
    right: Wish,
    vertical: Wish,
    horizontal: Wish,
    color?: string | null,
    style?: EnumConstant | null,
  ): this {
    const wishes = [top, left, bottom, right, vertical, horizontal];
    const checks = [...wishes.map(() => orNothing(isBoolean)), orNothing(isText), orNothing(isBorderStyle)];
    checkArguments('SpreadsheetApp.Range.setBorder', [...wishes, color, style], ...checks);
    this.writing('setBorder');
    const line = { s: lineTypes[style?.name() ?? 'SOLID'] ?? 1, cl: { rgb: color ? colourText(color) : '#000000' } };
    const lastRow = this.area.rows - 1;
    const lastColumn = this.area.columns - 1;
    this.each((row, column, down, across) => {
      const edges = {
        t: down === 0 ? top : horizontal,
        b: down === lastRow ? bottom : horizontal,
        l: across === 0 ? left : vertical,
        r: across === lastColumn ? right : vertical,
      };
      const bd = Object.fromEntries(
        Object.entries(edges).flatMap(([edge, wish]) =>
          wish === null || wish === undefined ? [] : [[edge, wish ? line : null]],
        ),
      );
      if (Object.keys(bd).length > 0) this.engineSheet.patch(row, column, { s: { bd } as IStyleData } as CellPatch);
    });
    return this;
  }
}

const isBorderStyle: Check = (value) => value instanceof EnumConstant && Object.values(BorderStyle).includes(value);
