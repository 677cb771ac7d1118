/** As much of React as an icon of ours in Univer's toolbar takes. */
declare module 'react' {
  export function createElement(name: string, properties: object, ...children: string[]): unknown;
}
