export default `
**What.** A control for the reader: a choice, a slider, a number, a text, a checkbox, a date or a range of dates. Its value stands in the cell's own text, so it is saved, undone and shared with the notebook.

**In SQL** write the cell's name after a dollar sign: \`where beat = $beat\`. A choice of several is a list: \`where list_contains($types, type)\`. The value is bound, never pasted into the query.

**Dates** are days at midnight. A range of dates named \`period\` gives \`$period_from\` and \`$period_to\`, both days included: \`where occurred_at::date between $period_from and $period_to\`. In TypeScript cells it is also \`period.from\` and \`period.to\`.

**Choices from the data**: a query whose first column holds the choices, and whose second, if there is one, the words to show. When the chosen value is no longer among them, the first is used and the cell says so. A choice of several with nothing written means all.
`.trim();
