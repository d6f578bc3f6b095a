// Times and days, as the reader writes them.

const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
const date = new Intl.DateTimeFormat(undefined, { weekday: "long", day: "numeric", month: "long", year: "numeric" });

export const timeOf = (time) => clock.format(time);

/** Names a day, given as by toDateString(): today and yesterday, or its date. */
export function dayOf(day) {
  const now = new Date();
  if (day === now.toDateString()) return "Today";
  now.setDate(now.getDate() - 1);
  return day === now.toDateString() ? "Yesterday" : date.format(new Date(day));
}
