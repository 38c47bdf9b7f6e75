/** Whole numbers of 16 digits and more become text before JSON rounds them. */
export function keepDigits(text: string): string {
  if (!/\d{16}/.test(text)) return text;
  return text.replace(/"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g, (token) =>
    /^-?\d{16,}$/.test(token) ? `"${token}"` : token,
  );
}
