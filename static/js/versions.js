// On a narrow screen the text comes first: what lies below it folds.
for (const part of document.querySelectorAll("[data-folds-when-narrow]")) {
  part.open = matchMedia("(width >= 64rem)").matches;
}
