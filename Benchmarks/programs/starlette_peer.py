"""The list API's rows through Starlette and asyncpg, as a peer for `make bench`."""
import os
from contextlib import asynccontextmanager

import asyncpg
import orjson
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

with open(os.environ["PEER_QUERY"]) as file:
    QUERY = file.read()
SETTINGS = dict(word.split("=", 1) for word in os.environ["PEER_DATABASE"].split())
CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"


def identity(value):
    return "".join(CROCKFORD[value >> (60 - 5 * place) & 31] for place in range(13))


def product(row):
    (id, title, category, minor, currency, on_request, image, key, width, height, colour, _, seller, name, slug, hydrated, live) = row
    return {
        "id": identity(id), "title": title, "category": category,
        "price": None if minor is None else {"minor": minor, "currency": currency}, "isPriceOnRequest": minor is None and on_request,
        "picture": {"url": f"/img/{key}/640.jpeg" if key else image, "isKept": key is not None, "width": width, "height": height,
                    "colour": colour},
        "seller": {"id": identity(seller), "name": name, "slug": slug},
        "checkedAt": hydrated.strftime("%Y-%m-%dT%H:%M:%SZ"), "liveSince": live.strftime("%Y-%m-%dT%H:%M:%SZ"),
    }


async def products(request):
    async with request.app.state.pool.acquire() as connection:
        rows = await connection.fetch(QUERY)
    return Response(orjson.dumps({"items": [product(row) for row in rows[:20]], "next": None}), media_type="application/json")


async def trivial(request):
    return PlainTextResponse("User-agent: *\nAllow: /\n")


@asynccontextmanager
async def lifespan(app):
    app.state.pool = await asyncpg.create_pool(
        host=SETTINGS["host"], user=SETTINGS["user"], database=SETTINGS["dbname"], min_size=4, max_size=4)
    yield
    await app.state.pool.close()


app = Starlette(routes=[Route("/products", products), Route("/trivial", trivial)], lifespan=lifespan)
