// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { follow, parseExpression } from "@/cells/text/expression";
import { formatValue } from "@/cells/text/format";
import { namesIn, toHtml } from "@/cells/text/markdown";
import { rebuild } from "@/cells/text/rebuild";

/** Without DOMPurify, which does not work in this DOM: the second wall must hold alone. */
function draw(markdown: string, names: Record<string, unknown> = {}): HTMLElement {
  const place = document.createElement("div");
  const lookup = (name: string) => (Object.hasOwn(names, name) ? names[name] : undefined);
  const parsed = document.createElement("template");
  parsed.innerHTML = toHtml(markdown, lookup);
  place.append(rebuild(parsed.content, document));
  return place;
}

describe("what may stand between ${ and }", () => {
  it("is a name with steps and a format", () => {
    expect(parseExpression(" share ")).toMatchObject({ name: "share", steps: [], format: null });
    expect(parseExpression('rows[0].type["a b"] | ,d')).toMatchObject({
      name: "rows",
      steps: [0, "type", "a b"],
      format: ",d",
    });
    expect(parseExpression("ಹೆಸರು")).toMatchObject({ name: "ಹೆಸರು" });
  });

  it.each(["a + b", "f()", "a.b()", "1", "", "a |", "a..b", "a[b]", "new Date", "`x`", "a;b"])(
    "is never code: %s",
    (text) => expect(parseExpression(text)).toBeNull(),
  );

  it("reaches own properties only", () => {
    expect(follow({ a: [{ b: 3 }] }, ["a", 0, "b"])).toBe(3);
    expect(follow({}, ["constructor"])).toBeUndefined();
    expect(follow([1], ["map"])).toBeUndefined();
    expect(follow("text", ["length"])).toBeUndefined();
    expect(follow({ a: 1 }, ["__proto__", "toString"])).toBeUndefined();
    expect(follow([1, 2], ["length"])).toBe(2);
  });
});

describe("formats", () => {
  const text = (value: unknown, format: string | null = null) => {
    const formatted = formatValue(value, format);
    return formatted.ok ? formatted.text : `! ${formatted.reason}`;
  };

  it("writes numbers with separators", () => {
    expect(text(1949344)).toBe("1,949,344");
    expect(text(0.123456)).toBe("0.12");
    expect(text(12n)).toBe("12");
    expect(text(1949344, ",d")).toBe("1,949,344");
    expect(text(0.1234, ".1%")).toBe("12.3%");
  });

  it("writes dates as people do", () => {
    const day = new Date(Date.UTC(2018, 2, 14));
    expect(text(day)).toBe("14 Mar 2018");
    expect(text(new Date(Date.UTC(2018, 2, 14, 21, 5)))).toBe("14 Mar 2018 21:05");
    expect(text(day, "weekday")).toBe("Wednesday");
    expect(text(day, "%Y/%m")).toBe("2018/03");
    expect(text("2018-03-14", "date")).toBe("14 Mar 2018");
  });

  it("says when a format does not fit", () => {
    expect(text("abc", ",d")).toMatch(/^!/);
    expect(text(3, "nonsense format")).toMatch(/^!/);
  });

  it("shows the cell of a 1×1 table and the size of a larger one", () => {
    expect(text({ kind: "table", rows: 1, first: [{ n: 4200 }] })).toBe("4,200");
    expect(text({ kind: "table", rows: 1949344, first: [] })).toBe("1,949,344 rows");
    expect(text({ kind: "table", rows: 1, first: [{ a: 1, b: 2 }] })).toBe("1 row");
    expect(text({ kind: "table", rows: 1, first: [{ n: 0.25 }] }, ".0%")).toBe("25%");
  });
});

describe("names that a text reads", () => {
  it("finds them in prose, headings, lists and tables, not in code", () => {
    const source =
      "# ${a}\n\n- ${b.x | ,d}\n\n|h|\n|-|\n|${c}|\n\n`${d}` **${a}**\n\n```\n${e}\n```";
    expect(namesIn(source)).toEqual(["a", "b", "c"]);
  });

  it("finds none in what is not an expression", () => {
    expect(namesIn("costs ${1 + 1} or ${fetch('x')}")).toEqual([]);
  });
});

describe("values in prose", () => {
  it("are text, never HTML or Markdown", () => {
    const place = draw("Type: ${type}", { type: "<img src=x onerror=alert(1)> **bold**" });
    expect(place.textContent?.trim()).toBe("Type: <img src=x onerror=alert(1)> **bold**");
    expect(place.querySelector("img, strong")).toBeNull();
  });

  it("are awaited before the first run, not missing", () => {
    const html = toHtml("There are ${facts.n} and ${facts.}.", null);
    expect(html).toContain("<data>…</data>");
    expect(html.match(/<mark/g)).toHaveLength(1);
  });

  it("mark a name nobody defines", () => {
    const mark = draw("In ${nowhere} cases").querySelector("mark");
    expect(mark?.textContent).toBe("nowhere?");
    expect(mark?.title).toContain("nowhere");
  });

  it("lend the columns of a one-row table", () => {
    const totals = { kind: "table", rows: 1, first: [{ thefts: 1234, share: 0.5 }] };
    const place = draw("${totals.thefts} (${totals.share | .0%})", { totals });
    expect(place.textContent?.trim()).toBe("1,234 (50%)");
  });
});

