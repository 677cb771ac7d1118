/** Runs people and script in turn and into one another, and says what must be true after each step. */
import fc from 'fast-check';
import { type Act, DAMAGE, type Numbers, WORK } from './acts';
import { humanRows, idsGivenTwice, misplaced, openWorld, sheetFor, spreadsheet, type World } from './world';

/** A step: what somebody does, or the script does; while it runs, somebody may do something else, or it may be cut off. */
interface Step {
  readonly name: string;
  readonly numbers: Numbers;
  readonly meanwhile:
    | {
        readonly name: string;
        readonly numbers: Numbers;
        readonly after: number;
        readonly writes: boolean;
        readonly cutOff: boolean;
      }
    | undefined;
}

type Script = (world: World, numbers: Numbers) => unknown;

const menu =
  (entry: string): Script =>
  ({ host }) =>
    host.callWith({ kind: 'menu' }, entry);

/** Selects a row of Proposals, checks it. */
const checkSelected: Script = (world, [a]) => {
  const sheet = sheetFor(world, 'Proposals');
  const row = 2 + (a % Math.max(1, (sheet?.getLastRow() ?? 1) - 1));
  const selection = `'${sheet?.getName() ?? 'Settings'}'!A${Math.min(row, sheet?.getMaxRows() ?? 1)}`;
  return world.host.callWith({ kind: 'menu', selection }, 'checkProposal');
};

const SCRIPT: Readonly<Record<string, Script>> = {
  checkAll: menu('checkAllProposals'),
  checkSelected,
  setUp: menu('setUpWorkbook'),
};

const numbers = fc.tuple(fc.nat(999), fc.nat(999), fc.nat(999));

function steps(acts: Readonly<Record<string, Act>>, script: readonly string[]) {
  const act = fc.constantFrom(...Object.keys(acts));
  const meanwhile = fc.option(
    fc.record({
      name: act,
      numbers,
      after: fc.integer({ min: 1, max: 250 }),
      writes: fc.boolean(),
      cutOff: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
    }),
    {
      nil: undefined,
    },
  );
  const byPerson = fc.record({ name: act, numbers, meanwhile: fc.constant(undefined) });
  const byScript = fc.record({ name: fc.constantFrom(...script), numbers, meanwhile });
  return fc.oneof({ weight: 5, arbitrary: byPerson }, { weight: 1, arbitrary: byScript });
}

export interface Play {
  readonly acts: Readonly<Record<string, Act>>;
  readonly script: readonly (keyof typeof SCRIPT)[];
}

export const AT_WORK: Play = { acts: WORK, script: ['checkAll', 'checkSelected', 'setUp'] };
export const WITH_DAMAGE: Play = { acts: { ...WORK, ...DAMAGE }, script: ['checkAll', 'setUp', 'setUp'] };

const LENGTH = 40;
const ROWS_AT_FIRST = 12;
/** Steps in all; `PEOPLE_STEPS=50000 npm test -- people` takes more, and other ones each time. */
export const STEPS = Number(process.env.PEOPLE_STEPS ?? 1000);
/** The same stories in every run of all tests, so that a red run is about what has changed. */
const SEED = replayed(process.env) ?? (process.env.PEOPLE_STEPS === undefined ? { seed: 7 } : {});

/** `PEOPLE_SEED` and `PEOPLE_PATH`, as a failure prints them, play that story again. */
function replayed({ PEOPLE_SEED, PEOPLE_PATH }: NodeJS.ProcessEnv): { seed: number; path?: string } | undefined {
  if (PEOPLE_SEED === undefined) return undefined;
  return { seed: Number(PEOPLE_SEED), ...(PEOPLE_PATH === undefined ? {} : { path: PEOPLE_PATH }) };
}

/** Plays many short stories, each in a workbook of its own, and ends each with a repair. */
export function play({ acts, script }: Play): void {
  const story = fc.array(steps(acts, script), { minLength: LENGTH, maxLength: LENGTH });
  fc.assert(
    fc.property(story, (told) => {
      const world = openWorld();
      try {
        for (let n = 0; n < ROWS_AT_FIRST; n++) WORK.addRow?.(world, [n % 3 === 0 ? n : 0, 5 * n + 1, 7 * n]);
        for (const step of told) take(world, step, acts);
        end(world);
      } catch (error) {
        throw new Error(`${String((error as Error).message)}\n\nWhat happened:\n${world.diary.slice(-60).join('\n')}`, {
          cause: error,
        });
      } finally {
        world.host.close();
      }
    }),
    { ...SEED, numRuns: Math.max(1, Math.round(STEPS / LENGTH)), endOnFailure: process.env.PEOPLE_SHRINK === undefined },
  );
}

