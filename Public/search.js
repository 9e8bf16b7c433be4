// The search box while somebody types, and what spares a visitor of results a press. Everything works without this file.

const wait = 80, mostKnown = 60, mostRecent = 8

const store = {
  get all() { try { return JSON.parse(localStorage.getItem('searches')) ?? [] } catch { return [] } },
  set all(texts) { try { localStorage.setItem('searches', JSON.stringify(texts)) } catch { /* Then nothing is kept. */ } },
  keep(text) { if (text) this.all = [text, ...this.all.filter(other => other !== text)].slice(0, mostRecent) },
}
const squeezed = text => text.replace(/\s+/g, ' ').trimStart().slice(0, 100)
const folded = text => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

// That a page was suggested is no part of the address that somebody keeps or hands on
const address = new URL(location)
if (address.searchParams.has('via')) {
  for (const name of ['via', 'typed']) address.searchParams.delete(name)
  history.replaceState(history.state, '', address)
}

const form = document.querySelector('[data-suggest]')
if (form) suggest(form)

function suggest(form) {
  const input = form.querySelector('[name=q]'), panel = form.querySelector('.suggest')
  const list = panel.firstElementChild, status = form.querySelector('[role=status]')
  const known = new Map()
  let timer, asking, active = -1

  // A combobox is a text field; the keyboard of a telephone still says "search".
  const start = { type: 'text', inputmode: 'search', role: 'combobox', 'aria-autocomplete': 'list',
    'aria-haspopup': 'listbox', 'aria-expanded': 'false', 'aria-controls': list.id }
  for (const [name, value] of Object.entries(start)) input.setAttribute(name, value)

  const options = () => [...list.querySelectorAll('[role=option]:not([hidden])')]

  function choose(index) {
    const all = options()
    active = all.length ? index : -1
    all.forEach((option, at) => {
      option.id = 'option-' + at
      option.setAttribute('aria-selected', at === active)
    })
    if (active < 0) return input.removeAttribute('aria-activedescendant')
    input.setAttribute('aria-activedescendant', all[active].id)
    all[active].scrollIntoView({ block: 'nearest' })
  }

  function open(parts, said = '') {
    list.replaceChildren(...parts)
    reveal()
    if (!panel.hidden) status.textContent = said
  }

  function reveal() {
    panel.hidden = options().length === 0
    input.setAttribute('aria-expanded', !panel.hidden)
    choose(-1)
  }

  function close() {
    clearTimeout(timer)
    asking?.abort()
    list.replaceChildren()
    status.textContent = ''
    reveal()
  }

  // What came for the text before stays only where it fits the new one by its own words.
  function sift(text) {
    const words = folded(text).split(' ')
    for (const option of options()) option.hidden = !words.every(word => folded(option.textContent).includes(word))
    reveal()
  }

  function recent() {
    const texts = store.all
    if (!texts.length) return close()
    const group = document.createElement('div'), name = document.createElement('p')
    group.setAttribute('role', 'group')
    group.setAttribute('aria-label', name.textContent = form.dataset.recent)
    name.setAttribute('aria-hidden', 'true')
    group.append(name)
    for (const text of texts) {
      const option = document.createElement('a'), words = document.createElement('bdi'), line = document.createElement('span')
      option.href = '/?q=' + encodeURIComponent(text)
      option.dataset.query = words.textContent = text
      option.innerHTML = '<svg class="icon" aria-hidden="true"><use href="#icon-clock"></use></svg>'
      line.append(words)
      option.append(line)
      group.append(option)
    }
    const clear = document.createElement('button')
    clear.type = 'button'
    clear.textContent = form.dataset.clear
    clear.dataset.forget = ''
    group.append(clear)
    for (const option of group.querySelectorAll('a, button')) { option.setAttribute('role', 'option'); option.tabIndex = -1 }
    open([group])
  }

  function ask() {
    const text = squeezed(input.value)
    clearTimeout(timer)
    asking?.abort()
    if (!text) return recent()
    const show = page => {
      const part = new DOMParser().parseFromString(page, 'text/html').body.firstElementChild
      if (part && text === squeezed(input.value) && document.activeElement === input) open(part.children, part.dataset.said)
    }
    if (known.has(text)) return show(known.get(text))
    sift(text)
    timer = setTimeout(async () => {
      asking = new AbortController()
      const query = new URLSearchParams({ lang: document.documentElement.lang, q: text })
      try {
        const answer = await fetch(form.dataset.suggest + '?' + query, { signal: asking.signal })
        if (!answer.ok) throw new Error(answer.status)
        const page = await answer.text()
        known.set(text, page)
        if (known.size > mostKnown) known.delete(known.keys().next().value)
        show(page)
      } catch (fault) { if (fault.name !== 'AbortError') close() }
    }, wait)
  }

  input.addEventListener('input', ask)
  input.addEventListener('focus', () => { if (!input.value) recent() })
  input.addEventListener('click', () => { if (panel.hidden && !input.value) recent() })
  input.addEventListener('keydown', event => {
    if (event.isComposing) return
    const all = options(), last = all.length - 1
    const moves = {
      ArrowDown: () => panel.hidden ? ask() : choose(active < last ? active + 1 : -1),
      ArrowUp: () => panel.hidden ? ask() : choose(active < 0 ? last : active - 1),
      Home: active >= 0 && (() => choose(0)),
      End: active >= 0 && (() => choose(last)),
      Enter: active >= 0 && (() => all[active].click()),
      Escape: !panel.hidden && close,
    }
    const move = moves[event.key]
    if (event.key === 'Tab') close()
    if (!move || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    event.stopPropagation()
    move()
  })
  // The box keeps the focus while something in the list is pressed.
  panel.addEventListener('mousedown', event => event.preventDefault())
  list.addEventListener('click', event => {
    const option = event.target.closest('[role=option]')
    if (!option) return
    if (option.dataset.query) store.keep(option.dataset.query)
    if ('forget' in option.dataset) { store.all = []; close() }
  })
  form.addEventListener('submit', () => { store.keep(squeezed(input.value).trimEnd()); close() })
  form.addEventListener('focusout', event => { if (!form.contains(event.relatedTarget)) close() })
  addEventListener('pageshow', close)
  document.addEventListener('keydown', event => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.target.closest('input, textarea, select, [contenteditable]')) return
    event.preventDefault()
    input.focus()
    input.select()
  })
}

// A form that narrows down: empty fields stay out of the address, and a choice made by hand beside the goods goes off at once
const narrow = document.querySelector('[data-narrow]')
narrow?.addEventListener('formdata', event => {
  for (const [name, value] of [...event.formData]) if (!value) event.formData.delete(name)
})
let isPressed = false
narrow?.addEventListener('pointerup', () => { isPressed = true; setTimeout(() => { isPressed = false }, 100) })
narrow?.addEventListener('change', () => { if (isPressed && !narrow.closest(':popover-open')) narrow.requestSubmit() })

// Goods near the visitor, who is asked only when they press it
for (const near of document.querySelectorAll('[data-near]')) {
  if (!navigator.geolocation) break
  near.hidden = false
  near.addEventListener('click', () => {
    near.disabled = true
    navigator.geolocation.getCurrentPosition(({ coords }) => {
      const address = new URL(location)
      address.searchParams.set('at', coords.latitude.toFixed(2) + ',' + coords.longitude.toFixed(2))
      for (const name of ['page', 'lang']) address.searchParams.delete(name)
      location = address
    }, () => {
      near.disabled = false
      document.querySelector('[data-toast]').textContent = near.dataset.near
    }, { timeout: 15000, maximumAge: 600000 })
  })
}
