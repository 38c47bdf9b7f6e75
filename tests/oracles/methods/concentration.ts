import {
  concentration,
  placesFor,
  shareInTop,
} from "@/lib/methods/spatial/distribution/concentration";
import type { Adapter } from "../case";

export const concentrationAdapter: Adapter = {
  method: "concentration",
  run({ input, expected }) {
    const found = concentration(input.counts as number[]);
    const shares = Object.keys((expected.topShare as object | undefined) ?? {});
    const places = Object.keys(expected).filter((key) => /^placesFor\d+$/.test(key));
    return {
      gini: found.gini,
      giniAdjusted: found.giniAdjusted,
      topShare: Object.fromEntries(
        shares.map((share) => [share, shareInTop(found, Number(share))]),
      ),
      ...Object.fromEntries(
        places.map((key) => [key, placesFor(found, Number(key.slice(9)) / 100)]),
      ),
      placesWithZero: found.placesWithNone,
      shareOfPlacesWithTwoOrMore: found.placesWithTwoOrMore / found.places,
      poissonExpectedPlacesWithTwoOrMore: found.expectedWithTwoOrMore,
    };
  },
};
