/** The numbers that Univer's snapshot uses; its packages cannot be imported by plain Node 20, so only their types are. */

export const CellType = { text: 1, number: 2, boolean: 3, forcedText: 4 } as const;

export const Horizontal = { left: 1, center: 2, right: 3, justified: 4, both: 5, distributed: 6 } as const;

export const Vertical = { top: 1, middle: 2, bottom: 3 } as const;

export const Wrap = { overflow: 1, clip: 2, wrap: 3 } as const;

export const Baseline = { subscript: 2, superscript: 3 } as const;

export const ErrorStyle = { info: 0, stop: 1, warning: 2 } as const;

/** `TextDecoration.DOUBLE`. */
export const doubleUnderline = 10;

/** Position = Univer's `BorderStyleTypes`, value = the name in xlsx. */
export const borderNames = [
  undefined,
  'thin',
  'hair',
  'dotted',
  'dashed',
  'dashDot',
  'dashDotDot',
  'double',
  'medium',
  'mediumDashed',
  'mediumDashDot',
  'mediumDashDotDot',
  'slantDashDot',
  'thick',
] as const;

export const Resource = {
  validations: 'SHEET_DATA_VALIDATION_PLUGIN',
  formats: 'SHEET_CONDITIONAL_FORMATTING_PLUGIN',
  notes: 'SHEET_NOTE_PLUGIN',
  names: 'SHEET_DEFINED_NAME_PLUGIN',
  filters: 'SHEET_FILTER_PLUGIN',
} as const;

export const errorValues = ['#N/A', '#REF!', '#NAME?', '#DIV/0!', '#NULL!', '#VALUE!', '#NUM!'] as const;
