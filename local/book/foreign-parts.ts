/** What of a file made elsewhere cannot be kept: charts, pictures and the like, by the names of the parts of its zip archive. */

const kinds: [RegExp, string][] = [
  [/^xl\/charts\/(chart[^/]*)\.xml$/, 'chart'],
  [/^xl\/chartEx\/(chart[^/]*)\.xml$/i, 'chart'],
  [/^xl\/media\/([^/]+)$/, 'picture'],
  [/^xl\/pivotTables\/([^/]+)\.xml$/, 'pivot table'],
  [/^xl\/slicers\/([^/]+)\.xml$/, 'slicer'],
  [/^xl\/threadedComments\/([^/]+)\.xml$/, 'comment thread'],
  [/^xl\/(vbaProject)\.bin$/, 'macros'],
];

/** `chart "chart1"`, `picture "image1.png"` … in the order of the archive. */
export function foreignParts(file: Uint8Array): string[] {
  return entryNames(file).flatMap((name) => {
    for (const [pattern, kind] of kinds) {
      const match = pattern.exec(name);
      if (match) return [`${kind} "${match[1]}"`];
    }
    return [];
  });
}

/** Names from the archive's central directory (PKWARE appnote 4.3.12 and 4.3.16); empty when there is none. */
function entryNames(file: Uint8Array): string[] {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const end = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  if (end < 0 || end + 20 > bytes.length) return [];
  const names: string[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); count > 0 && at + 46 <= bytes.length; count--) {
    const nameLength = bytes.readUInt16LE(at + 28);
    names.push(bytes.toString('utf8', at + 46, at + 46 + nameLength));
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return names;
}
