// Before the page is painted: the theme of the system, unless one was chosen.
const root = document.documentElement;
root.classList.add("has-script");
if (root.dataset.theme === "system") {
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const follow = () => root.setAttribute("data-bs-theme", dark.matches ? "dark" : "light");
  dark.addEventListener("change", follow);
  follow();
}
