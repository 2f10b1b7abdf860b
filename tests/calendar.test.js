// TIMEX3 values as a reader meets them. The messages are given as their keys, so that the tests read as what is said, not how.

import assert from "node:assert/strict";
import { test } from "node:test";
import { distance, firstDayOf, readableDate } from "../extension/page/calendar.js";

/** @type {import("../extension/page/keys.js").Say} */
const say = (key, ...words) => [key, ...words].join(" ");
// Whether a comma stands behind the weekday differs between versions of Node.
const readable = (/** @type {string} */ value) => readableDate(value, "en-GB", say).replaceAll(",", "");
const day = (/** @type {string} */ value) => new Date(firstDayOf(value) ?? NaN).toISOString().slice(0, 10);

test("days, months and times are written out", () => {
  assert.equal(readable("2020-03-22"), "Sunday 22 March 2020");
  assert.equal(readable("2020-03"), "March 2020");
  assert.equal(readable("XXXX-03-22"), "22 March");
  assert.match(readable("2020-03-22T14:05"), /^Sunday 22 March 2020 .*14:05$/);
  assert.equal(readable("2020-03-22TNI"), "Sunday 22 March 2020 dayPartNI");
});

test("so are lengths of time, and what lies between a day and a year", () => {
  assert.equal(readable("P3D"), "3 days");
  assert.equal(readable("P1Y6M"), "1 year 6 months");
  assert.equal(readable("PT2H30M"), "2 hours 30 minutes");
  assert.equal(readable("2020-Q3"), "dateQuarter 3 2020");
  assert.equal(readable("2020-SU"), "seasonSU 2020");
  assert.equal(readable("2020-W12"), "dateWeek 16 March 2020");
  assert.equal(readable("2020-W12-WE"), "dateWeekend 21 March 2020");
  assert.equal(readable("2020-05-03/2020-05-07"), "Sunday 3 May 2020 – Thursday 7 May 2020");
});

test("what has no plain words stays as it is", () => {
  assert.equal(readable("PRESENT_REF"), "datePresentRef");
  for (const value of ["PXD", "XXXX-WXX-1", "2020", "2020-99-99T", "P"]) assert.equal(readable(value), value);
});

test("everything with a year has its place in the calendar, by its first day", () => {
  assert.deepEqual(["2020-03-22T14:05", "2020-03", "2020", "2020-Q3", "2020-H2", "2020-FA"].map(day), ["2020-03-22", "2020-03-01", "2020-01-01", "2020-07-01", "2020-07-01", "2020-09-01"]);
  assert.deepEqual(["2021-W01", "2020-W53", "2020-W12-WE"].map(day), ["2021-01-04", "2020-12-28", "2020-03-21"]);
  for (const value of ["P3D", "PRESENT_REF", "XXXX-03-22", "199"]) assert.equal(firstDayOf(value), null);
});

test("days are counted from publication, over a change of the clocks too", () => {
  const away = (/** @type {string} */ value) => distance(value, "2024-04-02", "en-GB", say);
  assert.equal(away("2024-04-02T09:00"), "onPublication");
  assert.equal(away("2024-04-01"), "beforePublication 1 day");
  assert.equal(away("2024-03-20"), "beforePublication 13 days");
  assert.equal(away("2024-04-12"), "afterPublication 10 days");
  assert.equal(away("2023-10-02"), "beforePublication about 6 months");
  assert.equal(away("1987-04-02"), "beforePublication about 37 years");
  assert.equal(away("2024-03"), "");
  assert.equal(distance("2024-04-01", undefined, "en-GB", say), "");
});
