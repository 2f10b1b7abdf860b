// The day of publication: why it is this one, the other days that the page states, and one of the reader's own.

import { readableDate } from "../page/calendar.js";
import { keyOf } from "../page/keys.js";
import { button, fold, make } from "./make.js";

/** @typedef {import("../page/reading.js").Report} Report */
/** @typedef {import("../page/reading.js").StatedDay} StatedDay */
/** @typedef {Pick<import("./reading.js").Tools, "say" | "locale" | "isOpen"> & Pick<import("./controls.js").Deeds, "publish" | "refresh">} Tools */

/** @param {Report} report @param {Tools} tools */
export function renderDay(report, tools) {
  const { say, publish, refresh, isOpen } = tools;
  const [day, foundIn] = report.published ?? ["", ""];
  const reason = report.published_reason;
  const field = /** @type {HTMLInputElement} */ (make("input", { type: "date", id: "published", "data-key": "published" }));
  field.value = day;
  let sent = day;
  field.addEventListener("change", () => {
    if (!field.value || field.value === sent) return;
    sent = field.value;
    publish(sent);
  });
  field.addEventListener("blur", () => sent !== day && refresh());
  const back = foundIn === "reader" ? [button(say("panelPublishedBack"), { "data-key": "published back" }, () => publish(null))] : [];
  const content = [
    ...(reason ? [make("p", { class: "quiet", id: "published-reason" }, say(reason.key, ...reason.words))] : []),
    ...stated(report.stated_days, day, tools),
    make("p", { class: "control" }, make("label", { for: "published" }, say("panelPublishedLabel")), " ", field, ...back),
    make("p", { class: "quiet" }, say("panelPublishedWhy")),
  ];
  return fold("published", make("summary", {}, say("panelPublishedCorrect")), content, isOpen);
}

/**
 * The days that the page states, each to be chosen.
 *
 * @param {StatedDay[]} days
 * @param {string} chosen
 * @param {Tools} tools
 * @returns {Node[]}
 */
function stated(days, chosen, { say, locale, publish }) {
  if (days.length === 0) return [];
  const items = days.map(({ day, kind, found_in }) => {
    const pressed = () => day !== chosen && publish(day);
    const pick = button(readableDate(day, locale, say), { class: "stated-day", "aria-pressed": String(day === chosen), "data-key": `day ${day} ${kind}` }, pressed);
    return make("li", {}, pick, " ", make("span", { class: "quiet" }, say("panelStatedDay", say(keyOf("dayKind", kind)), say(keyOf("found", found_in)) || say("foundOther"))));
  });
  return [make("p", { id: "stated-days" }, say("panelStatedDays")), make("ul", { "aria-labelledby": "stated-days" }, ...items)];
}
