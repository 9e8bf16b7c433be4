// Fills in where the visitor is, when they ask for it; without this file the place is typed or pasted.
for (const button of document.querySelectorAll('[data-place]')) {
  if (!navigator.geolocation) continue
  // One field for both numbers, or one each.
  const fields = button.dataset.place.split(' ').map(id => document.getElementById(id)), note = button.nextElementSibling
  button.hidden = false
  button.addEventListener('click', () => {
    button.disabled = true
    note.textContent = ''
    const done = text => { note.textContent = text; button.disabled = false }
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const place = [coords.latitude.toFixed(6), coords.longitude.toFixed(6)]
        if (fields.length === 1) fields[0].value = place.join(', ')
        else place.forEach((number, at) => { fields[at].value = number })
        done('')
      },
      fault => done(fault.code === fault.PERMISSION_DENIED ? button.dataset.denied : button.dataset.failed),
      { enableHighAccuracy: true, timeout: 15000, maximumAge: 60000 })
  })
}
