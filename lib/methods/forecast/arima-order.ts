import { MethodProblem } from "../problem";

/** ARIMA(p, d, q)(P, D, Q)[period], with a mean or a drift where `constant` says so. */
export interface ArimaOrder {
  /** Autoregressive terms, differences, moving-average terms. */
  order: readonly [p: number, d: number, q: number];
  /** The same at steps of a season; none when not given. */
  seasonal?: readonly [P: number, D: number, Q: number];
  period?: number;
  /** A mean without differences, a drift with one; with more of them there is neither. */
  constant?: boolean;
}

/** As `ArimaOrder`, nothing left open. */
export interface Orders {
  p: number;
  d: number;
  q: number;
  P: number;
  D: number;
  Q: number;
  period: number;
  constant: boolean;
}

export function ordersOf({
  order,
  seasonal = [0, 0, 0],
  period = 1,
  constant = false,
}: ArimaOrder): Orders {
  const numbers = [...order, ...seasonal, period];
  if (numbers.some((each) => !Number.isInteger(each) || each < 0) || period < 1) {
    throw new MethodProblem(`${nameOf([...order], [...seasonal], period)} is no ARIMA model.`);
  }
  const [p, d, q] = order;
  const [P, D, Q] = period > 1 ? seasonal : [0, 0, 0];
  return { p, d, q, P, D, Q, period, constant: constant && d + D < 2 };
}

/** "ARIMA(0,1,1)(0,1,1)[12]", with "and drift" or "and mean" behind. */
export function arimaName({ p, d, q, P, D, Q, period, constant }: Orders): string {
  const name = nameOf([p, d, q], [P, D, Q], period);
  return constant ? `${name} and ${d + D > 0 ? "drift" : "mean"}` : name;
}

function nameOf(order: number[], seasonal: number[], period: number): string {
  const season = seasonal.some((each) => each !== 0) ? `(${seasonal.join(",")})[${period}]` : "";
  return `ARIMA(${order.join(",")})${season}`;
}

/** Numbers that are estimated, the variance and regressors aside. */
export const dynamicTerms = ({ p, q, P, Q }: Orders): number => p + q + P + Q;
