import { describe, expect, it } from "vitest";
import { painterOf } from "@/cells/spatial/colours";
import { noClass } from "@/cells/spatial/drawn";
import { hitOf } from "@/cells/spatial/scene";

describe("colours of a spatial map", () => {
  const ramp = { scale: "heat", title: "incidents per km²" } as const;

  it("go by figure, darkest for the highest, and nothing where there is no figure", () => {
    const { colour, legend } = painterOf({ colour: ramp, values: [1, 2, 3, 4, 5, 6, NaN] });
    expect(colour(6)[3]).toBe(0);
    expect(colour(0)).not.toEqual(colour(5));
    expect(legend.title).toBe("incidents per km²");
    expect(legend.entries.at(-1)!.label).toBe("6");
  });

  it("are explained in figures that people write", () => {
    const values = [1580.3, 2500.2, 4630.7, 0.000_012];
    const { legend } = painterOf({ colour: ramp, values });
    const words = legend.entries.map(({ label }) => label).join(" ");
    expect(words).not.toContain("e");
    expect(words).toContain("4,630");
  });

  it("diverge at the same distances on both sides of the centre", () => {
    const values = [-4, -2, -1, 0, 1, 2, 4];
    const scale = { scale: "blue-red", title: "difference", centre: 0 } as const;
    const { legend, colour } = painterOf({ colour: scale, values });
    const limits = legend.entries.map(({ label }) => label);
    expect(limits[0]).toBe("-4 – -2");
    expect(limits.at(-1)).toBe("2 – 4");
    expect(limits.length % 2).toBe(0);
    expect(colour(0)).not.toEqual(colour(6));
  });

  it("do not spend shades on a side where nothing is", () => {
    const scale = { scale: "blue-red", title: "ratio", centre: 1 } as const;
    const { legend } = painterOf({ colour: scale, values: [1.5, 2, 3] });
    expect(legend.entries.every(({ label }) => !label.startsWith("-"))).toBe(true);
  });

  it("go by class, and a class of none is not drawn", () => {
    const entries = [
      { css: "rgb(178 24 43 / 0.5)", label: "hot" },
      { css: "#2166ac", label: "cold" },
    ];
    const classes = Uint8Array.from([1, noClass, 0]);
    const { colour } = painterOf({ colour: { title: "class", entries }, classes });
    expect(colour(0).slice(0, 3)).toEqual([0x21, 0x66, 0xac]);
    expect(colour(1)[3]).toBe(0);
    expect(colour(2)).toEqual([178, 24, 43, 128]);
  });
});

describe("what lies under the pointer", () => {
  const raster = {
    kind: "raster",
    zone: { zone: 43, south: false },
    west: 0,
    south: 0,
    cell: 100,
    columns: 3,
    rows: 2,
    values: Float32Array.from([0, 1, 2, 3, 4, 5]),
    colour: { scale: "heat", title: "" },
  } as const;

  it("is counted from the south in a raster, whose picture begins in the north", () => {
    const at = (pixel: [number, number]) =>
      hitOf({ layer: { id: "drawn-0" }, index: 0, bitmap: { pixel } }, [raster])?.index;
    expect(at([0, 1])).toBe(0);
    expect(at([2, 0])).toBe(5);
  });

  it("is nothing outside of what is drawn", () => {
    expect(hitOf({ layer: null, index: -1 }, [raster])).toBeNull();
    expect(hitOf({ layer: { id: "chosen" }, index: 0 }, [raster])).toBeNull();
  });
});
