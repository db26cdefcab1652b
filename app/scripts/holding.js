// An answer may fold or unfold questions above it. This keeps the question in which something was clicked where it is on the
// screen, however long that takes, until the reader does something else.
if (!window.advisorHolding) {
  window.advisorHolding = true;
  let held, top;
  const hold = () => {
    if (!held?.isConnected) return;
    const moved = held.getBoundingClientRect().top - top;
    if (Math.abs(moved) > 1) held.closest("[data-testid=stMain]")?.scrollBy({ top: moved, behavior: "instant" });
  };
  const sizes = new ResizeObserver(hold);
  const take = (event) => {
    const question = event.target.closest?.(".st-key-topic [class*='st-key-question-']");
    if (!question || event.target.closest("a")) return;
    [held, top] = [question, question.getBoundingClientRect().top];
    sizes.observe(question.closest("[data-testid=stMainBlockContainer]"));
  };
  const release = () => {
    held = undefined;
    sizes.disconnect();
  };
  new MutationObserver(hold).observe(document.body, { childList: true, subtree: true, characterData: true });
  document.addEventListener("change", take, true);
  document.addEventListener("click", take, true);
  for (const kind of ["wheel", "touchmove", "pointerdown", "keydown"]) document.addEventListener(kind, release, true);
}
