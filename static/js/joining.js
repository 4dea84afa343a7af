/* Two people's changes are put together: arrows choose, as among all radios; Enter goes to the next question, and behind
   the last one to the button that saves. */
(() => {
  const form = document.getElementById("joining-form");
  const questions = [...form.querySelectorAll("fieldset")];
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target.type !== "radio") return;
    event.preventDefault();
    event.target.checked = true;
    const next = questions[questions.indexOf(event.target.closest("fieldset")) + 1];
    const target = next ? next.querySelector(":checked") || next.querySelector("[type=radio]") : document.querySelector(`[form="${form.id}"]`);
    target.focus();
    (next || target).scrollIntoView({ block: "nearest" });
  });
})();
