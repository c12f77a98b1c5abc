import { addDays, format, formatDistanceStrict, isWeekend, nextMonday, setHours, startOfHour } from "date-fns";

const OPENS = 10;
const CLOSES = 18;
/** Parcels are fetched at this hour of every working day. */
const PICKUP = 15;

/** Whether someone can come by now, in words. */
export function openingNotice(now: Date): string {
  if (!isWeekend(now) && now.getHours() < OPENS) return `Opens today at ${OPENS}:00`;
  if (!isWeekend(now) && now.getHours() < CLOSES) return `Open now, until ${CLOSES}:00`;
  return `Opens ${format(nextWorkingDay(now), "EEEE")} at ${OPENS}:00`;
}

/** When an order of now leaves the workshop, in words. */
export function dispatchNotice(now: Date): string {
  const pickup = startOfHour(setHours(now, PICKUP));
  if (isWeekend(now) || now >= pickup)
    return `What you order now leaves us on ${format(nextWorkingDay(now), "EEEE, d MMMM")}`;
  return `Order within ${formatDistanceStrict(pickup, now)} and it leaves us today`;
}

function nextWorkingDay(now: Date): Date {
  const tomorrow = addDays(now, 1);
  return isWeekend(tomorrow) ? nextMonday(now) : tomorrow;
}
