import { few } from "./counts";

/** Shifts a week that one beat gives up, and those that all of its station and shift lose and gain. */
interface Going {
  own: number;
  lost: number;
  gained: number;
  shift: string;
  /** Beats that gain. */
  to: string;
  /** Of those gained, what limits ask for. */
  forced: number;
}

/** Where shifts go that a beat gives up. */
export function goesWords(going: Going, against: string): string {
  const { gained, forced } = going;
  if (forced === 0) return goesTo(going, against);
  const some = forced >= gained ? "" : `${few(forced)} of them `;
  return `${goesTo(going, against)}, ${some}as limits ask for more there than ${against}`;
}

/** Where several beats give up some, nobody knows whose go where; where there are new ones, not even which go. */
function goesTo({ own, lost, gained, shift, to }: Going, against: string): string {
  if (gained > lost) {
    const more = gained - lost;
    return `the plan has ${few(more)} more ${shift} ${more === 1 ? "shift" : "shifts"} a week than ${against}, with more in ${to}`;
  }
  if (gained < lost) {
    return `of the ${few(lost)} ${shift} shifts a week given up ${few(gained)} ${gained === 1 ? "goes" : "go"} to ${to}`;
  }
  if (own === lost) return `${own === 1 ? "it goes" : "they go"} to ${to}`;
  return `among the ${few(lost)} ${shift} shifts a week that go to ${to}`;
}
