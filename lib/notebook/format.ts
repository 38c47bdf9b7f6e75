/**
 * The notebook file: Markdown that any viewer shows and any text tool compares.
 *
 *     ---
 *     beatbook: 1
 *     title: Night burglary, April
 *     auto: false
 *     datasets:
 *       fir: {source: sample, version: 3, rows: 251340}
 *     ---
 *
 *     Prose is prose.
 *
 *     ```sql burglaries {folded: true}
 *     from fir where beat = $beat
 *     ```
 *
 * **Front matter.** The first line is `---`, and so is the line after the last setting. Between
 * them is a YAML mapping. `beatbook: 1` is the version of this format and must be there; a higher
 * one was made by a newer Beatbook and is not read. `title` is the title; `auto: false` makes the
 * notebook manual (absent: automatic); `datasets` says for each table that the notebook does not
 * compute what it was made of: `source`, and of a file its name, `sha256`, and which table of it
 * (`part`, `headerRow`). Other keys are kept.
 *
 * **Cells.** A line that begins, at column 0, with three or more backticks or tildes is a fence.
 * What follows on the line is `kind name? {options}?`, the options as a YAML flow mapping. The
 * cell's source is every line up to the closing fence: a line of only the same character, at least
 * as many, at most three spaces before it. A fence whose word is a kind we know is a cell; so is
 * one whose word we do not know if a name or options follow, and it is kept as it is. A fence with
 * an unknown word alone, with no word or with other text is a code block of the prose around it.
 * Fences that are indented are prose.
 *
 * **Prose.** What stands between cells, less the blank lines around it, is a text cell. A text
 * cell that would not be read back so (it follows another text cell, has a name or options, is
 * empty, begins or ends with blank lines, or holds something that reads as a cell) is a fenced
 * cell of kind `text`, with a fence longer than any inside it.
 *
 * **Names** are identifiers, and unique among cells and datasets whatever their case.
 *
 * **Bytes.** What was read and not changed is written back byte for byte, with its byte order
 * mark, line ends (inside the app always `\n`), spacing, comments and order of keys. Changing one
 * cell changes the bytes of that cell. Cells are numbered c1, c2 … on reading, so that reading a
 * file twice gives the same document.
 *
 * **Errors.** A file that breaks a rule is not read at all: there is no guess that a later save
 * could make permanent. Every error found is given with its line.
 */
export { readNotebook, type ReadResult, type FormatError } from "./read";
export { writeNotebook } from "./write";
