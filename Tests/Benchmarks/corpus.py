"""Documents for the schemas in Schemas/, made up from a seed: the same for every run."""

import json
import random

WORDS = """the of government said officials on Tuesday region police after people city minister would
have been report against two more since week including percent company country state million court
election president attack force security talks leader group market border river school hospital
statement agency killed injured residents roads bridge storm water power according spokesman early
morning local authorities council agreement trade price growth bank industry workers strike union
Müller São Paulo Zürich café naïve résumé élection Curaçao""".split()


def sentence(rng, least=8, most=22):
    text = " ".join(rng.choice(WORDS) for _ in range(rng.randint(least, most)))
    return text[0].upper() + text[1:] + "."


def paragraphs(rng, size):
    parts, length = [], 0
    while length < size:
        parts.append(" ".join(sentence(rng) for _ in range(rng.randint(1, 3))))
        length += len(parts[-1]) + 2
    return "\n\n".join(parts)


def moment(rng):
    zone = rng.choice(["Z", "+01:00", "-05:00"])
    return (f"2026-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}T{rng.randint(0, 23):02}:"
            f"{rng.randint(0, 59):02}:{rng.randint(0, 59):02}{zone}")


def concepts(rng, scheme, count):
    return [{"name": sentence(rng, 1, 3)[:-1], "rel": rng.choice(["main", "mentions"]),
             "uri": f"http://cv.example.org/{scheme}/{rng.randint(1, 99999)}",
             "relevance": rng.randint(0, 100)} for _ in range(count)]


def news(rng):
    body = paragraphs(rng, rng.randint(900, 1300))
    return {
        "uri": f"urn:newsml:example.org:2026:{rng.randint(1, 10**9)}", "type": "text",
        "standard": {"name": "ninjs", "version": "3.1", "schema": "https://example.org/ninjs/3.1"},
        "version": str(rng.randint(1, 9)), "firstCreated": moment(rng), "versionCreated": moment(rng),
        "pubStatus": "usable", "urgency": rng.randint(1, 9), "copyrightHolder": "Example News",
        "language": rng.choice(["en", "de", "fr-CA"]), "slugline": f"storm-{rng.randint(1, 999)}",
        "located": "Raqa", "by": "Ann Example",
        "headlines": [{"role": "main", "contentType": "text/plain", "value": sentence(rng, 6, 10)}],
        "descriptions": [{"role": "summary", "value": sentence(rng)}],
        "bodies": [{"role": "main", "contentType": "text/plain", "charCount": len(body),
                    "wordCount": len(body.split()), "value": body}],
        "subjects": concepts(rng, "topics", 3), "people": concepts(rng, "people", 2),
        "organisations": concepts(rng, "organisations", 1),
        "places": [{"name": "Raqa", "uri": "http://cv.example.org/places/17", "geoJSON": {
            "type": "Point", "coordinates": [round(rng.uniform(-90, 90), 5), 39.01]}}],
        "infoSources": [{"name": "Example News", "contactInfo": [
            {"type": "email", "email": "desk@example.org"}]}],
        "altIds": [{"role": "provider", "value": f"EX{rng.randint(1, 10**8)}"},
                   {"role": "digest", "value": f"{rng.getrandbits(128):032x}"}],
    }


def address(rng):
    return {"street": f"{rng.choice(WORDS)} street {rng.randint(1, 200)}", "city": rng.choice(WORDS),
            "postcode": str(rng.randint(10000, 99999)), "country": rng.choice(["DE", "FR", "US"])}


