/** Takes back what xlsx could not hold of a cell, as long as the cell still says the same. */
import type { ICellData } from '@univerjs/core';
import { dateOf } from './cell-values';
import { CellType } from './codes';
import type { SheetRecord } from './parts';

export class CellRestorer {
  /** Whether there is anything to take back; most sheets have nothing. */
  readonly needed: boolean;
  private readonly forced: ReadonlySet<string>;
  private readonly truths: ReadonlySet<string>;

  constructor(private readonly record: SheetRecord | undefined) {
    this.forced = new Set(record?.forced);
    this.truths = new Set(record?.truths);
    const kept = record ? [record.customs, record.documents, record.serials, record.longTexts, record.forced] : [];
    this.needed = kept.some((part) => Object.keys(part).length > 0);
  }

  /** Whether somebody had typed =TRUE() or =FALSE() there. */
  hadFormula(name: string): boolean {
    return this.truths.has(name);
  }

  restore(name: string, content: ICellData | undefined): ICellData | undefined {
    if (!this.record) return content;
    const custom = this.record.customs[name];
    const restored = this.restoreForced(name, this.restoreValue(this.record, name, content));
    return custom ? { ...restored, custom } : restored;
  }

  private restoreValue(record: SheetRecord, name: string, content: ICellData | undefined): ICellData | undefined {
    const document = record.documents[name];
    if (document && content?.v === document.text) return { v: document.text, t: CellType.text, p: document.document };
    const serial = record.serials[name];
    if (serial && content?.t === CellType.number && dateOfCell(content) === serial.date) return { ...content, v: serial.serial };
    if (typeof content?.v !== 'string' || content.f) return content;
    const texts = record.longTexts.filter(({ head }) => head === content.v);
    const text = texts.find(({ cell }) => cell === name) ?? texts[0];
    return text ? { ...content, v: text.head + text.rest } : content;
  }

  private restoreForced(name: string, content: ICellData | undefined): ICellData | undefined {
    if (!this.forced.has(name)) return content;
    if (!content) return { v: '', t: CellType.forcedText };
    return content.t === CellType.text ? { ...content, t: CellType.forcedText } : content;
  }
}

function dateOfCell(content: ICellData): number | null {
  const milliseconds = dateOf(Number(content.v));
  return Number.isNaN(milliseconds) ? null : milliseconds;
}
