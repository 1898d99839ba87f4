/** The package brings no types. */
declare module 'planer' {
  export function extractFrom(body: string, contentType: 'text/plain'): string;
}
