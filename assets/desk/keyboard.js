// The desk by keyboard: `/` to the search box, arrows along a list, Enter opens, Escape leaves, `?` explains.
const TYPING = "input, textarea, select, [contenteditable]";

function rows() {
  return [...document.querySelectorAll("[data-walk] [data-open]")].filter((row) => row.offsetParent !== null);
}

function walk(step) {
  const all = rows();
  if (!all.length) return false;
  const at = all.findIndex((row) => row === document.activeElement || row.contains(document.activeElement));
  const next = at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + step));
  all[next].focus();
  all[next].scrollIntoView({ block: "nearest" });
  return true;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  const search = event.target.matches("[data-search]");
  if (event.target.matches(TYPING) && !search) return;
  if (search && event.key === "Escape") event.target.blur();
  if (search && event.key !== "ArrowDown") return;
  const row = event.target.closest("[data-open]");
  // The list on the page comes before the search over everything in the bar.
  const box = document.querySelector("main [data-search]") ?? document.querySelector("[data-search]");
  if (event.key === "/" && box) box.focus();
  else if (event.key === "ArrowDown" ? !walk(1) : event.key === "ArrowUp" ? !walk(-1) : true) {
    if (event.key === "Enter" && row === event.target) location.assign(row.dataset.open);
    else if (event.key === "?") document.getElementById("keys")?.showModal();
    else return;
  }
  event.preventDefault();
});

// A row is as wide a target as it looks.
document.addEventListener("click", (event) => {
  const row = event.target.closest("[data-open]");
  if (!row || event.target.closest("a, button, input, select, label, summary") || getSelection().toString()) return;
  location.assign(row.dataset.open);
});

// A box that narrows what already stands on the page.
document.addEventListener("input", (event) => {
  const what = event.target.dataset?.narrows;
  if (!what) return;
  const sought = event.target.value.trim();
  document.querySelectorAll(what).forEach((each) => {
    each.hidden = !each.textContent.includes(sought);
  });
});