def order(rng):
    lines = []
    for _ in range(rng.randint(3, 14)):
        lines.append({
            "sku": f"{rng.choice(['AB', 'XZ'])}-{rng.randint(0, 999999):06}",
            "title": sentence(rng, 2, 5)[:80], "quantity": rng.randint(1, 20),
            "price": rng.randint(1, 99999) / 100, "gift": rng.random() < 0.1,
            "tags": rng.sample(["new", "sale", "eco", "import", "heavy", "fragile"], 3)})
        if rng.random() < 0.3:
            lines[-1]["discount"] = rng.choice([0.05, 0.1, 0.25])
    payment = rng.choice([{"method": "card", "last4": f"{rng.randint(0, 9999):04}"},
                          {"method": "transfer", "iban": "DE00123456780000000000"},
                          {"method": "invoice", "days": 30}])
    number = f"{rng.getrandbits(128):032x}"
    return {
        "id": "-".join([number[:8], number[8:12], number[12:16], number[16:20], number[20:]]),
        "placed": moment(rng), "currency": "EUR", "status": rng.choice(["new", "paid", "shipped"]),
        "customer": {"name": "Ann Example", "email": f"ann{rng.randint(1, 999)}@example.org",
                     "phone": "+491701234567", "address": address(rng), "billing": address(rng)},
        "lines": lines, "payment": payment, "total": rng.randint(100, 9999999) / 100,
        "note": None if rng.random() < 0.5 else sentence(rng)}


def span(rng, depth=0):
    made = {"kind": "span", "time": moment(rng), "trace": f"{rng.getrandbits(128):032x}",
            "name": "GET /articles", "duration": rng.randint(1, 10**6)}
    if depth < 3 and rng.random() < 0.6:
        made["children"] = [span(rng, depth + 1) for _ in range(rng.randint(1, 2))]
    return made


def telemetry(rng):
    makers = [
        lambda: {"kind": "log", "time": moment(rng), "level": "info", "message": sentence(rng)},
        lambda: {"kind": "counter", "time": moment(rng), "name": "records_read",
                 "value": rng.randint(0, 10**6),
                 "labels": {"topic": "wire", "partition": "3", "x-any": 1}},
        lambda: span(rng),
        lambda: {"kind": "request", "time": moment(rng), "peer": f"10.0.{rng.randint(0, 255)}.7",
                 "url": f"/articles/{rng.randint(1, 9999)}?full=1",
                 "status": rng.choice([200, 404, 500]), "labels": {"zone": "eu"}}]
    return {"resource": {"service.name": "desk", "host": "desk-1", "cpu": 2, "spot": True},
            "events": [rng.choice(makers)() for _ in range(20)]}


def manifest(rng):
    def packages(count):
        return {f"{rng.choice(WORDS)}-{rng.choice(WORDS)}-{place}":
                f"^{rng.randint(0, 9)}.{rng.randint(0, 20)}.{rng.randint(0, 9)}"
                for place in range(count)}
    return {
        "name": f"package-{rng.randint(1, 9999)}", "version": f"1.{rng.randint(0, 99)}.0",
        "description": sentence(rng), "keywords": rng.sample([w.lower() for w in WORDS[:40]], 6),
        "homepage": "https://example.org/package", "license": "MIT",
        "author": {"name": "Ann Example", "email": "ann@example.org", "url": "https://example.org"},
        "contributors": ["Bob", {"name": "Cyd", "email": "cyd@example.org"}],
        "files": ["lib", "README.md"], "main": "lib/index.js",
        "scripts": {"build": "make", "test": "make test", "lint": "make lint"},
        "dependencies": packages(rng.randint(5, 30)), "devDependencies": packages(15),
        "engines": {"node": ">=18.0.0"}, "os": ["linux", "darwin"], "private": False,
        "config": {"port": 8080, "host": "localhost", "paths": ["a", "b"]},
        "exports": {".": {"import": "./lib/index.mjs", "require": "./lib/index.js"}}}


KINDS = {"news": news, "order": order, "telemetry": telemetry, "manifest": manifest}


def documents(kind, count=200, seed=1):
    """Compact JSON texts."""
    rng = random.Random(f"{kind}/{seed}")
    return [json.dumps(KINDS[kind](rng), ensure_ascii=False, separators=(",", ":"))
            for _ in range(count)]
