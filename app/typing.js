// A text area hands its text over when it is left. This does so also when typing pauses, so that a reload loses nothing.
if (!window.advisorTyping) {
  window.advisorTyping = true;
  let pause;
  document.addEventListener("input", (event) => {
    const field = event.target;
    if (!(field instanceof HTMLTextAreaElement)) return;
    clearTimeout(pause);
    const enter = { key: "Enter", code: "Enter", keyCode: 13, ctrlKey: true, bubbles: true };
    pause = setTimeout(() => field.dispatchEvent(new KeyboardEvent("keydown", enter)), 400);
  }, true);
}
