/** Monday first, as all lists by weekday are. */
export const weekdays = [
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
  "Sunday",
] as const;

export const shortWeekdays = weekdays.map((name) => name.slice(0, 3));

export const shortMonths = [
  ...["Jan", "Feb", "Mar", "Apr", "May", "Jun"],
  ...["Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
];

const two = (value: number) => String(value).padStart(2, "0");

/** `21:00–22:00`, the last one to 24:00. */
export const hourSpan = (hour: number): string => `${two(hour)}:00–${two(hour + 1)}:00`;

/** `20:14` of hours and parts of them. */
export const clockTime = (hours: number): string => {
  const minutes = Math.round(hours * 60) % 1440;
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
};

/** `Saturday 21:00–22:00` of an hour of the week. */
export const hourOfWeekName = (at: number): string =>
  `${weekdays[Math.floor(at / 24)]} ${hourSpan(at % 24)}`;

/** `5 h 12 min`. */
export const hoursLong = (hours: number): string => {
  const minutes = Math.round(hours * 60);
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
};
