// An answer may fold or unfold questions above it. This keeps the question in which something was clicked where it is on the
// screen until the page has come to rest, or until the reader scrolls.
if (!window.advisorHolding) {
  window.advisorHolding = true;
  const rest = 1500; // milliseconds
  let held, top, until;
  const hold = () => {
    if (!held || !held.isConnected || performance.now() > until) { held = undefined; return; }
    const moved = held.getBoundingClientRect().top - top;
    if (Math.abs(moved) > 1) held.closest("[data-testid=stMain]")?.scrollBy({ top: moved, behavior: "instant" });
    requestAnimationFrame(hold);
  };
  const take = (event) => {
    const question = event.target.closest?.(".st-key-topic [class*='st-key-question-']");
    if (!question) return;
    const waiting = held;
    [held, top, until] = [question, question.getBoundingClientRect().top, performance.now() + rest];
    if (!waiting) requestAnimationFrame(hold);
  };
  const release = () => { held = undefined; };
  document.addEventListener("change", take, true);
  document.addEventListener("click", take, true);
  for (const kind of ["wheel", "touchmove", "pointerdown", "keydown"]) document.addEventListener(kind, release, true);
}
