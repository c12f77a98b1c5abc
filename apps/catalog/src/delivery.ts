import { addBusinessDays, differenceInMonths, format, parseISO } from "date-fns";

/** `Tuesday, 24 November`. */
export function leavesOn(leadDays: number, now: Date = new Date()): string {
  return format(addBusinessDays(now, leadDays), "EEEE, d MMMM");
}

/** `March 2025`. */
export function soldSince(since: string): string {
  return format(parseISO(since), "MMMM yyyy");
}

export function isNew(since: string, now: Date = new Date()): boolean {
  return differenceInMonths(now, parseISO(since)) < 12;
}
