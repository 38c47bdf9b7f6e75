const note = `
A TypeScript cell is a small program in a frame of its own. It gets the tables and values that
it names, can draw, and hands on what it declares. It reaches neither the network nor the page.

- **Outputs**: what is declared at the top level can be named in other cells. Data crosses:
  numbers, text, dates, arrays, objects, tables. A cell that declares only functions and
  constants is a library: it is compiled into each cell that names it.
- **Shown**: the last expression, and everything given to \`display(…)\`.
- **Tables** of other cells are \`Table\`s: \`for (const row of burglaries)\`,
  \`burglaries.column("latitude")\`, or straight into Plot.
- **sql\`…\`** asks the notebook's tables: \`await sql\`select count(*) n from fir where beat = \${beat}\`\`.
- **view(input)** shows an input and hands on its value; generators hand on each value.
- **invalidation** is a promise that resolves when the cell is about to run again.
- In scope: \`Plot\`, \`d3\`, \`Inputs\`, \`deck\`, \`deckMap\`, \`sql\`, \`display\`, \`view\`, \`width\`.
- A loop that does not end is stopped after some seconds; *Stop* removes the frame at once.
`;

export default note;
