// One line on any page: <script src="https://…/widget.js" data-title="…" data-color="#0b5394"
// data-position="left" data-scope="tỉnh …"></script>. The rest is loaded only where the site is allowed.
(() => {
  const script = document.currentScript;
  const base = new URL(".", script.src).href;
  const { title, color, position, scope } = script.dataset;
  import(new URL("static/widget-panel.js", base).href)
    .then(({ open }) => open({ base, title, color, position, scope }))
    .catch(() => console.warn(`Trợ lý tra cứu: trang ${location.origin} chưa được phép dùng ${base}`));
})();
