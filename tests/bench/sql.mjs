import { bundle, emptyPage, newVisitor } from "./browser.mjs";
import { compare, inTurns, median } from "./figures.mjs";

/** What an analyst asks of seven years of a city's crimes. */
export const queries = {
  "by type": `SELECT "Primary Type" AS type, count(*) AS n, avg(Arrest::INT) AS arrested
    FROM crimes GROUP BY type ORDER BY n DESC`,
  "by month": `SELECT date_trunc('month', "Date") AS month, count(*) AS n
    FROM crimes GROUP BY month ORDER BY month`,
  "hour and weekday": `SELECT isodow("Date") AS weekday, hour("Date") AS hour, count(*) AS n
    FROM crimes GROUP BY ALL ORDER BY ALL`,
  "beats with most burglaries": `SELECT Beat, count(*) AS n FROM crimes
    WHERE "Primary Type" = 'BURGLARY' GROUP BY Beat ORDER BY n DESC LIMIT 20`,
  "distinct blocks of a district": `SELECT District, count(DISTINCT Block) AS blocks
    FROM crimes GROUP BY District ORDER BY District`,
  "nights of one year": `SELECT count(*) AS n FROM crimes
    WHERE year("Date") = 2016 AND (hour("Date") >= 22 OR hour("Date") < 5) AND NOT Domestic`,
  "three commonest in each beat": `SELECT Beat, "Primary Type" AS type, count(*) AS n,
      rank() OVER (PARTITION BY Beat ORDER BY count(*) DESC) AS place
    FROM crimes GROUP BY Beat, type QUALIFY place <= 3 ORDER BY Beat, place`,
  "gun in the description": `SELECT Description, count(*) AS n FROM crimes
    WHERE Description LIKE '%HANDGUN%' GROUP BY Description ORDER BY n DESC`,
};

/** A SQL cell against the bare engine, each query in turns. Milliseconds. */
export async function measureSql({ browser, product, chicago, pairs = 31 }) {
  const page = await newVisitor(browser, { script: await bundle("sql"), bypassCSP: true });
  await page.goto(product.url + emptyPage);
  const rows = await page.evaluate((sha256) => globalThis.bench.open(sha256), chicago.sha256);
  if (rows !== chicago.rows) throw new Error(`${rows} rows were loaded`);
  const ask = async (way, sql) => {
    const answer = await page.evaluate(
      ([which, text]) => globalThis.bench[which](text),
      [way, sql],
    );
    return answer.milliseconds;
  };
  const found = [];
  for (const [name, sql] of Object.entries(queries)) {
    for (const way of ["ours", "bare", "ours", "bare"]) await ask(way, sql);
    const taken = await inTurns(
      pairs,
      () => ask("ours", sql),
      () => ask("bare", sql),
    );
    found.push({ name, ...compare(taken) });
  }
  await page.context().close();
  return { queries: found, median: median(found.map(({ ratio }) => ratio)) };
}
