/* A thumbnail beside each picture in the admin's search boxes; other lists stay as they are. Loaded after Select2 and
   before it starts. */
{
  const show = (choice) => {
    const address = choice.thumbnail || choice.element?.dataset.thumbnail;
    if (!address) return choice.text;
    const row = document.createElement("span");
    row.className = "picture-choice";
    const picture = document.createElement("img");
    Object.assign(picture, { src: address, alt: "", width: 72, height: 48, loading: "lazy" });
    const words = document.createElement("span");
    words.textContent = choice.text;
    row.append(picture, words);
    return django.jQuery(row);
  };
  django.jQuery.fn.select2.defaults.set("templateResult", show);
  django.jQuery.fn.select2.defaults.set("templateSelection", show);
}
