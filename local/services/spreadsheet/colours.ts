/** Colours as the script writes them: CSS names and short forms become the #rrggbb that Google gives back. */
const names: Record<string, string> = {
  black: '#000000',
  blue: '#0000ff',
  cyan: '#00ffff',
  gray: '#808080',
  green: '#008000',
  grey: '#808080',
  lightblue: '#add8e6',
  lightgray: '#d3d3d3',
  lightgreen: '#90ee90',
  lightgrey: '#d3d3d3',
  lightyellow: '#ffffe0',
  magenta: '#ff00ff',
  orange: '#ffa500',
  pink: '#ffc0cb',
  purple: '#800080',
  red: '#ff0000',
  white: '#ffffff',
  yellow: '#ffff00',
};

/** colourText('#FFF') //=> '#ffffff'; an unknown word stays as it is, since Google accepts it silently too. */
export function colourText(colour: string): string {
  const lower = colour.trim().toLowerCase();
  const short = /^#([\da-f])([\da-f])([\da-f])$/.exec(lower);
  if (short)
    return `#${short
      .slice(1)
      .map((digit) => digit + digit)
      .join('')}`;
  return names[lower] ?? lower;
}
