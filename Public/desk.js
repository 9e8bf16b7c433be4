// The desks by keyboard. Every page of a desk works without this file.
// g and a letter: go there · n: new · /: search · j k: rows · x: choose · Enter: open · Ctrl-K: anywhere

const isTyping = target => target.closest?.('input, textarea, select, [contenteditable]')

// Rows
const rows = () => [...document.querySelectorAll('[data-desk-table] tbody tr')]
let at = -1
function step(by) {
  const all = rows()
  if (!all.length) return
  all[at]?.classList.remove('here')
  at = Math.min(all.length - 1, Math.max(0, at + by))
  all[at].classList.add('here')
  all[at].scrollIntoView({ block: 'nearest' })
}

const pickAll = document.querySelector('[data-pick-all]')
if (pickAll) {
  pickAll.hidden = false
  pickAll.addEventListener('change', () => {
    for (const box of document.querySelectorAll('[data-desk-table] tbody [name=id]')) box.checked = pickAll.checked
  })
}

// Palette
const palette = document.querySelector('[data-palette]')
const field = palette?.querySelector('input')
const found = document.createElement('ul')
found.id = 'palette-found'
found.setAttribute('role', 'listbox')
palette?.append(found)
const pages = [...document.querySelectorAll('.desk-menu li a')].map(a => ({ label: a.textContent, url: a.getAttribute('href') }))
let shown = [], chosen = 0, asked = 0

function draw() {
  found.replaceChildren(...shown.map((item, index) => {
    const row = document.createElement('li'), link = document.createElement('a'), note = document.createElement('small')
    link.href = item.url
    link.setAttribute('role', 'option')
    link.setAttribute('aria-selected', index === chosen)
    const name = document.createElement('bdi')
    name.textContent = item.label
    note.textContent = item.note ?? ''
    link.append(name, note)
    row.append(link)
    return row
  }))
  found.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
}

async function look() {
  const text = field.value.trim().toLowerCase(), mine = ++asked
  const near = pages.filter(page => page.label.toLowerCase().includes(text))
  shown = near
  chosen = 0
  draw()
  if (text.length < 2) return
  try {
    const answer = await fetch(palette.dataset.palette + '?q=' + encodeURIComponent(text))
    if (!answer.ok || mine !== asked) return
    shown = near.concat(await answer.json())
    draw()
  } catch { /* The pages still stand there. */ }
}

function openPalette() {
  if (!palette || palette.open) return
  field.value = ''
  palette.showModal()
  look()
}

for (const button of document.querySelectorAll('[data-palette-open]')) {
  button.hidden = false
  button.addEventListener('click', openPalette)
}
let waiting, looking
field?.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(() => { waiting = 0; looking = look() }, 90) })
field?.addEventListener('keydown', async event => {
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault()
    chosen = Math.min(shown.length - 1, Math.max(0, chosen + (event.key === 'ArrowDown' ? 1 : -1)))
    draw()
  } else if (event.key === 'Enter') {
    event.preventDefault()
    // Whoever types quicker than the answer comes means what they typed.
    if (waiting) { clearTimeout(waiting); waiting = 0; looking = look() }
    await looking
    if (shown[chosen]) location.assign(shown[chosen].url)
  }
})
palette?.addEventListener('click', event => { if (event.target === palette) palette.close() })

// Keys
let isGoing = false
document.addEventListener('keydown', event => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
    event.preventDefault()
    return openPalette()
  }
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || palette?.open) return
  if (isGoing) {
    isGoing = false
    document.querySelector(`.desk-menu [data-key="${CSS.escape(event.key)}"]`)?.click()
    return
  }
  switch (event.key) {
    case 'g': isGoing = true; setTimeout(() => { isGoing = false }, 1200); break
    case '/': event.preventDefault(); document.querySelector('[data-desk-search], .desk-filter [type=search]')?.focus(); break
    case 'j': step(1); break
    case 'k': step(-1); break
    case 'x': { const box = rows()[at]?.querySelector('[name=id]'); if (box) box.checked = !box.checked; break }
    case 'Enter': { const link = rows()[at]?.querySelector('.row-link'); if (link && !isTyping(event.target) && event.target === document.body) link.click(); break }
    case 'n': case 'z': document.querySelector(`main [data-key="${event.key}"]`)?.click(); break
  }
})

// A file, dropped or chosen: sent as it is, with a bar. Without this file the form sends it.
for (const form of document.querySelectorAll('[data-drop]')) {
  const zone = form.querySelector('.drop-zone'), file = form.elements.file, seller = form.elements.seller
  const bar = form.querySelector('progress'), fault = form.querySelector('.fault'), button = form.querySelector('button')
  const tell = text => { fault.textContent = text; fault.hidden = !text; bar.hidden = true; button.disabled = false }
  const send = chosen => {
    const address = new URL(form.action), request = new XMLHttpRequest()
    address.searchParams.set('name', chosen.name)
    if (seller) address.searchParams.set('seller', seller.value)
    fault.hidden = true
    bar.hidden = false
    button.disabled = true
    request.upload.onprogress = event => { if (event.lengthComputable) bar.value = 100 * event.loaded / event.total }
    request.onload = () => {
      let answer = {}
      try { answer = JSON.parse(request.responseText) } catch { /* Told by its status. */ }
      answer.url ? location.assign(answer.url) : tell(answer.detail ?? answer.title ?? request.status)
    }
    request.onerror = () => tell('…')
    request.open('POST', address)
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    request.setRequestHeader('Accept', 'application/json')
    request.send(chosen)
  }
  form.addEventListener('submit', event => { if (file.files[0]) { event.preventDefault(); send(file.files[0]) } })
  for (const kind of ['dragover', 'dragleave', 'drop']) {
    zone.addEventListener(kind, event => {
      event.preventDefault()
      zone.classList.toggle('over', kind === 'dragover')
      if (kind === 'drop' && event.dataTransfer.files[0]) send(event.dataTransfer.files[0])
    })
  }
}

// Something under way: asked after once a second until it is over.
for (const panel of document.querySelectorAll('[data-progress]')) {
  const bar = panel.querySelector('progress'), words = panel.querySelector('[role=status]')
  const ask = async () => {
    try {
      const answer = await fetch(panel.dataset.progress)
      if (answer.ok) {
        const now = await answer.json()
        if (!now.isUnderWay) return location.reload()
        if (now.percent) bar.value = now.percent
        words.textContent = now.text
      }
    } catch { /* Asked again. */ }
    setTimeout(ask, 1000)
  }
  setTimeout(ask, 500)
}
