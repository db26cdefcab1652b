// A text area hands its text over when it is left. This does so also when typing pauses, so that a reload loses nothing, and
// at the very start of a click elsewhere: on touch screens the click would otherwise be handled first, and its page be left again.
if (!window.advisorTyping) {
  window.advisorTyping = true;
  const enter = { key: "Enter", code: "Enter", keyCode: 13, ctrlKey: true, bubbles: true };
  let typed, pause;
  const handOver = () => {
    clearTimeout(pause);
    if (typed) typed.dispatchEvent(new KeyboardEvent("keydown", enter));
    typed = undefined;
  };
  document.addEventListener("input", (event) => {
    if (!(event.target instanceof HTMLTextAreaElement)) return;
    typed = event.target;
    clearTimeout(pause);
    pause = setTimeout(handOver, 400);
  }, true);
  document.addEventListener("pointerdown", handOver, true);
}
