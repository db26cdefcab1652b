// A field hands its text over when it is left; a note also whenever typing pauses, so that the address soon has it. That is a comfort:
// nothing that is typed depends on time. Whatever is clicked, the text leaves first. A link is followed after it has left, since the
// page of whichever message comes last is shown. And a field that is drawn anew while someone types in it gets the text back.
if (!window.advisorTyping) {
  window.advisorTyping = true;
  const enter = { key: "Enter", code: "Enter", keyCode: 13, ctrlKey: true, bubbles: true };
  const fields = "[class*='st-key-question-'] :is(textarea, [data-testid=stTextInput] input)";
  let typed, label, text, pause, followed;
  const handOver = () => {
    clearTimeout(pause);
    if (typed?.isConnected) typed.dispatchEvent(new KeyboardEvent("keydown", enter));
    if (typed?.isConnected) typed = undefined;
  };
  const giveBack = () => {
    if (!typed || typed.isConnected) return;
    const field = [...document.querySelectorAll(fields)].find((each) => each.ariaLabel === label);
    if (!field) return;
    typed = undefined;
    if (field.value === text) return;
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value").set.call(field, text);
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  };
  const follow = (event) => {
    const link = event.target.closest?.("a[href]");
    const elsewhere = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || link?.target || link?.hasAttribute("download");
    if (!link || elsewhere || event === followed || link.origin !== location.origin) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    handOver();
    const again = () => { link.dispatchEvent(followed = new MouseEvent("click", event)); };
    setTimeout(() => setTimeout(again)); // messages leave by such a queue too, so those that wait in it are first
  };
  document.addEventListener("input", (event) => {
    if (!event.target.matches?.(fields)) return;
    [typed, label, text] = [event.target, event.target.ariaLabel, event.target.value];
    clearTimeout(pause);
    if (typed instanceof HTMLTextAreaElement) pause = setTimeout(handOver, 400);
  }, true);
  const left = ({ target }) => queueMicrotask(() => { // by then a field that was left only because it was taken away is gone
    if (target === typed && typed.isConnected) typed = undefined;
  });
  document.addEventListener("focusout", left);
  document.addEventListener("change", left);
  document.addEventListener("pointerdown", handOver, true);
  document.addEventListener("click", follow, true);
  new MutationObserver(giveBack).observe(document.body, { childList: true, subtree: true });
  window.addEventListener("beforeunload", (event) => { if (typed) { handOver(); event.preventDefault(); } });
}
