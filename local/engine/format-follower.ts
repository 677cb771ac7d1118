/**
 * Conditional formats follow inserted, deleted and moved rows and columns. Univer does this in its page only, so the
 * headless engine brings its own follower; runs inside the engine's realm.
 */
import type { IDisposable, Injector } from '@univerjs/core';
import { ConditionalFormattingRuleModel, type IConditionFormattingRule } from '@univerjs/sheets-conditional-formatting';
import { FormulaRefRangeService } from '@univerjs/sheets-formula';

type FormulaRule = IConditionFormattingRule['rule'] & { value?: unknown };

export function followWithFormats(injector: Injector): void {
  const model = injector.get(ConditionalFormattingRuleModel);
  const references = injector.get(FormulaRefRangeService);
  const followed = new Map<string, IDisposable>();

  const follow = (unitId: string, subUnitId: string, rule: IConditionFormattingRule) => {
    const formula = formulaOf(rule);
    const follower = references.registerRangeFormula(unitId, subUnitId, rule.ranges, [formula], (results) => ({
      redos: moved(rule, results).map(({ id, changed }) => ({
        id,
        params: { unitId, subUnitId, cfId: rule.cfId, rule: changed },
      })),
      undos: [],
    }));
    followed.set(rule.cfId, follower);
  };

  model.$ruleChange.subscribe(({ type, unitId, subUnitId, rule }) => {
    if (type === 'sort') return;
    followed.get(rule.cfId)?.dispose();
    followed.delete(rule.cfId);
    if (type !== 'delete') follow(unitId, subUnitId, rule);
  });
}

function formulaOf(rule: IConditionFormattingRule): string {
  const { value } = rule.rule as FormulaRule;
  return typeof value === 'string' && value.startsWith('=') ? value : '';
}

/** A rule whose parts need different formulas afterwards splits; one without cells is gone. */
function moved(rule: IConditionFormattingRule, results: { formulas: string[]; ranges: IConditionFormattingRule['ranges'] }[]) {
  if (results.length === 0) return [{ id: 'sheet.mutation.delete-conditional-rule', changed: rule }];
  return results.map(({ formulas: [formula], ranges }, index) => {
    const cfId = index === 0 ? rule.cfId : `${rule.cfId}-${index}`;
    const changed = { ...rule, cfId, ranges, rule: formula ? { ...rule.rule, value: formula } : rule.rule };
    return { id: index === 0 ? 'sheet.mutation.set-conditional-rule' : 'sheet.mutation.add-conditional-rule', changed };
  });
}