describe("Markdown", () => {
  it("draws headings, tables, code and task lists that cannot be ticked", () => {
    const place = draw("## A\n\n- [x] done\n- [ ] open\n\n|a|b|\n|-|-:|\n|1|2|\n\n```\ncode\n```");
    expect(place.querySelector("h2")?.textContent).toBe("A");
    const boxes = [...place.querySelectorAll("input")];
    expect(boxes.map((box) => [box.type, box.checked, box.disabled])).toEqual([
      ["checkbox", true, true],
      ["checkbox", false, true],
    ]);
    expect(place.querySelectorAll("td")).toHaveLength(2);
    expect(place.querySelector("pre code")?.textContent).toBe("code\n");
  });

  it("opens links elsewhere without a way back", () => {
    const anchor = draw("[a](https://example.org/x)").querySelector("a")!;
    expect(anchor.getAttribute("rel")).toBe("noopener noreferrer");
    expect(anchor.getAttribute("target")).toBe("_blank");
    expect(draw("[a](#part)").querySelector("a")!.getAttribute("href")).toBe("#part");
    expect(draw("[a](mailto:a@b.c)").querySelector("a")!.getAttribute("href")).toBe("mailto:a@b.c");
  });

  it("shows a picture that is inside the file", () => {
    const source = "data:image/png;base64,iVBORw0KGgo=";
    expect(draw(`![p](${source})`).querySelector("img")?.getAttribute("src")).toBe(source);
  });
});

const vectors = [
  "<script>alert(1)</script>",
  "<scr<script>ipt>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<img src=https://evil.example/a.png>",
  "<img srcset='https://evil.example/a.png 2x' src='data:image/png;base64,AA=='>",
  "![p](https://evil.example/a.png)",
  "![p](//evil.example/a.png)",
  "<img src='data:image/svg+xml;base64,PHN2Zz4='>",
  "<img lowsrc=https://evil.example dynsrc=https://evil.example>",
  "[a](javascript:alert(1))",
  "[a](JaVaScRiPt:alert(1))",
  "<a href='java&#9;script:alert(1)'>a</a>",
  "<a href='vbscript:x'>a</a>",
  "[a](data:text/html;base64,PHNjcmlwdD4=)",
  "<a href='data:image/svg+xml,<svg onload=alert(1)>'>a</a>",
  "<a href='https://evil.example' ping='https://evil.example'>a</a>",
  "<svg onload=alert(1)><circle/></svg>",
  "<svg><image href='https://evil.example/a.png'/></svg>",
  "<svg><use href='https://evil.example/a.svg#x'/></svg>",
  "<svg><style>@import 'https://evil.example'</style></svg>",
  "<math><mtext><img src=x onerror=alert(1)></mtext></math>",
  "<style>body{background:url(https://evil.example)}</style>",
  "<p style='background:url(https://evil.example)'>x</p>",
  "<p class='fixed inset-0 z-50'>x</p>",
  "<p id='app'>x</p>",
  "<form action='https://evil.example'><button>x</button></form>",
  "<input type=image src=https://evil.example/a.png>",
  "<input type=text name=q>",
  "<input type=checkbox onclick=alert(1)>",
  "<button formaction=javascript:alert(1)>x</button>",
  "<iframe src=https://evil.example></iframe>",
  "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
  "<object data=https://evil.example></object>",
  "<embed src=https://evil.example>",
  "<video src=https://evil.example poster=https://evil.example></video>",
  "<audio src=https://evil.example></audio>",
  "<picture><source srcset=https://evil.example></picture>",
  "<link rel=stylesheet href=https://evil.example>",
  "<link rel=dns-prefetch href=https://evil.example>",
  "<meta http-equiv=refresh content='0;url=https://evil.example'>",
  "<base href=https://evil.example>",
  "<body background=https://evil.example onload=alert(1)>",
  "<table background=https://evil.example><tr><td background=https://evil.example>x</table>",
  "<details open ontoggle=alert(1)><summary>x</summary></details>",
  "<template><img src=x onerror=alert(1)></template>",
  "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
  "<input autofocus onfocus=alert(1)>",
  "<marquee onstart=alert(1)>x</marquee>",
  "<portal src=https://evil.example></portal>",
  "<div popover id=x>y</div>",
  "<a href='https://evil.example' target='_self' rel='opener'>a</a>",
  "<custom-element onclick=alert(1)>x</custom-element>",
  '<img src="data:image/png;base64,AA==" usemap="#m" crossorigin="use-credentials">',
  "<blockquote cite=https://evil.example>x</blockquote>",
];

describe("what a stranger's text cannot do", () => {
  const elements = new Set(
    "A BR CODE DATA DETAILS EM IMG INPUT LI MARK OL P PRE S SPAN STRONG SUMMARY TABLE TBODY TD TH THEAD TR UL BLOCKQUOTE DIV".split(
      " ",
    ),
  );
  const kept = new Set("href rel target src alt title type checked disabled open align".split(" "));

  it.each(vectors)("%s", (source) => {
    const place = draw(`before\n\n${source}\n\nafter`);
    for (const element of place.querySelectorAll("*")) {
      expect(elements).toContain(element.nodeName.toUpperCase());
      for (const { name, value } of element.attributes) {
        expect(kept).toContain(name);
        if (name === "href") expect(value).toMatch(/^(https?:|mailto:|#)/);
        if (name === "src") expect(value).toMatch(/^data:image\/(png|jpeg|gif|webp|avif);base64,/);
      }
      if (element.nodeName === "A" && element.getAttribute("href")) {
        expect(element.getAttribute("rel")).toBe("noopener noreferrer");
      }
      if (element.nodeName === "INPUT") {
        expect(element.getAttribute("type")).toBe("checkbox");
        expect(element.hasAttribute("disabled")).toBe(true);
      }
    }
    expect(place.textContent).toContain("before");
  });
});
