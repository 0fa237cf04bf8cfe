/** Calendar dates as text, YYYY-MM-DD, in the proleptic Gregorian calendar. There is no clock here: a date is always somebody's statement. */
export function isDate(text: unknown): text is string {
  if (typeof text !== "string") return false;
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Days of a month; February has 29 in leap years. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** A date of which the day, or month and day, may be unknown: YYYY, YYYY-MM or YYYY-MM-DD. */
export function isPartialDate(text: unknown): text is string {
  if (typeof text !== "string" || !/^\d{4}(-\d{2}){0,2}$/.test(text)) return false;
  return isDate(`${text}-01-01`.slice(0, "YYYY-MM-DD".length));
}
