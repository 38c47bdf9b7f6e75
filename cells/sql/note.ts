const note = `
A SQL cell is **one query** in the dialect of DuckDB. Its result is kept as a table under the
cell's name, so the next cell can say \`from burglaries\`.

- **Values** of input and TypeScript cells are written \`$name\`. They are bound as values and
  never pasted into the text, so a beat called \`O'Hare\` does no harm. A list fits \`in $beats\`.
- **Times** are local times without a zone, exactly as the file gives them.
- The query cannot read files or the network, and cannot change other tables.
- The table is replaced only when the query succeeds. Stopped or failed, the earlier result stays.
`;

export default note;
