"""What a browser loads before it shows the home page, as compressed bytes; photos left out."""
import re
import urllib.request
from html.parser import HTMLParser
from urllib.parse import urljoin

from bench.table import Row


class Links(HTMLParser):
    """Addresses of scripts, style sheets and icons that a page names."""

    def __init__(self):
        super().__init__()
        self.scripts, self.others = [], []

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag == "script" and values.get("src"):
            self.scripts.append(values["src"])
        relations = (values.get("rel") or "").split()
        if tag == "link" and values.get("href"):
            if "modulepreload" in relations:
                self.scripts.append(values["href"])
            elif {"stylesheet", "icon", "manifest"} & set(relations):
                self.others.append(values["href"])


def fetched(address):
    """Compressed size, and the text when it came as it is."""
    request = urllib.request.Request(address, headers={"Accept-Encoding": "br"})
    with urllib.request.urlopen(request) as reply:
        return len(reply.read())


def page_weight(ground, skipped):
    home = ground.market().address + "/"
    with urllib.request.urlopen(home) as reply:
        page = reply.read().decode()
    links = Links()
    links.feed(page)
    scripts, seen = [urljoin(home, address) for address in links.scripts], set()
    script_bytes = 0
    while scripts:
        address = scripts.pop()
        if address in seen:
            continue
        seen.add(address)
        script_bytes += fetched(address)
        with urllib.request.urlopen(address) as reply:
            text = reply.read().decode()
        # What a module imports is loaded with it.
        scripts += [urljoin(address, name) for name in re.findall(r"""(?:import|from)\s*\(?\s*["']([^"']+\.js[^"']*)["']""", text)]
    page_bytes = fetched(home)
    others = {address: fetched(urljoin(home, address)) for address in dict.fromkeys(links.others)}
    total = page_bytes + script_bytes + sum(others.values())
    parts = ", ".join([f"page {page_bytes:,}", f"scripts {script_bytes:,}"] + [f"{name.split('?')[0]} {size:,}" for name, size in others.items()])
    return [
        Row("home page, first view, brotli, without photos", f"{total / 1000:.1f} KB", target="≤ 60 KB", is_met=total <= 60_000, note=parts + " bytes"),
        Row("JavaScript, brotli", f"{script_bytes / 1000:.1f} KB", target="≤ 15 KB", is_met=script_bytes <= 15_000),
    ]
