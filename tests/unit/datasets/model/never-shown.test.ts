import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { identityNeverShown } from "@/datasets/model/never-shown";
import { openEngine, type TestEngine } from "../engine";

describe("identities that are never shown", () => {
  let engine: TestEngine;
  beforeAll(async () => {
    engine = await openEngine();
  });
  afterAll(() => engine.close());

  const hides = (head: string | null, act: string | null, age: number | null = null) => {
    const text = (value: string | null) =>
      value === null ? "NULL::VARCHAR" : `'${value.replaceAll("'", "''")}'`;
    return engine.value(`SELECT ${identityNeverShown(text(head), text(act), String(age))} AS x`);
  };

  it.each([
    "POCSO",
    "RAPE",
    "MOLESTATION",
    "CRIMES RELATED TO WOMEN",
    "INSULTING MODESTY OF WOMEN (EVE TEASING)",
    "ASSAULT OR USE OF CRIMINAL FORCE TO DISROBE WOMAN",
    "UNNATURAL SEX",
    "IMMORAL TRAFFIC",
    "Human Trafficking",
    "CHILDREN ACT",
    "BUYING & SELLING MINOR FOR PROSTITUTION",
    "Crimes Against Children",
    "Sexual Harassment",
    "Cyberstalking",
    "CRIM SEXUAL ASSAULT",
  ])("hides everybody of %s", (head) => expect(hides(head, null)).toBe(true));

  it.each([
    "IPC 1860 U/s: 323,324,354(B),504,506,149",
    "IPC 1860 U/s: 363,376(2)(n)",
    "INFORMATION TECHNOLOGY ACT 2008 U/s: 67 IPC 1860 U/s: 509",
    "PROTECTION OF CHILDREN FROM SEXUAL OFFENCES ACT 2012 U/s: 12",
    "THE BHARATIYA NYAYA SANHITA (BNS), 2023 U/s: 115(2), 64(1)",
    "BNS 118, BNS 74",
    "BNS 309, IPC 376",
  ])("hides everybody where the section says it: %s", (act) =>
    expect(hides("CASES OF HURT", act)).toBe(true),
  );

  it.each([
    ["THEFT", "IPC 1860 U/s: 379"],
    ["KARNATAKA POLICE ACT 1963", "KARNATAKA POLICE ACT, 1963 U/s: 78(3)"],
    ["MURDER", "THE BHARATIYA NYAYA SANHITA (BNS), 2023 U/s: 103(1), 3(5)"],
    ["SUICIDE", "BNSS 194"],
    ["NARCOTIC DRUGS & PSHYCOTROPIC SUBSTANCES", "NDPS ACT 1985 U/s: 20(b)"],
    ["SCRAP DEALERS", "THERAPEUTIC GOODS"],
  ])("shows those of %s", (head, act) => {
    expect(hides(head, act)).toBe(false);
    expect(hides(head, act, 18)).toBe(false);
  });

  it("hides everybody under 18 and of an offence that is not known", () => {
    expect(hides("THEFT", "IPC 1860 U/s: 379", 17)).toBe(true);
    expect(hides(null, null, 40)).toBe(true);
  });
});