function take(world: World, step: Step, acts: Play['acts']): void {
  world.diary.push(`${step.name} ${step.numbers.join(' ')}`);
  const act = acts[step.name];
  if (act !== undefined) {
    dare(world, () => act(world, step.numbers));
    return;
  }
  const script = SCRIPT[step.name];
  if (script === undefined) throw new Error(`No step ${step.name}.`);
  const before = humanRows(world);
  const change = during(world, step, acts);
  const said = attempt(world, () => script(world, step.numbers));
  world.diary.push(`  said: ${said.split('\n').slice(0, 12).join(' / ')}`);
  expect(humanRows(world).sort()).toEqual(change(before).sort());
  expect(misplaced(world)).toEqual([]);
  expect(idsGivenTwice(world)).toEqual([]);
}

class CutOff extends Error {}

/** What the platform refuses, such as moving the header row out of a filter, a person simply has not done. */
function dare(world: World, act: () => void): void {
  try {
    act();
  } catch (error) {
    if ((error as Error).name !== 'Exception') throw error;
    world.diary.push(`  refused: ${(error as Error).message}`);
  }
}

/** What the platform refuses because of what somebody has done that very moment ends the script as well. */
const REFUSED = /cut off|You can't move the header row of a filter|outside the dimensions of the sheet/;

/** A script that is cut off says nothing; any other error of its own is a fault. */
function attempt(world: World, run: () => unknown): string {
  try {
    return String(run());
  } catch (error) {
    if (!REFUSED.test(String((error as Error).message))) throw error;
    return 'cut off';
  } finally {
    world.interruption = undefined;
  }
}

/** Lets somebody act while the script runs. Returns what that makes of the rows that were there before. */
function during(world: World, { meanwhile }: Step, acts: Play['acts']): (before: readonly string[]) => string[] {
  let [gone, come]: [string[], string[]] = [[], []];
  if (meanwhile !== undefined) {
    world.interruption = {
      in: meanwhile.writes ? 1 + (meanwhile.after % 6) : meanwhile.after,
      writes: meanwhile.writes,
      act: () => {
        const before = humanRows(world);
        world.diary.push(`  meanwhile ${meanwhile.cutOff ? 'cut off' : `${meanwhile.name} ${meanwhile.numbers.join(' ')}`}`);
        if (meanwhile.cutOff) throw new CutOff('cut off');
        dare(world, () => acts[meanwhile.name]?.(world, meanwhile.numbers));
        const after = humanRows(world);
        [gone, come] = [without(before, after), without(after, before)];
      },
    };
  }
  return (before) => [...without(before, gone), ...come];
}

/** `without(['a', 'a', 'b'], ['a']) //=> ['a', 'b']` */
function without(all: readonly string[], some: readonly string[]): string[] {
  const left = [...all];
  for (const one of some) {
    const place = left.indexOf(one);
    if (place >= 0) left.splice(place, 1);
  }
  return left;
}

const CLEAN = 'Everything is in place; nothing needed mending.';

/** Repair reaches a clean workbook, or says what a person must do and changes nothing more. */
function end(world: World): void {
  const before = humanRows(world);
  const mends = [1, 2, 3].map(() => String(world.host.callWith({ kind: 'menu' }, 'setUpWorkbook')));
  const last = mends[mends.length - 1] ?? '';
  world.diary.push(`at the end: ${mends.join(' // ')}`);
  expect(world.host.metrics.writes).toBe(0);
  expect(humanRows(world).sort()).toEqual([...before].sort());
  expect(misplaced(world)).toEqual([]);
  if (last !== CLEAN) {
    expect(last).toMatch(/^These need you:\n• .+ tab/);
    return;
  }
  const said = String(world.host.callWith({ kind: 'menu' }, 'checkAllProposals'));
  expect(said).toMatch(/^Checked|^There is no proposal/);
  expect(humanRows(world).sort()).toEqual([...before].sort());
  expect(misplaced(world)).toEqual([]);
  expect(idsGivenTwice(world)).toEqual([]);
  expect(String(world.host.callWith({ kind: 'menu' }, 'setUpWorkbook'))).toBe(CLEAN);
  expect(spreadsheet(world.host).getSheets().length).toBeGreaterThanOrEqual(28);
}
