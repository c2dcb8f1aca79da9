
"use strict";
// Filters by words as one types. Year, department and state are filtered by the style sheet, too;
// here they are known so that what is shown can be counted. The address keeps all of it.
(() => {
  const at = (id) => document.getElementById(id);
  const controls = { q: at("by-word"), y: at("by-year"), d: at("by-department"), s: at("by-state") };
  const order = at("by-order");
  const years = [...document.querySelectorAll(".year")];
  const opened = new Set();
  const OPENED_AT_MOST = 30;

  // ﾃﾞｼﾞﾀﾙ, デジタル and でじたる are one word; so are ＤＸ and dx.
  const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ")
    .replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));

  let plans;
  const read = () => years.flatMap((year) => [...year.querySelectorAll(".plan")].map((body) => {
    const [name, ...issues] = [...body.querySelectorAll("th")];
    const own = plain(`${year.querySelector("h2").textContent} ${name.textContent} ${body.id} `);
    const rows = issues.map((th) => ({ row: th.parentNode, text: plain(th.textContent) }));
    const all = own + rows.map((row) => row.text).join(" ");
    return { body, year, own, rows, all };
  }));

  const chosen = (plan) =>
    (!controls.y.value || plan.year.id === `year-${controls.y.value}`) &&
    (!controls.d.value || plan.body.classList.contains(`d-${controls.d.value}`)) &&
    (!controls.s?.value || plan.body.classList.contains(`s-${controls.s.value}`));

  // The issues in which the words stand are opened, and closed again when they are not sought.
  const mark = (plan, words, open) => {
    const sought = words.filter((word) => !plan.own.includes(word));
    for (const { row, text } of plan.rows) {
      row.classList.toggle("hit", sought.some((word) => text.includes(word)));
    }
    const details = plan.body.querySelector("details");
    if (open && sought.length && !details.open) { details.open = true; opened.add(details); }
    if (!(open && sought.length) && opened.delete(details)) details.open = false;
  };

  const filter = () => {
    plans ??= read();
    const words = plain(controls.q.value).split(" ").filter(Boolean);
    const found = plans.filter((p) => chosen(p) && words.every((word) => p.all.includes(word)));
    const shown = new Set(found);
    for (const plan of plans) {
      plan.body.hidden = !shown.has(plan);
      mark(plan, shown.has(plan) ? words : [], found.length <= OPENED_AT_MOST);
    }
    for (const year of years) year.hidden = !found.some((plan) => plan.year === year);
    const active = Object.values(controls).filter((control) => control?.value);
    at("all").hidden = !active.length;
    const sought = active.map((control) => control.selectedOptions?.[0].text ?? control.value);
    const count = found.length ? `${plans.length}件のうち${found.length}件の運営方針` : "当てはまる運営方針はありません";
    at("found").textContent = active.length ? `${count}（${sought.join("、")}）` : "";
  };

  // The figure in a plan's column, or in several together, null where it gives none: a plan without
  // one comes last.
  const figure = (body, columns) => {
    const texts = columns.split(",").map((at) => body.rows[0].cells[at].firstChild?.textContent ?? "");
    if (!texts.every((text) => /^[+−±]?[\d,.]+$/.test(text))) return null;
    const numbers = texts.map((text) => Number(text.replace(/[+±,]/g, "").replace("−", "-")));
    return numbers.reduce((sum, number) => sum + number);
  };

  const sort = () => {
    plans ??= read();
    const ordered = !order.value ? plans : [...plans].sort((a, b) => {
      const [one, other] = [a, b].map((plan) => figure(plan.body, order.value) ?? -Infinity);
      return one === other ? 0 : other - one;
    });
    for (const plan of ordered) plan.year.querySelector("table").append(plan.body);
  };

  const keep = () => {
    const kept = Object.entries({ ...controls, o: order }).filter(([, c]) => c?.value).map(([n, c]) => [n, c.value]);
    history.replaceState(null, "", kept.length ? `#${new URLSearchParams(kept)}` : location.pathname + location.search);
  };

  // `#q=…&y=…` is a filter; any other fragment is a place on the page, which must not be hidden.
  const recall = () => {
    const given = new URLSearchParams(location.hash.slice(1));
    const isFilter = [...Object.keys(controls), "o"].some((name) => given.has(name));
    const target = at(location.hash.slice(1));
    if (!isFilter && target && !target.closest("[hidden]")) return;
    for (const [name, control] of Object.entries(controls)) {
      if (control) control.value = given.get(name) ?? "";
      if (control && control.selectedIndex === -1) control.value = "";
    }
    order.value = given.get("o") ?? "";
    if (order.selectedIndex === -1) order.value = "";
    filter();
    sort();
    if (!isFilter) target?.scrollIntoView();
  };

  at("word").hidden = at("order").hidden = false;
  order.addEventListener("input", () => { sort(); keep(); });
  for (const control of Object.values(controls)) {
    control?.addEventListener("input", () => { filter(); keep(); });
  }
  at("all").addEventListener("click", () => {
    for (const control of Object.values(controls)) if (control) control.value = "";
    filter(); keep(); controls.q.focus();
  });
  addEventListener("hashchange", recall);
  if (location.hash) recall();
})();
