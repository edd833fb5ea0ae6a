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
