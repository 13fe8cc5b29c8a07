// What has been typed into a long form stays in this tab until it has been accepted, also while one signs in anew.
// sessionStorage, for it ends with the tab: a shared computer must keep nothing about anybody.
const PREFIX = "draft:";
const key = (form) => PREFIX + form.dataset.draft;
const fields = (form) =>
  [...form.elements].filter((f) => f.name && f.type !== "file" && f.type !== "password" && f.name !== "csrfmiddlewaretoken" && (f.type !== "hidden" || "keep" in f.dataset) && f.type !== "submit");

function written(form) {
  return fields(form).filter((f) => !["radio", "checkbox"].includes(f.type) || f.checked).map((f) => [f.name, f.value]);
}

function keep(form, sent) {
  sessionStorage.setItem(key(form), JSON.stringify({ sent, given: written(form) }));
}

function restore(form) {
  const kept = JSON.parse(sessionStorage.getItem(key(form)) || "null");
  if (!kept) return;
  if (kept.sent) {
    sessionStorage.removeItem(key(form));
    return;
  }
  const given = new Map();
  kept.given.forEach(([name, value]) => given.set(name, [...(given.get(name) || []), value]));
  fields(form).forEach((field) => {
    const values = given.get(field.name) || [];
    if (["radio", "checkbox"].includes(field.type)) field.checked = values.includes(field.value);
    else if (values.length) field.value = values[0];
  });
  const words = form.querySelector("[data-draft-words]");
  if (words) words.textContent = "已恢复上次未提交的内容。";
  form.dispatchEvent(new Event("input", { bubbles: true }));
}

// On the entrance nothing that was sent has been accepted yet.
if ("signedOut" in document.body.dataset) {
  Object.keys(sessionStorage).filter((each) => each.startsWith(PREFIX)).forEach((each) => {
    sessionStorage.setItem(each, JSON.stringify({ ...JSON.parse(sessionStorage.getItem(each)), sent: false }));
  });
}

// A page that was drawn anew with a refusal carries what was typed; there is nothing to restore.
document.querySelectorAll("form[data-draft]").forEach((form) => {
  if (!document.querySelector(".refusal")) restore(form);
});

document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (form?.dataset.draft && event.isTrusted) keep(form, false);
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if ("endsDrafts" in form.dataset) sessionStorage.clear();
  if (form.dataset.draft) keep(form, true);
  // Sent once; the server's own key stands behind it.
  if ("once" in form.dataset) {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "1";
    setTimeout(() => {
      form.querySelectorAll("button[type=submit], button:not([type])").forEach((b) => b.setAttribute("aria-busy", "true"));
    });
  }
});

// Back in the browser's history the form may be sent again.
window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-sent]").forEach((form) => {
    delete form.dataset.sent;
    form.querySelectorAll("[aria-busy]").forEach((b) => b.removeAttribute("aria-busy"));
  });
});

// Text boxes grow with what is written; a span says how many days it has.
function grow(box) {
  box.style.height = "auto";
  box.style.height = `${box.scrollHeight + 2}px`;
}

function count(span) {
  const [first, last] = [...span.querySelectorAll("input")].map((input) => input.valueAsNumber);
  const days = Math.round((last - first) / 86400000) + 1;
  span.querySelector("output").textContent = Number.isFinite(days) && days > 0 ? `共${days}日` : "";
}

document.addEventListener("input", (event) => {
  if (event.target.matches("[data-grows]")) grow(event.target);
  document.querySelectorAll("[data-span]").forEach(count);
});
document.querySelectorAll("[data-grows]").forEach((box) => box.value && grow(box));
document.querySelectorAll("[data-span]").forEach(count);

// A demonstration account fills in the form of the entrance.
document.addEventListener("click", (event) => {
  const account = event.target.closest("[data-username]");
  if (!account) return;
  document.getElementById("username").value = account.dataset.username;
  const password = document.getElementById("password");
  password.value = account.dataset.password;
  password.focus();
});
