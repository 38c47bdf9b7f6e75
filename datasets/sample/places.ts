export type PlaceUse = "market" | "transit" | "road" | "home" | "leisure" | "works";

/** Where people gather, live and drive: metres east and north of the centre. */
export interface Place {
  name: string;
  use: PlaceUse;
  east: number;
  north: number;
  /** Standard deviation in metres. */
  spread: number;
  weight: number;
}

const place = (
  name: string,
  use: PlaceUse,
  east: number,
  north: number,
  spread: number,
  weight: number,
): Place => ({ name, use, east, north, spread, weight });

export const places: readonly Place[] = [
  place("Old Market, cloth lane", "market", -610, 460, 160, 9),
  place("Old Market, vegetable yard", "market", -1080, 70, 140, 6),
  place("Clock Tower circle", "market", 160, -210, 180, 6),
  place("Sunday shandy ground", "market", 3240, -1660, 210, 3),
  place("Gold bazaar", "market", -160, 910, 100, 4),
  place("City bus stand", "transit", 840, 600, 150, 10),
  place("Railway station, east gate", "transit", 2660, 1080, 170, 7),
  place("Railway station, goods yard", "transit", 3460, 1420, 220, 3),
  place("Private bus stop, ring road", "transit", -4110, -2590, 160, 3),
  place("Ring road, north junction", "road", -740, 5860, 250, 6),
  place("Ring road, mill junction", "road", 5980, -1360, 230, 8),
  place("Highway bypass, toll side", "road", -6820, 1080, 370, 7),
  place("College Road signal", "road", -3060, 3180, 170, 4),
  place("Bridge over the canal", "road", 1500, -4290, 200, 5),
  place("Lakeside layout, 2nd stage", "home", -3940, -4640, 380, 7),
  place("Lakeside layout, 4th stage", "home", -5560, -3590, 340, 5),
  place("Teachers' colony", "home", -4410, 4290, 340, 6),
  place("New extension, east", "home", 5510, 3410, 440, 8),
  place("Railway quarters", "home", 3940, 2310, 250, 4),
  place("Mill workers' lines", "home", 4940, -3290, 300, 6),
  place("Fort ward", "home", -260, -2190, 280, 5),
  place("Lake promenade", "leisure", -2540, -3240, 200, 5),
  place("Cinema circle", "leisure", 1260, 2060, 150, 6),
  place("Bar street", "leisure", 2060, -740, 100, 7),
  place("College hostels", "leisure", -3460, 2360, 220, 3),
  place("Mill gate", "works", 6340, -2590, 200, 5),
  place("Wholesale yard", "works", 2310, -5220, 230, 4),
  place("Construction belt, west", "works", -7260, -1260, 380, 4),
  place("Temple street, car festival road", "market", -900, 6300, 150, 5),
  place("Shandy ground, cattle yard", "market", 5200, -2700, 190, 3),
  place("Orchard junction market", "market", -8300, -5200, 150, 4),
  place("Airfield road shops", "market", -8100, 2500, 160, 3),
  place("Depot circle", "market", 6800, 3300, 150, 4),
  place("Industrial estate bus stop", "transit", 8300, -2300, 140, 4),
  place("Airfield gate, taxi stand", "transit", -8700, 1200, 150, 4),
  place("Hill View bus terminus", "transit", -6800, 6300, 140, 4),
  place("River ghat auto stand", "transit", -2100, -6500, 130, 3),
  place("Ring road, orchard junction", "road", -7200, -6200, 240, 6),
  place("Ring road, depot junction", "road", 7900, 4700, 240, 6),
  place("Airfield road, level crossing", "road", -6300, 3400, 210, 5),
  place("Canal road, sluice bend", "road", 2600, -6900, 220, 4),
  place("Mill bypass, weighbridge", "road", 8900, -4900, 260, 6),
  place("Orchard layout", "home", -8600, -3700, 340, 6),
  place("Hill View layout", "home", -8000, 5200, 340, 6),
  place("Depot quarters", "home", 7300, 1400, 280, 5),
  place("New extension, east, 3rd block", "home", 8700, 3300, 240, 3),
  place("Sluice colony", "home", 1000, -7500, 280, 4),
  place("Temple street agrahara", "home", 900, 7200, 260, 4),
  place("Estate housing board", "home", 9000, -800, 300, 5),
  place("Hill View reservoir", "leisure", -5300, 7300, 200, 3),
  place("Highway dhabas, west", "leisure", -9300, -900, 180, 4),
  place("Mill road wine shops", "leisure", 6900, -4200, 110, 5),
  place("Airfield hangars", "works", -9600, 2600, 240, 3),
  place("Industrial estate, phase 2", "works", 9600, -2500, 260, 5),
];

export function placeAt(name: string): number {
  const index = places.findIndex((each) => each.name === name);
  if (index < 0) throw new Error(`no place ${name}`);
  return index;
}
