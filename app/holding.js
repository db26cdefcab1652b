// An answer may fold or unfold questions above it. This keeps the question in which something was clicked where it is on the
// screen until the page has been at rest for a while, or until the reader scrolls.
if (!window.advisorHolding) {
  window.advisorHolding = true;
  const rest = 1500; // milliseconds
  const drawn = 30; // and as many times the page must have been drawn since: a busy browser draws seldom
  let held, top, since, frames;
  const wait = () => { [since, frames] = [performance.now(), 0]; };
  const running = () => !document.querySelector("[data-testid=stApp][data-test-script-state=notRunning]");
  const hold = () => {
    if (!held?.isConnected) { held = undefined; return; }
    const moved = held.getBoundingClientRect().top - top;
    if (Math.abs(moved) > 1) held.closest("[data-testid=stMain]")?.scrollBy({ top: moved, behavior: "instant" });
    if (running()) wait();
    if (performance.now() - since > rest && ++frames > drawn) { held = undefined; return; }
    requestAnimationFrame(hold);
  };
  const take = (event) => {
    const question = event.target.closest?.(".st-key-topic [class*='st-key-question-']");
    if (!question) return;
    const waiting = held;
    [held, top] = [question, question.getBoundingClientRect().top];
    wait();
    if (!waiting) requestAnimationFrame(hold);
  };
  const release = () => { held = undefined; };
  document.addEventListener("change", take, true);
  document.addEventListener("click", take, true);
  for (const kind of ["wheel", "touchmove", "pointerdown", "keydown"]) document.addEventListener(kind, release, true);
}
