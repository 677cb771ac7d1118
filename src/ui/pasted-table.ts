/** A pasted page with a table, as the lines and tabs that the server reads: plain text from a word processor loses where cells end. */

/** Undefined when there is no table: then the clipboard's plain text is as good. */
export function linesOf(html: string): string | undefined {
  const page = new DOMParser().parseFromString(html, 'text/html');
  if (page.querySelector('table') === null) return undefined;
  const lines: string[] = [];
  collect(page.body, lines);
  return lines.join('\n');
}

const BLOCKS = new Set(['P', 'DIV', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'UL', 'OL', 'SECTION', 'ARTICLE', 'BODY', 'CENTER']);

function collect(parent: Element, lines: string[]): void {
  for (const node of parent.childNodes) {
    if (node instanceof HTMLTableElement) lines.push(...[...node.rows].map(rowLine), '');
    else if (node instanceof Element && (node.querySelector('table') !== null || BLOCKS.has(node.tagName))) {
      const hasBlocks = [...node.children].some((child) => BLOCKS.has(child.tagName) || child.querySelector('table') !== null);
      if (hasBlocks || node.tagName === 'UL' || node.tagName === 'OL' || node.querySelector('table') !== null)
        collect(node, lines);
      else lines.push(flat(node.textContent ?? ''));
    } else if (node instanceof HTMLLIElement) lines.push(`- ${flat(node.textContent ?? '')}`);
    else if (flat(node.textContent ?? '') !== '' && node.nodeName !== 'STYLE') lines.push(flat(node.textContent ?? ''));
  }
}

const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();

function rowLine(row: HTMLTableRowElement): string {
  return [...row.cells]
    .flatMap((cell) => [quoted(cellText(cell)), ...Array.from({ length: cell.colSpan - 1 }, () => '')])
    .join('\t');
}

/** Line breaks of the cell; each item of a list gets its bullet. */
function cellText(cell: Element): string {
  const copy = cell.cloneNode(true) as Element;
  for (const item of copy.querySelectorAll('li')) item.prepend('\u0001• ');
  for (const block of copy.querySelectorAll('br, p, div')) block.before('\u0001');
  return (copy.textContent ?? '').split('\u0001').map(flat).filter(Boolean).join('\n');
}

const quoted = (text: string): string => (/["\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);
