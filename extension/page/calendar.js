// TIMEX3 values for a reader: written out, put in order, and counted from the day of publication.

import { keyOf } from "./keys.js";

/** @typedef {import("./keys.js").Say} Say */

const DAY = 86_400_000;

/** The units of TIMEX3's durations, as `Intl` calls them; months and minutes share a letter. @type {Record<string, string>} */
const UNITS = { Y: "year", M: "month", W: "week", D: "day", TH: "hour", TM: "minute", TS: "second" };

/** The beginning of each season's usual months in the north, to put it in order. @type {Record<string, number>} */
const SEASONS = { SP: 3, SU: 6, FA: 9, WI: 12 };

/**
 * @param {string} value a TIMEX3 value
 * @param {string} locale
 * @param {Say} say
 * @returns {string} the same for a reader; the value itself where it is none that can be told in a few words
 */
export function readableDate(value, locale, say) {
  if (/^(PRESENT|PAST|FUTURE)_REF$/.test(value)) return say(keyOf("date", value.toLowerCase()));
  if (value.includes("/")) return value.split("/").map((end) => readableDate(end, locale, say)).join(" – ");
  return calendarDay(value, locale, say) ?? duration(value, locale) ?? period(value, locale, say) ?? value;
}

/** @param {string} value @param {string} locale @param {Say} say @returns {string | null} none where it is no day, month or time */
function calendarDay(value, locale, say) {
  const [, year, month, day, time] = /^(\d{4}|XXXX)-(\d\d)(?:-(\d\d)(?:T(\d\d(?::\d\d)?|[A-Z]{2}))?)?$/.exec(value) ?? [];
  if (!year) return null;
  const isYearKnown = year !== "XXXX";
  const [, hour, minute] = /^(\d\d)(?::(\d\d))?$/.exec(time ?? "") ?? [];
  const instant = new Date(Date.UTC(isYearKnown ? Number(year) : 2000, Number(month) - 1, Number(day ?? 1), Number(hour ?? 0), Number(minute ?? 0)));
  if (Number.isNaN(instant.getTime())) return null;
  /** @type {Intl.DateTimeFormatOptions} */
  const fields = { timeZone: "UTC", month: "long" };
  if (isYearKnown) fields.year = "numeric";
  if (day) fields.day = "numeric";
  if (day && isYearKnown) fields.weekday = "long";
  if (hour) Object.assign(fields, { hour: "numeric", minute: "2-digit" });
  const written = new Intl.DateTimeFormat(locale, fields).format(instant);
  const part = time && !hour ? say(keyOf("dayPart", time)) : "";
  return part ? `${written}, ${part}` : written;
}

/** @param {string} value @param {string} locale @returns {string | null} none where it is no plain length of time */
function duration(value, locale) {
  const [, days, clock] = /^P((?:\d+(?:\.\d+)?[YMWD])*)(?:T((?:\d+(?:\.\d+)?[HMS])+))?$/.exec(value) ?? [];
  if (!days && !clock) return null;
  const pieces = [...(days ?? "").matchAll(/([\d.]+)(\w)/g), ...(clock ?? "").matchAll(/([\d.]+)(\w)/g)].map(([, count, letter], at, all) => {
    const isClock = at >= all.length - [...(clock ?? "").matchAll(/[A-Z]/g)].length;
    return lengthOf(Number(count), UNITS[isClock ? `T${letter}` : letter], locale);
  });
  return new Intl.ListFormat(locale, { type: "unit" }).format(pieces);
}

/** @param {string} value @param {string} locale @param {Say} say @returns {string | null} none where it is no week, quarter, half or season of a known year */
function period(value, locale, say) {
  const [, year, part, weekend] = /^(\d{4})-(W\d\d|Q[1-4]|H[12]|SP|SU|FA|WI)(-WE)?$/.exec(value) ?? [];
  if (!year) return null;
  if (part in SEASONS) return say(keyOf("season", part), year);
  if (part.startsWith("Q")) return say("dateQuarter", part.slice(1), year);
  if (part.startsWith("H")) return say("dateHalf", part.slice(1), year);
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(firstDayOf(value) ?? 0);
  return say(weekend ? "dateWeekend" : "dateWeek", day);
}

/**
 * @param {string} value a TIMEX3 value
 * @returns {number | null} the beginning of its first day, in milliseconds since the epoch as if in UTC; none where it has no place in the calendar
 */
export function firstDayOf(value) {
  const [, year, rest = ""] = /^(\d{4})(?:-(.*))?$/.exec(value.split("/")[0]) ?? [];
  if (!year) return null;
  const [, week, weekend] = /^W(\d\d)(-WE)?/.exec(rest) ?? [];
  if (week) {
    const fourth = new Date(Date.UTC(Number(year), 0, 4));
    const monday = fourth.getTime() - ((fourth.getUTCDay() + 6) % 7) * DAY;
    return monday + (Number(week) - 1) * 7 * DAY + (weekend ? 5 * DAY : 0);
  }
  const [, quarter] = /^Q([1-4])/.exec(rest) ?? [];
  const [, half] = /^H([12])/.exec(rest) ?? [];
  const [, month, day] = /^(\d\d)(?:-(\d\d))?/.exec(rest) ?? [];
  const first = Number(month ?? SEASONS[rest] ?? (quarter ? Number(quarter) * 3 - 2 : half ? Number(half) * 6 - 5 : 1));
  return Date.UTC(Number(year), first - 1, Number(day ?? 1));
}

/** @param {string} value a TIMEX3 value @returns {boolean} whether it names one day */
export function isDay(value) {
  return /^\d{4}-\d\d-\d\d(T|$)/.test(value) && !value.includes("/");
}

/**
 * @param {string} value a TIMEX3 value
 * @param {string | undefined} published `2020-03-22`
 * @param {string} locale
 * @param {Say} say
 * @returns {string} how long before or after publication; empty where it is no day
 */
export function distance(value, published, locale, say) {
  const from = published && isDay(published) ? firstDayOf(published) : null;
  const to = isDay(value) ? firstDayOf(value) : null;
  if (from === null || to === null) return "";
  const days = Math.round((to - from) / DAY);
  if (days === 0) return say("onPublication");
  const count = Math.abs(days);
  const length = count < 60 ? lengthOf(count, "day", locale) : count < 730 ? lengthOf(Math.round(count / 30.44), "month", locale) : lengthOf(Math.round(count / 365.25), "year", locale);
  return say(days < 0 ? "beforePublication" : "afterPublication", count < 60 ? length : say("about", length));
}

/** @param {number} count @param {string} unit @param {string} locale */
function lengthOf(count, unit, locale) {
  return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }).format(count);
}
