// Sets the colours before anything is painted: as chosen here, or as the system wants them.
(() => {
  const chosen = localStorage.getItem("lake.theme");
  if (chosen === "light" || chosen === "dark") {
    document.documentElement.dataset.theme = chosen;
  }
})();
