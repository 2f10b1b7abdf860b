"""Parts of speech, as the tagger of src/model/tagger has them: the network reads them beside the words."""
import bisect
import json
import subprocess
from itertools import accumulate

import tokens

# The number of what is no word; below it are those of src/grammar/tag.rs.
NONE = 31
TAGS = 32


def tag(tagger, articles):
    """sets `speech`, a number a token, of articles and of sentences; `tagger` is the command that prints them (src/bin/train_tagger.rs)"""
    texts = [text_of(article) for article in articles]
    lines = "".join(json.dumps(text) + "\n" for text, _ in texts)
    printed = subprocess.run([tagger, "tag"], input=lines, capture_output=True, text=True, check=True).stdout.splitlines()
    for article, (text, starts), line in zip(articles, texts, printed, strict=True):
        words, numbers = json.loads(line)
        byte = range(len(text) + 1) if text.isascii() else [0, *accumulate(len(c.encode()) for c in text)]
        behind = [bisect.bisect_right(words, byte[start]) for start in starts]
        article["speech"] = [numbers[k - 1] if k and word != tokens.BREAK else NONE for k, word in zip(behind, article["words"])]


def text_of(article):
    """(text, where each token starts); what has tokens alone gets a space between them"""
    if "text" in article:
        return article["text"], [start for start, _ in article["tokens"]]
    words = ["\n\n" if word == tokens.BREAK else word for word in article["words"]]
    return " ".join(words), [0, *accumulate(len(word) + 1 for word in words)][:-1]
