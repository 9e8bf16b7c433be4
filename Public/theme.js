// Runs before the first paint, so that a chosen light or dark does not flash. A module would come too late.
try {
  const theme = localStorage.getItem('theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch { /* Storage may be forbidden; then the browser's preference decides. */ }
