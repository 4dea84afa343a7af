/* Small comforts on pages that are whole without them: the current heading, a copied link, a menu that closes, an answer
   that opens for whoever is led to its question. */

const links = new Map(
  [...document.querySelectorAll(".toc__column a")].map((link) => [decodeURIComponent(link.hash.slice(1)), link]),
);
if (links.size && "IntersectionObserver" in window) {
  const headings = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);
  const mark = () => {
    // The last heading above the upper third of the screen is where one reads.
    const current = headings.filter((heading) => heading.getBoundingClientRect().top < innerHeight / 3).pop();
    for (const [id, link] of links) {
      if (current && id === current.id) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  const watch = new IntersectionObserver(mark, { rootMargin: "0px 0px -66% 0px", threshold: [0, 1] });
  for (const heading of headings) watch.observe(heading);
}

for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue; // plain http
  const said = button.closest("section").querySelector("[role=status]");
  button.parentElement.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    said.textContent = "Tautan disalin";
    setTimeout(() => { said.textContent = ""; }, 4000);
  });
}

const answer = () => document.getElementById(location.hash.slice(1))?.closest(".faq__item")?.setAttribute("open", "");
answer();
addEventListener("hashchange", answer);

const menu = document.querySelector(".menu-panel");
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !menu.open) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
document.addEventListener("click", (event) => {
  if (menu.open && !menu.contains(event.target)) menu.open = false;
});
