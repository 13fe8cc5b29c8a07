// What every page loads: fragments from the server, and Tabler's menus and dialogs.
import htmx from "htmx.org";
import "@tabler/core/dist/js/tabler.esm.js";
import "./desk/cards.js";
import "./desk/drafts.js";
import "./desk/keyboard.js";

// The content policy forbids evaluated code, so nothing may rest on it.
htmx.config.allowEval = false;
htmx.config.includeIndicatorStyles = false;
htmx.config.selfRequestsOnly = true;
htmx.config.historyCacheSize = 0; // Personal files must not stay in the browser's storage.

// A refusal (422) and a conflict (409) carry the words the officer must read.
htmx.config.responseHandling = [
  { code: "204", swap: false },
  { code: "[23]..", swap: true },
  { code: "(409|422)", swap: true, error: false },
  { code: "[45]..", swap: false, error: true },
];

window.htmx = htmx;

document.addEventListener("htmx:configRequest", (event) => {
  const token = document.querySelector("meta[name=csrf-token]");
  if (token) event.detail.headers["X-CSRFToken"] = token.content;
});

document.addEventListener("htmx:responseError", () => announce("服务器未能办理这一请求，所填内容仍在页面上，请稍后再试。"));
document.addEventListener("htmx:sendError", () => announce("与服务器的连接中断，所填内容仍在页面上，请检查网络后再试。"));

function announce(words) {
  const place = document.getElementById("announcements");
  if (!place) return;
  const notice = document.createElement("div");
  notice.className = "alert alert-danger";
  notice.setAttribute("role", "alert");
  notice.textContent = words;
  place.replaceChildren(notice);
}

// <button data-print> and <form data-confirm="…">: no script stands in a page.
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
});
document.addEventListener("submit", (event) => {
  const words = event.target.dataset.confirm;
  if (words && !window.confirm(words)) event.preventDefault();
});
