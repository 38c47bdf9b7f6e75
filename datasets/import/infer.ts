import type { StoredType } from "../arrow/columns";
import { comma, dayNumber, isBoolean, isInteger, isMoment, isNumber, point, read } from "./values";

/** How the bytes of a column become values. */
export interface ColumnPlan {
  type: StoredType;
  /** Order of day and month where it matters. */
  order: "dmy" | "mdy" | "ymd";
  /** Byte between whole and fraction. */
  decimal: number;
  notes: string[];
}

/** What the columns of a file have in common. */
export interface Habits {
  /** "12,5" may be a number: where the comma does not part columns. */
  decimalComma: boolean;
  /** Whole numbers of more digits stay text. */
  digits: number;
  /** Where a value stands, in words. */
  place(at: number): string;
}

export const digitsOfBigint = 18;
export const digitsOfDouble = 15;

type Idea = "unknown" | "number" | "boolean" | "moment" | "text";

const words: Record<Idea, string> = {
  unknown: "empty",
  number: "numbers",
  boolean: "true or false",
  moment: "dates",
  text: "text",
};

const decoder = new TextDecoder();

/**
 * Watches every value of a column and settles on a type that all of them have. What one
 * value denies stays denied: a column is text rather than nearly a number.
 */
export class ColumnGuess {
  private idea: Idea = "unknown";
  private values = 0;
  private fraction = false;
  private mostDigits = 0;
  private significant = 0;
  private shape: "Y" | "N" | "M" = "Y";
  private zone: number | null = null;
  private dayFirst = true;
  private monthFirst = true;
  private clocks = 0;
  private decimal = 0;
  private words = false;
  private fall: { value: string; at: number; from: Idea; after: number } | null = null;

  constructor(private readonly habits: Habits) {}

  /**
   * `start` and `end` are trimmed; an empty value says nothing. `words`: the file itself says
   * that this is text. Such a column may turn out to be dates or decimal numbers, never whole ones.
   */
  see(bytes: Uint8Array, start: number, end: number, at: number, words = false): void {
    if (start === end || this.idea === "text") return;
    if (words) this.words = true;
    if (this.idea === "unknown") this.idea = this.firstIdea(bytes, start, end);
    else if (!this.holds(bytes, start, end)) this.giveUp(bytes, start, end, at);
    this.values++;
  }

  private firstIdea(bytes: Uint8Array, start: number, end: number): Idea {
    if (this.isNumeric(bytes, start, end)) return "number";
    if (isBoolean(bytes, start, end)) return "boolean";
    if (isMoment(bytes, start, end)) {
      this.shape = read.shape;
      this.zone = read.zone;
      return this.isDay() ? "moment" : "text";
    }
    return "text";
  }

  private holds(bytes: Uint8Array, start: number, end: number): boolean {
    switch (this.idea) {
      case "number":
        return this.isNumeric(bytes, start, end);
      case "boolean":
        return isBoolean(bytes, start, end);
      case "moment":
        return (
          isMoment(bytes, start, end) &&
          read.shape === this.shape &&
          read.zone === this.zone &&
          this.isDay()
        );
      default:
        return false;
    }
  }

  private isNumeric(bytes: Uint8Array, start: number, end: number): boolean {
    if (isInteger(bytes, start, end)) {
      if (read.digits > this.habits.digits) return false;
      if (read.digits > this.mostDigits) this.mostDigits = read.digits;
    } else if (this.isDecimal(bytes, start, end)) {
      if (read.digits > digitsOfDouble) return false;
      this.fraction = true;
      this.significant = Math.max(this.significant, read.significant);
    } else return false;
    // A fraction makes doubles of all, and a double cannot hold a long identifier.
    return !this.fraction || this.mostDigits <= digitsOfDouble;
  }

  /** All fractions of a column have the same mark. "-0" and "1e+3" have none and fit both. */
  private isDecimal(bytes: Uint8Array, start: number, end: number): boolean {
    let mark = point;
    if (!isNumber(bytes, start, end)) {
      if (!this.habits.decimalComma || !isNumber(bytes, start, end, comma)) return false;
      mark = comma;
    }
    if (read.places === 0) return true;
    if (this.decimal === 0) this.decimal = mark;
    return this.decimal === mark;
  }

  private isDay(): boolean {
    const { shape, year, first, second } = read;
    if (read.clock) this.clocks++;
    if (shape === "Y") return dayNumber(year, first, second) === dayNumber(year, first, second);
    if (this.dayFirst) this.dayFirst = !Number.isNaN(dayNumber(year, second, first));
    if (this.monthFirst) {
      this.monthFirst = shape === "N" && !Number.isNaN(dayNumber(year, first, second));
    }
    return this.dayFirst || this.monthFirst;
  }

  private giveUp(bytes: Uint8Array, start: number, end: number, at: number) {
    const shown = decoder.decode(bytes.subarray(start, Math.min(end, start + 40)));
    this.fall = { value: shown, at, from: this.idea, after: this.values };
    this.idea = "text";
  }

  settle(name: string): ColumnPlan {
    const notes: string[] = [];
    const plan = { order: "ymd", decimal: point, notes } as const;
    if (this.idea === "number" && (this.fraction || !this.words)) {
      if (this.fraction && this.significant > 17) {
        notes.push(`“${name}”: numbers with more than 17 digits are rounded to 17.`);
      }
      if (this.decimal === comma) {
        notes.push(`“${name}”: commas were read as decimal marks, so that 12,5 is 12.5.`);
        return { ...plan, type: "number", decimal: comma };
      }
      return { ...plan, type: this.fraction ? "number" : "integer" };
    }
    if (this.idea === "boolean" && !this.words) return { ...plan, type: "boolean" };
    if (this.idea === "moment") return this.settleMoment(name, notes);
    if (this.fall && this.fall.after >= 20) {
      const { value, at, from, after } = this.fall;
      notes.push(
        `“${name}” stays text: after ${after.toLocaleString("en")} values that are ${words[from]}, ` +
          `${this.habits.place(at)} has “${value}”.`,
      );
    }
    return { ...plan, type: "text" };
  }

  private settleMoment(name: string, notes: string[]): ColumnPlan {
    const order = this.shape === "Y" ? "ymd" : this.dayFirst ? "dmy" : "mdy";
    if (this.shape === "N" && this.dayFirst && this.monthFirst) {
      notes.push(
        `“${name}”: every date fits both day/month/year and month/day/year. ` +
          "It was read as day/month/year: check one that you know.",
      );
    }
    if (this.clocks > 0 && this.clocks < this.values) {
      const without = (this.values - this.clocks).toLocaleString("en");
      notes.push(`“${name}”: ${without} values have no time of day and stand at 00:00.`);
    }
    if (this.zone !== null) {
      const zone = this.zone === 0 ? "UTC" : `UTC${this.zone > 0 ? "+" : "−"}${clock(this.zone)}`;
      notes.push(`“${name}”: times are ${zone} and are kept as written, not moved to local time.`);
    }
    return { type: this.clocks > 0 ? "timestamp" : "date", order, decimal: point, notes };
  }
}

function clock(minutes: number): string {
  const size = Math.abs(minutes);
  return `${Math.floor(size / 60)}:${String(size % 60).padStart(2, "0")}`;
}
