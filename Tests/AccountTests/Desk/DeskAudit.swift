/// What is wrong with a page, as a browser finds it: a program that answers a list of complaints.
///
/// - width: CSS pixels of the screen. Colours are those of the scheme that the page is shown in; the numbers are WCAG 2.2's.
enum DeskAudit {
    static func program(width: Int) -> String { "(\(source))(\(width))" }

    private static let source = #"""
        width => {
          const complaints = [], say = (what, e) => complaints.push(what + (e ? ': ' + e.outerHTML.slice(0, 120) : ''))
          const all = (selector, from = document) => [...from.querySelectorAll(selector)]
          const isSeen = e => e.checkVisibility({ opacityProperty: true, visibilityProperty: true })
          if (document.scrollingElement.scrollWidth > width) {
            const wide = all('body *').find(e => isSeen(e) && e.getBoundingClientRect().right > width + 1 && !e.closest('.desk-scroll, .plain-scroll, .tabs, .unseen'))
            say('wider than the screen by ' + (document.scrollingElement.scrollWidth - width), wide)
          }
          if (all('h1').length !== 1) say(all('h1').length + ' first headings')
          const ids = new Set()
          for (const e of all('[id]')) { if (ids.has(e.id)) say('id twice', e); ids.add(e.id) }
          for (const name of ['for', 'aria-labelledby', 'aria-describedby', 'list']) {
            for (const e of all(`[${name}]`)) for (const id of e.getAttribute(name).split(' ')) if (!ids.has(id)) say(name + ' of nothing', e)
          }
          const keys = new Set()
          for (const e of all('.desk-menu [data-key]')) { if (keys.has(e.dataset.key)) say('key twice', e); keys.add(e.dataset.key) }
          const spoken = e => (e.getAttribute('aria-label') ?? '') + e.textContent + all('img', e).map(i => i.alt).join('') + (e.title ?? '')
          for (const e of all('input:not([type=hidden]), select, textarea')) {
            if (!e.getAttribute('aria-label')?.trim() && ![...e.labels].some(label => label.textContent.trim())) say('no label', e)
          }
          for (const e of all('a[href], button, summary')) if (!spoken(e).trim()) say('no name', e)
          for (const e of all('img')) if (!e.hasAttribute('alt')) say('no alt', e)
          for (const e of all('svg[role=img]')) if (!e.getAttribute('aria-label') && !e.querySelector('title')) say('no name', e)
          for (const e of all('th')) if (!e.hasAttribute('scope')) say('head of nothing', e)
          for (const e of all('button, select, .button, input:not([type=checkbox], [type=radio], [type=hidden])')) {
            const box = e.getBoundingClientRect()
            if (isSeen(e) && (box.width < 24 || box.height < 24)) say('smaller than a finger', e)
          }

          const parse = text => {
            const found = text.match(/^rgba?\(([\d.]+)[, ]+([\d.]+)[, ]+([\d.]+)(?:[,/ ]+([\d.]+))?\)$/)
            return found ? [+found[1], +found[2], +found[3], found[4] === undefined ? 1 : +found[4]] : null
          }
          const over = (top, below) => [0, 1, 2].map(i => top[i] * top[3] + below[i] * (1 - top[3])).concat(1)
          const light = colour => {
            const [r, g, b] = colour.map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
            return .2126 * r + .7152 * g + .0722 * b
          }
          const ground = e => {
            const layers = []
            for (let at = e; at; at = at.parentElement) {
              const style = getComputedStyle(at), colour = parse(style.backgroundColor)
              if (style.backgroundImage !== 'none') return null
              if (colour && colour[3] > 0) layers.push(colour)
              if (colour?.[3] === 1) break
            }
            return layers.reverse().reduce((below, top) => over(top, below), parse(getComputedStyle(document.body).backgroundColor))
          }
          const check = (e, text, what) => {
            const below = ground(e), colour = parse(text)
            if (!below) return
            if (!colour) return say('colour ' + text, e)
            const [a, b] = [light(over(colour, below)), light(below)], ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05)
            if (ratio < 4.5) say(what + ' ' + ratio.toFixed(2), e)
          }
          const seen = new Set(), walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
          while (walk.nextNode()) {
            const e = walk.currentNode.parentElement
            if (!walk.currentNode.data.trim() || seen.has(e) || !isSeen(e) || e.closest('option, script, style, .unseen, [disabled]')) continue
            seen.add(e)
            if (/^[+−±-]\d|^\d{4}-\d\d-\d\d/.test(walk.currentNode.data.trim()) && getComputedStyle(e).direction === 'rtl') say('back to front', e)
            check(e, getComputedStyle(e).color, 'contrast')
          }
          for (const e of all('input:not([type=hidden], [type=checkbox], [type=radio]), select, textarea')) {
            if (!isSeen(e)) continue
            check(e, getComputedStyle(e).color, 'contrast')
            if (e.placeholder) check(e, getComputedStyle(e, '::placeholder').color, 'placeholder')
          }
          return complaints
        }
        """#
}
