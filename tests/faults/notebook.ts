export const kinds = ["text", "sql", "script", "input", "chart", "map"];

/** A notebook of about 50 kB that says which revision it was written to be. */
export const bulky = (revision: number): string =>
  `---\nbeatbook: 1\ntitle: Revision ${revision}\n---\n\n\`\`\`sql figures\n` +
  `select ${revision} -- ${"x".repeat(50_000)}\n\`\`\`\n`;

export const competing = (writer: number, number: number): string =>
  `---\nbeatbook: 1\ntitle: Both\n---\n\n\`\`\`sql figures\nselect ${writer}, ${number}\n\`\`\`\n`;
