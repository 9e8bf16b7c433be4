// Every page works without this file; it saves waiting and clicking.

const toast = document.querySelector('[data-toast]')
let toastTimer
function say(text) {
  if (!toast || !text) return
  toast.textContent = text
  clearTimeout(toastTimer)
  toastTimer = setTimeout(() => { toast.textContent = '' }, 4000)
}

// Light and dark
const toggle = document.querySelector('[data-theme-toggle]')
if (toggle) {
  toggle.hidden = false
  toggle.addEventListener('click', () => {
    const root = document.documentElement
    const isDark = getComputedStyle(root).colorScheme === 'dark'
    root.dataset.theme = isDark ? 'light' : 'dark'
    try { localStorage.setItem('theme', root.dataset.theme) } catch { /* Then it lasts for this page. */ }
  })
}

// Menus close when the eye moves on
document.addEventListener('click', event => {
  for (const menu of document.querySelectorAll('[data-menu][open]')) if (!menu.contains(event.target)) menu.open = false
})
document.addEventListener('keydown', event => {
  if (event.key !== 'Escape') return
  for (const menu of document.querySelectorAll('[data-menu][open]')) {
    menu.open = false
    menu.querySelector('summary').focus()
  }
})

// Hearts answer at once and take it back when the server says no
const watchForm = document.getElementById('watch')
function show(button, isWatched) {
  const address = button.dataset.watch
  for (const heart of document.querySelectorAll(`[data-watch="${CSS.escape(address)}"]`)) {
    heart.setAttribute('aria-pressed', isWatched)
    heart.setAttribute('formaction', isWatched ? address + '/removal' : address)
  }
  const count = document.querySelector('[data-watched-count]')
  if (!count) return
  const number = Math.max(0, Number(count.textContent.replace(/\D/g, '')) + (isWatched ? 1 : -1))
  count.textContent = number
  count.hidden = number === 0
}
document.addEventListener('click', async event => {
  const button = event.target.closest?.('[data-watch]')
  if (!button || !watchForm) return
  event.preventDefault()
  if (button.dataset.busy) return
  button.dataset.busy = 'true'
  const isWatched = button.getAttribute('aria-pressed') === 'true'
  const action = button.getAttribute('formaction')
  show(button, !isWatched)
  try {
    const answer = await fetch(action, {
      method: 'POST',
      body: new URLSearchParams(new FormData(watchForm)),
      headers: { 'Soko-Fragment': 'none' },
      redirect: 'manual',
    })
    if (!answer.ok && answer.type !== 'opaqueredirect') throw new Error(answer.status)
  } catch {
    show(button, isWatched)
    say(watchForm.dataset.failed)
  }
  delete button.dataset.busy
})

// The wall goes on by itself for a while, then waits to be asked, so that the foot of the page can be reached
const unaidedPages = 4
function goOn(frame) {
  let loaded = 0
  let isLoading = false
  const list = frame.querySelector('.wall')
  const pages = frame.querySelector('.pages')
  const next = pages?.querySelector('[rel=next]')
  if (!list || !next) return

  async function more(isAsked) {
    if (isLoading || !next.isConnected) return
    isLoading = true
    const label = next.textContent
    next.textContent = pages.dataset.loading
    pages.setAttribute('aria-busy', 'true')
    try {
      const answer = await fetch(next.href, { headers: { 'Soko-Fragment': 'wall' } })
      if (!answer.ok) throw new Error(answer.status)
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      const wall = page.querySelector('[data-wall]')
      const cards = [...wall.querySelectorAll('.wall > li')]
      list.append(...cards)
      loaded += 1
      // Whoever asked with the keyboard goes on reading where the new cards begin.
      if (isAsked) cards[0]?.querySelector('h3 a')?.focus({ preventScroll: true })
      const following = wall.querySelector('[rel=next]')
      next.textContent = label
      if (following) next.href = following.getAttribute('href')
      else pages.replaceChildren(pages.dataset.end)
    } catch {
      next.textContent = label
      loaded = Infinity
      say(pages.dataset.failed)
    }
    pages.removeAttribute('aria-busy')
    isLoading = false
    if (loaded < unaidedPages && next.isConnected) { watcher.unobserve(pages); watcher.observe(pages) }
  }

  next.addEventListener('click', event => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    more(event.detail === 0)
  })
  const watcher = new IntersectionObserver(([entry]) => {
    if (entry.isIntersecting && loaded < unaidedPages) more(false)
  }, { rootMargin: '1200px' })
  watcher.observe(pages)
}
document.querySelectorAll('[data-wall]').forEach(goOn)

// Pictures of a product: choosing one scrolls the row, not the page
const photos = [...document.querySelectorAll('[data-photo]')]
for (const link of photos) {
  link.addEventListener('click', event => {
    event.preventDefault()
    document.querySelector(link.getAttribute('href'))?.scrollIntoView({ block: 'nearest', inline: 'center' })
  })
}
if (photos.length) {
  const seen = new IntersectionObserver(entries => {
    for (const entry of entries) {
      const link = photos.find(link => link.getAttribute('href') === '#' + entry.target.id)
      if (entry.isIntersecting) link.setAttribute('aria-current', 'true')
      else link.removeAttribute('aria-current')
    }
  }, { root: document.querySelector('.photos'), threshold: 0.6 })
  document.querySelectorAll('.photos > li').forEach(photo => seen.observe(photo))
}

// Sharing, where the browser can
const share = document.querySelector('[data-share]')
if (share && (navigator.share || navigator.clipboard)) {
  share.hidden = false
  share.addEventListener('click', async () => {
    const url = document.querySelector('link[rel=canonical]')?.href ?? location.href
    try {
      if (navigator.share) await navigator.share({ title: share.dataset.share, url })
      else { await navigator.clipboard.writeText(url); say(share.dataset.copied) }
    } catch { /* Closed without sharing. */ }
  })
}
