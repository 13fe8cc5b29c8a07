// <a data-card> opens what it leads to as a card over the page; without a script it is an ordinary link.
const card = () => document.getElementById("card");

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-card]");
  if (link && card() && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    window.htmx.ajax("GET", link.getAttribute("href"), { target: "#card", swap: "innerHTML" }).then(() => {
      if (card().childElementCount && !card().open) card().showModal();
    });
    return;
  }
  if (event.target.closest("[data-keys]")) {
    event.preventDefault();
    document.getElementById("keys").showModal();
  }
  // The ground beside a card closes it.
  if (event.target.matches("dialog[open]")) event.target.close();
  document.querySelectorAll("details.menu[open], details.drop[open]").forEach((each) => {
    if (!each.contains(event.target)) each.open = false;
  });
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  document.querySelectorAll("details.menu[open], details.drop[open]").forEach((each) => {
    each.open = false;
  });
});

document.querySelector("[data-focus]")?.focus();

// On a narrow screen the present step stands in sight.
const now = document.querySelector(".way .now");
if (now) now.parentElement.scrollLeft = now.offsetLeft - 48;
