"""Text -> tokens and features, exactly as src/model/attribution/token.rs and network.rs have them."""

APOSTROPHES = "'\u2019"
HYPHENS = "-\u2010\u2011"
OPENING = "\u201c\u201e\u201f"
CLOSING = "\u201d"
PARTS = 4096
BREAK = "\n"


def tokenize(text):
    """[(start, end)]; a run of white space with a line feed in it is one token, never the first or the last."""
    out, i, n = [], 0, len(text)
    while i < n:
        c = text[i]
        j = i + 1
        if c.isspace():
            ends = c == "\n"
            while j < n and text[j].isspace():
                ends |= text[j] == "\n"
                j += 1
            if ends and out and j < n:
                out.append((i, j))
            i = j
            continue
        if c.isalnum():
            run, dotted = 1, False
            while j < n:
                d = text[j]
                after = text[j + 1] if j + 1 < n else " "
                if d.isalnum():
                    run += 1
                elif d in HYPHENS and after.isalnum():
                    run = 0
                elif d == "." and after.isalnum() and (run == 1 or not after.isupper()):
                    run, dotted = 0, True
                elif d == "." and dotted and run == 1 and text[j - 1].isalpha():
                    j += 1
                    break
                elif d == "," and after.isdigit() and text[j - 1].isdigit():
                    run = 0
                else:
                    break
                j += 1
        elif c in APOSTROPHES and j < n and text[j].isalpha() and i and text[i - 1].isalnum():
            while j < n and text[j].isalnum():
                j += 1
        elif c in ".-_*=\u2014\u2013'`":
            while j < n and text[j] == c:
                j += 1
        out.append((i, j))
        i = j
    return out


def shape(word):
    c = word[0]
    for number, marks in enumerate(("\n", ".!?", ",;:", "-\u2013\u2014", "'\u2019\u2018", '"\u201c\u201d`', "([{)]}")):
        if c in marks:
            return number
    if not c.isalnum():
        return 7
    if c.isdigit():
        return 8
    if word.islower():
        return 9
    if c.isupper() and sum(x.isupper() for x in word) == 1:
        return 10 if len(word) > 1 else 11
    if word.isupper():
        return 12
    return 13 if c.isupper() else 14


def quoting(words):
    """a token: 0 paragraph without marks, 1 outside, 2 inside, 3 after a mark left open, 4 opening, 5 closing, 6 break"""
    state, i, n = [0] * len(words), 0, len(words)
    while i < n:
        j = i
        while j < n and words[j] != BREAK:
            j += 1
        opened, seen, fill = None, False, []
        for k in range(i, j):
            word = words[k]
            if word not in ('"', "''", "``") and word not in OPENING and word not in CLOSING:
                continue
            seen = True
            if opened is None:
                state[k] = 5 if word in CLOSING else 4
                opened = None if word in CLOSING else k
            elif word in OPENING or word == "``":
                state[k] = 4
            else:
                state[k] = 5
                fill.append((opened, k, 2))
                opened = None
        if opened is not None:
            fill.append((opened, j, 3))
        if seen:
            for k in range(i, j):
                state[k] = state[k] or 1
            for a, b, value in fill:
                for k in range(a + 1, b):
                    state[k] = value if state[k] == 1 else state[k]
        if j < n:
            state[j] = 6
        i = j + 1
    return state


def fnv(data):
    h = 0x811C9DC5
    for byte in data:
        h = ((h ^ byte) * 0x01000193) & 0xFFFFFFFF
    return h


def normal(word):
    return "".join("0" if c.isdigit() else c for c in word.lower())


def part(salt, letters):
    return fnv((salt + letters).encode()) % PARTS


def read(text):
    """(tokens, words, shapes, quotings)"""
    tokens = tokenize(text)
    words = [BREAK if text[s].isspace() else text[s:e] for s, e in tokens]
    return tokens, words, [shape(w) for w in words], quoting(words)


def rows(article, known):
    """the seven table rows of every token, whose part of speech is known (speech.py); `known` maps hashes of words to rows"""
    out, paragraph = [], 0
    for word, tag, looks, quote in zip(*(article[key] for key in ("words", "speech", "shape", "quote"))):
        x = normal(word)
        out.append((known.get(fnv(x.encode()), 0), part("p", x[:3]), part("s", x[-3:]), tag, looks, quote, min(paragraph, 3)))
        paragraph += word == BREAK
    return out
