import {
  BlobWriter,
  TextReader,
  Uint8ArrayReader,
  ZipWriter,
} from "@zip.js/zip.js/lib/zip-core-native.js";

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** A ZIP file of these files, as other programs write it. */
export async function zip(files: Files): Promise<Blob> {
  const writer = new ZipWriter(new BlobWriter(), { useWebWorkers: false });
  for (const [path, content] of Object.entries(files)) {
    const reader =
      typeof content === "string" ? new TextReader(content) : new Uint8ArrayReader(content);
    await writer.add(path, reader, path.endsWith("/") ? { directory: true } : {});
  }
  return writer.close();
}

const xml = (text: string) => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${text}`;
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006/relationships";

/** A cell: text, a number, true or false, nothing; or a number in a style; or raw XML of the cell. */
export type CellContent =
  string | number | boolean | null | { value: number | string; style: number } | { xml: string };

/** The styles of these workbooks, by number. */
export const styleOf = { plain: 0, date: 1, dateTime: 2, time: 3, ownDate: 4, decimals: 5, red: 6 };

const styles = xml(`<styleSheet ${main}><numFmts count="3">
<numFmt numFmtId="164" formatCode="dd&quot; of &quot;mmm\\-yy hh:mm"/>
<numFmt numFmtId="165" formatCode="0.00"/><numFmt numFmtId="166" formatCode="[Red]#,##0;[Red]\\-#,##0"/></numFmts>
<cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs>
<cellXfs count="7"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="21"/>
<xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs></styleSheet>`);

const letters = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : letters(Math.floor(column / 26) - 1) + letters(column % 26);

const escape = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** An XLSX file as Excel writes it: shared words, serial dates, a list of relations. */
export async function workbook(
  sheets: Readonly<Record<string, readonly (readonly CellContent[])[]>>,
  { from1904 = false, more = {} as Files } = {},
): Promise<Blob> {
  const words: string[] = [];
  const cell = (content: CellContent, row: number, column: number): string => {
    const at = `r="${letters(column)}${row + 1}"`;
    if (content === null) return "";
    if (typeof content === "object" && "xml" in content) return content.xml;
    if (typeof content === "object")
      return `<c ${at} s="${content.style}"><v>${content.value}</v></c>`;
    if (typeof content === "number") return `<c ${at}><v>${content}</v></c>`;
    if (typeof content === "boolean") return `<c ${at} t="b"><v>${content ? 1 : 0}</v></c>`;
    return `<c ${at} t="s"><v>${words.push(content) - 1}</v></c>`;
  };
  const names = Object.keys(sheets);
  const files: Record<string, string | Uint8Array> = {
    "[Content_Types].xml": xml(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    ),
    "xl/workbook.xml": xml(
      `<workbook ${main} xmlns:r="${office}"><workbookPr${from1904 ? ' date1904="1"' : ""}/><sheets>${names
        .map((name, i) => `<sheet name="${escape(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
        .join("")}</sheets></workbook>`,
    ),
    "xl/_rels/workbook.xml.rels": xml(
      `<Relationships xmlns="${packages}">${names
        .map(
          (_, i) =>
            `<Relationship Id="rId${i + 1}" Type="${office}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
        )
        .join("")}<Relationship Id="rId98" Type="${office}/styles" Target="styles.xml"/>` +
        `<Relationship Id="rId99" Type="${office}/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>`,
    ),
    "xl/styles.xml": styles,
  };
  names.forEach((name, i) => {
    const rows = sheets[name]!;
    const body = rows
      .map((cells, row) =>
        cells.length === 0
          ? ""
          : `<row r="${row + 1}" spans="1:9">${cells.map((content, column) => cell(content, row, column)).join("")}</row>`,
      )
      .join("");
    files[`xl/worksheets/sheet${i + 1}.xml`] = xml(
      `<worksheet ${main}><dimension ref="A1:${letters(Math.max(0, ...rows.map(({ length }) => length - 1)))}${Math.max(1, rows.length)}"/>` +
        `<sheetData>${body}</sheetData></worksheet>`,
    );
  });
  files["xl/sharedStrings.xml"] = xml(
    `<sst ${main}>${words.map((word) => `<si><t xml:space="preserve">${escape(word)}</t></si>`).join("")}</sst>`,
  );
  return zip({ ...files, ...more });
}
