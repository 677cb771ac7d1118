/** Check proposal: the selected row or rows, and the sidebar that explains the first. */
import { Problem } from '../domain/problem';
import { messages } from '../texts';
import { checkSome } from './check-proposals';
import { numberNewProposals } from './number-rows';
import { alone } from './session';
import { showProposal } from './sidebar';
import { readBook } from './workbook';

/** Checks the selected rows and opens the first in the sidebar. Returns what it did, in one line. */
export function checkSelected(): string {
  const rows = selectedRows();
  return alone(() => {
    const found = readBook();
    if (!found.book.proposals.some(({ row }) => rows.has(row))) throw new Problem(messages.blankRow(Math.min(...rows)));
    const read = numberNewProposals(found);
    const selected = read.book.proposals.filter(({ row }) => rows.has(row));
    const [first] = selected;
    if (first === undefined) throw new Problem(messages.selectProposal);
    return checkSome(read, selected, (checked) => showProposal(first, checked)).summary;
  });
}

function selectedRows(): Set<number> {
  const ranges = SpreadsheetApp.getActive().getActiveRangeList()?.getRanges() ?? [];
  const rows = new Set<number>();
  const here = ranges.filter((range) => range.getSheet().getName() === 'Proposals');
  const [first] = here;
  if (first === undefined) throw new Problem(messages.selectProposal);
  for (const range of here) {
    const last = Math.min(range.getLastRow(), range.getSheet().getLastRow());
    for (let row = range.getRow(); row <= last; row++) rows.add(row);
  }
  if (rows.size === 0) throw new Problem(messages.blankRow(first.getRow()));
  return rows;
}
