/**
 * Days between dates: each day of the proleptic Gregorian calendar has a number, counted from 1970-01-01 (0). No Date object and no time zone.
 * The arithmetic is Howard Hinnant's "chrono-compatible low-level date algorithms": March begins the year, so that the leap day is its last.
 */

const ERA = 146_097; // days in 400 years
const SHIFT = 719_468; // days from 0000-03-01 to 1970-01-01

/** The number of a day given as an existing date, YYYY-MM-DD. */
export function dayNumber(date: string): number {
  const [y = 0, month = 0, day = 0] = date.split("-").map(Number);
  const year = month <= 2 ? y - 1 : y;
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return era * ERA + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - SHIFT;
}

/** The date of a day's number; null outside the years 0000 to 9999, which four digits cannot write. */
export function dateOf(day: number): string | null {
  const shifted = day + SHIFT;
  const era = Math.floor(shifted / ERA);
  const dayOfEra = shifted - era * ERA;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  if (year < 0 || year > 9999) return null;
  return [String(year).padStart(4, "0"), two(month), two(dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1)].join("-");
}

/** Days from one date to another; negative if the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

function two(n: number): string {
  return String(n).padStart(2, "0");
}
