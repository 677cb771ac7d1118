/** "Did you mean …?" for a name that does not exist. */

/** `no tab "Proposal"; did you mean "Proposals"? There are: Proposals, Actions.` */
export function unknownName(kind: string, name: string, existing: string[]): string {
  const closest = closestName(name, existing);
  const list = existing.length ? ` There are: ${existing.join(', ')}.` : ' There are none.';
  return `no ${kind} "${name}"${closest ? `; did you mean "${closest}"?` : '.'}${list}`;
}

export function closestName(name: string, existing: string[]): string | undefined {
  const wanted = fold(name);
  const ranked = existing
    .map((candidate) => ({ candidate, distance: editDistance(wanted, fold(candidate)) }))
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  return best && best.distance <= (wanted.length < 5 ? 1 : Math.max(2, Math.floor(wanted.length / 3)))
    ? best.candidate
    : undefined;
}

function fold(name: string): string {
  return name.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(change, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    previous = row;
  }
  return previous[b.length] ?? 0;
}
