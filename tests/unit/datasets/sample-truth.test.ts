import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generate } from "@/datasets/sample/generate";
import type { SampleSource } from "@/datasets/sample/sample";
import { truth, type SpotTruth } from "@/datasets/sample/truth";
import { openEngine, type TestEngine } from "./engine";

const tables: Record<string, SampleSource> = {
  fir: "sample",
  people: "sample-people",
  duty: "sample-duty",
  offenders: "sample-offenders",
  beats: "sample-beats",
};

/** Everything planted must be there for a plain count to see: no method is asked here. */
describe("the truth of the sample", () => {
  const planted = truth();
  let engine: TestEngine;
  const number = (sql: string) => Number(engine.value(sql));
  const numbers = (sql: string) => engine.rows(sql).map((row) => Object.values(row).map(Number));
  const list = (ids: readonly string[]) => ids.map((id) => `'${id}'`).join(", ");

  beforeAll(async () => {
    engine = await openEngine();
    for (const [name, source] of Object.entries(tables)) {
      engine.ingest(name, generate(source).streams);
    }
    engine.rows(`create table good as
      select Crime_No as id, trim(CrimeGroup_Name) as head, CrimeHead_Name as subhead,
        UnitName as station, Beat_Name as beat, Offence_From_Date as began,
        Latitude as latitude, Longitude as longitude,
        (Latitude - 14.236) * 110600 as north, (Longitude - 76.118) * 107203 as east
      from fir where Latitude between 14 and 15 and Longitude between 76 and 77`);
  }, 120_000);
  afterAll(() => engine.close());

  const away = ({ latitude, longitude }: { latitude: number; longitude: number }) =>
    `sqrt(pow((latitude - ${latitude}) * 110600, 2) + pow((longitude - ${longitude}) * 107203, 2))`;

  /** Incidents a day inside and in the whole city, within the days. */
  const rateAt = (spot: SpotTruth, from: string, to: string) => {
    const [row] = numbers(`
      select count(*) filter (${away(spot)} < ${spot.radius}) / (date '${to}' - date '${from}' + 1),
        count(*) filter (${away(spot)} < ${spot.radius}) / count(*)
      from good where head = '${spot.head}' and began::date between '${from}' and '${to}'`);
    return { aDay: row![0]!, ofAll: row![1]! };
  };
  /** Share of the city's 300 km² that the circle covers. */
  const area = ({ radius }: SpotTruth) => (Math.PI * radius * radius) / 3e8;

  it.each(planted.spots.filter(({ kind }) => kind === "stable"))(
    "has the stable hot spot of $head at $place in every year",
    (spot) => {
      for (let year = 2019; year <= 2024; year++) {
        const { ofAll } = rateAt(spot, `${year}-01-01`, `${year}-12-31`);
        expect(ofAll, String(year)).toBeGreaterThan(30 * area(spot));
      }
    },
  );

  it.each(planted.spots.filter(({ kind }) => kind === "emerging"))(
    "has the hot spot of $head at $place from $from on, and not before",
    (spot) => {
      const before = rateAt(spot, "2022-01-01", spot.from);
      expect(rateAt(spot, spot.from, spot.to).aDay).toBeGreaterThan(5 * before.aDay);
    },
  );

  it.each(planted.spots.filter(({ kind }) => kind === "fading"))(
    "has the hot spot of $head at $place until $to, and not after",
    (spot) => {
      const after = rateAt(spot, spot.to, "2023-12-31");
      expect(rateAt(spot, spot.from, spot.to).aDay).toBeGreaterThan(1.8 * after.aDay);
    },
  );

  it("has burglaries that follow another nearby within two weeks, and not later", () => {
    const { metres, days, followers } = planted.nearRepeat;
    expect(followers.length).toBeGreaterThan(3500);
    for (const head of planted.nearRepeat.heads) {
      const [[soon, later]] = numbers(`
        with b as (select row_number() over () i, began::date d, east, north
          from good where head = '${head}' and station <> 'Toll Gate PS' and began >= '2022-01-01')
        select count(*) filter (abs(a.d - b.d) < ${days}),
          count(*) filter (abs(a.d - b.d) >= 100 and abs(a.d - b.d) < ${100 + days})
        from b a join b on a.i < b.i and abs(a.east - b.east) < ${metres} and abs(a.north - b.north) < ${metres}
        where sqrt(pow(a.east - b.east, 2) + pow(a.north - b.north, 2)) < ${metres}`) as [
        [number, number],
      ];
      expect(soon, head).toBeGreaterThan(1.6 * later);
    }
  });

  it("follows the week and the season of each type", () => {
    const counted = (head: string, where: string) =>
      number(`select count(*) from fir where trim(CrimeGroup_Name) = '${head}' and ${where}`);
    const rhythm = (head: string) => planted.rhythms.find((each) => each.head === head)!;
    const hurt = rhythm("CASES OF HURT");
    const day = (iso: number) =>
      counted(hurt.head, `isodow(Offence_From_Date) = ${iso}`) / hurt.weekday[iso - 1]!;
    const usual = [1, 2, 3, 4, 5, 6, 7].map(day);
    expect(Math.max(...usual) / Math.min(...usual)).toBeLessThan(1.15);
    expect(counted(hurt.head, "isodow(Offence_From_Date) = 6")).toBeGreaterThan(
      1.4 * counted(hurt.head, "isodow(Offence_From_Date) = 1"),
    );
    const { head, season } = rhythm("BURGLARY - NIGHT");
    const quarterAround = (month: number) =>
      counted(
        head,
        `month(Offence_From_Date) in (${[-1, 0, 1].map((by) => ((month + by + 11) % 12) + 1)})`,
      );
    const [peak, swing] = season;
    expect(quarterAround(peak) / quarterAround(peak + 6)).toBeGreaterThan(1 + swing);
  });

  it.each(planted.festivals)("raises $head on the days of $name", ({ head, days, factor }) => {
    const inside = days.map(([from, to]) => `d between '${from}' and '${to}'`).join(" or ");
    const beside = days
      .map(
        ([from, to]) =>
          `d between date '${from}' - 21 and date '${from}' - 1 or d between date '${to}' + 1 and date '${to}' + 21`,
      )
      .join(" or ");
    const [[during, around]] = numbers(`
      with c as (select Offence_From_Date::date d, count(*) n from fir
          where trim(CrimeGroup_Name) = '${head}' group by d),
        n as (select r.d::date as d, coalesce(c.n, 0) as n
          from range(timestamp '2019-01-01', timestamp '2025-01-01', interval 1 day) r(d) left join c on c.d = r.d::date)
      select avg(n) filter (${inside}), avg(n) filter (${beside}) from n`) as [[number, number]];
    expect(during / around).toBeGreaterThan(0.8 * factor);
    expect(during / around).toBeLessThan(1.3 * factor);
  });

  it("drops to a new level in the planted month, by the planted factor", () => {
    const { head, month, factor } = planted.levelBreak;
    const [[before, after]] = numbers(`
      select count(*) filter (Offence_From_Date < '${month}-01'), count(*) filter (Offence_From_Date >= '${month}-01')
      from fir where trim(CrimeGroup_Name) = '${head}'
        and Offence_From_Date >= date '${month}-01' - interval 6 month
        and Offence_From_Date < date '${month}-01' + interval 18 month
        and month(Offence_From_Date) in (11, 12, 1, 2, 3, 4)`) as [[number, number]];
    expect(after / before).toBeGreaterThan(factor * 0.85);
    expect(after / before).toBeLessThan(factor * 1.25);
  });

  it("falls to its lowest in the weeks when the city stood still", () => {
    const { from, to, factor } = planted.lockdown;
    const [[inside, before]] = numbers(`
      select count(*) filter (Offence_From_Date::date between '${from}' and '${to}'),
        count(*) filter (Offence_From_Date::date between date '${from}' - interval 1 year and date '${to}' - interval 1 year)
      from fir where trim(CrimeGroup_Name) = 'THEFT'`) as [[number, number]];
    expect(inside / before).toBeGreaterThan(factor * 0.75);
    expect(inside / before).toBeLessThan(factor * 1.35);
  });

  it("puts co-located types into the same squares and avoiding ones into different ones", () => {
    const shareBeside = (head: string, other: string) =>
      number(`
        with c as (select head, floor(east / 300) x, floor(north / 300) y from good where station <> 'Toll Gate PS')
        select avg((exists (select 1 from c b where b.head = '${other}' and b.x = a.x and b.y = a.y))::int)
        from c a where a.head = '${head}'`);
    const [drugs, hurt] = planted.together.coLocated;
    const [, avoiding] = planted.together.avoiding;
    expect(shareBeside(drugs, hurt)).toBeGreaterThan(0.95);
    expect(shareBeside(drugs, "BURGLARY - NIGHT")).toBeGreaterThan(0.25);
    expect(shareBeside(drugs, avoiding)).toBeLessThan(0.02);
  });

  it("has five cases of hurt at night in two years where almost nobody is on duty at night", () => {
    const { station, beat, head, incidents, dutyNights } = planted.quietBeat;
    const found = engine.rows(`
      select Crime_No as id from fir
      where UnitName = '${station}' and Beat_Name = '${beat}' and trim(CrimeGroup_Name) = '${head}'
        and Offence_From_Date >= '2023-01-01' and (hour(Offence_From_Date) >= 22 or hour(Offence_From_Date) < 6)
      order by id`);
    expect(found.map(({ id }) => id)).toEqual(incidents.toSorted());
    expect(found).toHaveLength(5);
    const nights = numbers(
      "select count(*) filter (shift = 'night') n from duty group by station, beat order by n",
    ).flat();
    expect(nights[0]).toBe(dutyNights.length);
    expect(nights[1]).toBeGreaterThan(400);
    expect(
      number(
        `select count(*) from duty where station = '${station}' and beat = '${beat}' and shift = 'night'`,
      ),
    ).toBe(dutyNights.length);
  });

  it("finds gambling in the patrolled beat where it sends officers, and thefts there do not care", () => {
    const { station, beat, subhead } = planted.patrolled;
    const aDay = (where: string, officers: string) =>
      number(`
        with c as (select Offence_From_Date::date d, count(*) n from fir
          where UnitName = '${station}' and Beat_Name = '${beat}' and ${where} group by d)
        select avg(coalesce(n, 0)) from duty left join c on c.d = starts_at::date
        where station = '${station}' and beat = '${beat}' and shift = 'evening' and officers ${officers}`);
    const gambling = `CrimeHead_Name = '${subhead}'`;
    expect(aDay(gambling, ">= 7") / aDay(gambling, "<= 3")).toBeGreaterThan(2);
    const thefts = "trim(CrimeGroup_Name) = 'THEFT'";
    const ratio = aDay(thefts, ">= 7") / aDay(thefts, "<= 3");
    expect(ratio).toBeGreaterThan(0.75);
    expect(ratio).toBeLessThan(1.33);
    expect(
      number(
        `select avg((Complaint_Mode = 'Sue-moto by Police')::int) from fir where Crime_No in (${list(planted.patrolled.incidents)})`,
      ),
    ).toBe(1);
  });

  it("has the repeat victims, and nobody else is a victim twice", () => {
    const found = engine.rows(`
      select person, string_agg(incident, ' ' order by incident) as incidents from people
      where role = 'victim' group by person having count(*) > 1 order by person`);
    expect(found).toEqual(
      planted.repeatVictims
        .map(({ person, incidents }) => ({ person, incidents: incidents.toSorted().join(" ") }))
        .toSorted((a, b) => (a.person < b.person ? -1 : 1)),
    );
    expect(found.length).toBe(40);
  });

  it("has the groups that offend together, and no other pair does so twice", () => {
    const pairs = engine.rows(`
      select a.person as one, b.person as other from people a
      join people b on a.incident = b.incident and a.role = 'accused' and b.role = 'accused' and a.person < b.person
      group by one, other having count(*) >= 2`);
    const groupOf = (person: unknown) =>
      planted.groups.findIndex(({ members }) => members.includes(String(person)));
    expect(pairs.length).toBeGreaterThan(30);
    for (const { one, other } of pairs) {
      expect(groupOf(one)).toBeGreaterThanOrEqual(0);
      expect(groupOf(one)).toBe(groupOf(other));
    }
    for (const { members, incidents, station } of planted.groups) {
      expect(members.length).toBeGreaterThanOrEqual(3);
      expect(
        number(
          `select count(distinct UnitName) from fir where Crime_No in (${list(incidents)}) and UnitName = '${station}'`,
        ),
      ).toBe(1);
      expect(new Set(incidents).size).toBe(incidents.length);
    }
  });

  it("has one series of one offender, who lives where it begins", () => {
    const { person, incidents, anchor, head } = planted.series;
    const found = engine.rows(
      `select incident from people where person = '${person}' and role = 'accused' order by incident`,
    );
    expect(found.map(({ incident }) => incident)).toEqual(incidents.toSorted());
    expect(incidents).toHaveLength(24);
    expect(
      engine.rows(`select latitude, longitude from offenders where person = '${person}'`),
    ).toEqual([anchor]);
    const [row] = engine.rows(`
      select count(*) n, min(${away(anchor)}) nearest, max(${away(anchor)}) farthest, any_value(head) head,
        max(hour(began)) latest
      from good where id in (${list(incidents)})`);
    expect(row!.head).toBe(head);
    expect(Number(row!.n)).toBeGreaterThan(15);
    expect(Number(row!.nearest)).toBeGreaterThan(450);
    expect(Number(row!.farthest)).toBeLessThan(3300);
    expect(Number(row!.latest)).toBeLessThan(8);
  });

  it("keeps the defects that it declares", () => {
    const { zeroShareByYear, zeroFactorByStation, defaultPoint } = planted.defects;
    for (const [station, factor] of Object.entries(zeroFactorByStation)) {
      const share = number(
        `select avg((Latitude = 0)::int) from fir where UnitName = '${station}' and "Year" = 2019`,
      );
      expect(Math.abs(share - zeroShareByYear[0]! * factor), station).toBeLessThan(0.09);
    }
    expect(Object.keys(zeroFactorByStation)).toContain(defaultPoint.station);
  });
});
