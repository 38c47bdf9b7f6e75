import {
  BooleanBuilder,
  DateBuilder,
  LongBuilder,
  NumberBuilder,
  TextBuilder,
  type AnyBuilder,
} from "../arrow/columns";
import type { ColumnPlan } from "./infer";
import { dayNumber, isBoolean, isInteger, isMoment, isNumber, read } from "./values";

/** Adds one value, trimmed bytes of a file, to its column. Every value was seen before and fits. */
export type Fill = (bytes: Uint8Array, start: number, end: number) => void;

const latin = new TextDecoder("latin1");

function unfit(bytes: Uint8Array, start: number, end: number): never {
  throw new Error(`the file changed while it was read: ${latin.decode(bytes.slice(start, end))}`);
}

function dayOf({ order }: ColumnPlan): number {
  const { year, first, second } = read;
  return order === "dmy" ? dayNumber(year, second, first) : dayNumber(year, first, second);
}

export function fillFor(plan: ColumnPlan, builder: AnyBuilder): Fill {
  if (builder instanceof TextBuilder) {
    return (bytes, start, end) => builder.addBytes(bytes, start, end);
  }
  if (builder instanceof NumberBuilder) {
    return (bytes, start, end) =>
      isNumber(bytes, start, end, plan.decimal)
        ? builder.add(read.number)
        : unfit(bytes, start, end);
  }
  if (builder instanceof BooleanBuilder) {
    return (bytes, start, end) =>
      isBoolean(bytes, start, end) ? builder.add(read.number === 1) : unfit(bytes, start, end);
  }
  if (builder instanceof DateBuilder) {
    return (bytes, start, end) =>
      isMoment(bytes, start, end) ? builder.add(dayOf(plan)) : unfit(bytes, start, end);
  }
  return fillLong(plan, builder);
}

const microsPerDay = 86_400_000_000;

function fillLong(plan: ColumnPlan, builder: LongBuilder): Fill {
  if (plan.type === "timestamp") {
    return (bytes, start, end) => {
      if (!isMoment(bytes, start, end)) unfit(bytes, start, end);
      const micros = dayOf(plan) * microsPerDay + read.micros;
      if (Number.isSafeInteger(micros)) builder.add(micros);
      else builder.addBig(BigInt(dayOf(plan)) * BigInt(microsPerDay) + BigInt(read.micros));
    };
  }
  return (bytes, start, end) => {
    if (!isInteger(bytes, start, end)) unfit(bytes, start, end);
    if (read.digits <= 15) builder.add(read.number);
    else builder.addBig(BigInt(latin.decode(bytes.subarray(start, end))));
  };
}
