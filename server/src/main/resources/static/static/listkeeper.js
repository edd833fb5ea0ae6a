// htmx requests carry the CSRF token of the page they start from.
document.addEventListener("htmx:configRequest", (event) => {
  const token = document.querySelector("meta[name=csrf-token]");
  if (token) {
    event.detail.headers["X-CSRF-TOKEN"] = token.content;
  }
});

document.addEventListener("click", (event) => {
  const menu = event.target.closest("[data-opens]");
  if (menu) {
    const opened = document.getElementById(menu.dataset.opens).classList.toggle("is-open");
    menu.setAttribute("aria-expanded", opened);
  }
  const copy = event.target.closest("[data-copy]");
  if (copy) {
    navigator.clipboard.writeText(copy.dataset.copy).then(() => {
      copy.textContent = copy.dataset.copied;
    });
  }
});

// What can't be undone is asked once more, in the words of the page.
document.addEventListener("submit", (event) => {
  const question = event.target.dataset.ask;
  if (question && !window.confirm(question)) {
    event.preventDefault();
  }
});

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select");
  const search = document.querySelector("input[type=search]");
  if (event.key === "/" && !typing && search) {
    event.preventDefault();
    search.focus();
  }
});

// A row opens where its first link leads, unless something else in it was meant.
document.addEventListener("click", (event) => {
  const row = event.target.closest("tr[data-row]");
  if (row && !event.target.closest("a, button, input, label, summary, details") && !String(getSelection())) {
    row.querySelector("a").click();
  }
});

// A menu closes when something outside of it is pressed, or by Esc.
function closeMenus(but) {
  document.querySelectorAll("details.lk-more[open]").forEach((menu) => {
    if (menu !== but) {
      menu.open = false;
    }
  });
}
document.addEventListener("click", (event) => closeMenus(event.target.closest("details.lk-more")));
document.addEventListener("keydown", (event) => {
  const open = event.key === "Escape" && document.querySelector("details.lk-more[open]");
  if (open) {
    closeMenus(null);
    open.querySelector("summary").focus();
  }
});

// How many are selected, in the words of the page.
document.addEventListener("change", (event) => {
  const form = event.target.closest(".lk-selects");
  const count = form?.querySelector("[data-count]");
  if (count) {
    const many = form.querySelectorAll("input[type=checkbox]:checked").length;
    count.textContent = count.dataset.words.replace("#", many);
  }
});

// What was typed and not saved is not left without a question.
let unsaved = document.querySelector("form[data-unsaved][data-typed=true]") !== null;
document.addEventListener("input", (event) => {
  if (event.target.closest("form[data-unsaved]")) {
    unsaved = true;
  }
});
document.addEventListener("htmx:afterSettle", () => {
  unsaved = unsaved || document.querySelector("form[data-unsaved][data-typed=true]") !== null;
});
document.addEventListener("submit", (event) => {
  if (event.target.matches("form[data-unsaved]")) {
    unsaved = false;
  }
});
window.addEventListener("beforeunload", (event) => {
  if (unsaved) {
    event.preventDefault();
  }
});
