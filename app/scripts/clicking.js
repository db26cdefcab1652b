// The second click of a double click counts only for the button that the first fell on. On the one that stands there by then it
// would pass over a question that nobody has read.
if (!window.advisorClicking) {
  window.advisorClicking = true;
  let first;
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("button")?.closest("[class*='st-key-']")?.className;
    if (event.detail < 2) first = button;
    if (event.detail < 2 || button === first) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);
}
