/** The platform's enums, such as SpreadsheetApp.BorderStyle: constants that know their name and compare by identity. */
import { expose } from './service-object';

export class EnumConstant {
  constructor(
    /** As the platform names the enum in messages: "SpreadsheetApp.BorderStyle". */
    readonly enumName: string,
    readonly constantName: string,
    readonly position: number,
  ) {}

  name(): string {
    return this.constantName;
  }

  ordinal(): number {
    return this.position;
  }

  toString(): string {
    return this.constantName;
  }

  /** JSON.stringify(SpreadsheetApp.BorderStyle.SOLID) //=> '"SOLID"' */
  toJSON(): string {
    return this.constantName;
  }
}

expose(EnumConstant, 'Enum', ['name', 'ordinal', 'toString', 'toJSON']);

export type Enum<Name extends string> = Readonly<Record<Name, EnumConstant>>;

/** defineEnum('Ui.Button', ['CLOSE', 'OK']).OK.name() //=> 'OK' */
export function defineEnum<const Name extends string>(enumName: string, names: readonly Name[]): Enum<Name> {
  const constants = names.map((name, position) => [name, new EnumConstant(enumName, name, position)] as const);
  return Object.freeze(Object.fromEntries(constants)) as Enum<Name>;
}
