# SPDX-License-Identifier: Apache-2.0
# Watchword: a news-alert watcher.
"""measure.py PAGES: precision, recall and F1 of main text, Watchword's and other projects'.

A text is cut into words, an East Asian character being one, and these into runs of four. Of each page the runs that
both texts have, that only the found one has, and that only the expected one has, are shares of all three together;
precision and recall are means over the pages. The pages are also split in two halves by a hash of their names: what is
tuned on half A is tried on half B.
"""

import collections
import hashlib
import logging
import os
import pathlib
import re
import subprocess
import sys
import warnings

WORD = re.compile(r"[\u3040-\u9fff\uac00-\ud7a3]|[^\W\u3040-\u9fff\uac00-\ud7a3]+")


class Page:
    """A page with the text that is expected of it."""

    def __init__(self, path):
        self.name = path.stem
        self.path = path
        self.body = path.read_bytes()
        self.expected = runs(path.with_suffix(".txt").read_text())
        url = path.with_suffix(".url")
        self.url = url.read_text().strip() if url.exists() else ""
        self.half = "AB"[hashlib.sha1(self.name.encode()).digest()[0] & 1]

    @property
    def html(self):
        """The page as text, for those that do not find out its charset themselves."""
        from trafilatura.utils import decode_file

        return decode_file(self.body)


def runs(text):
    words = WORD.findall(text)
    size = min(4, len(words))
    return collections.Counter(tuple(words[i : i + size]) for i in range(len(words) - size + 1) if size)


def precision_and_recall(found, expected):
    """Of one page; None where there is nothing to take a share of."""
    found = runs(found)
    common = sum((found & expected).values())
    size, wanted = sum(found.values()), sum(expected.values())
    return common / size if size else None, common / wanted if wanted else None


def mean(values):
    values = [value for value in values if value is not None]
    return sum(values) / len(values) if values else 0.0


def f1(precision, recall):
    return 2 * precision * recall / (precision + recall) if precision and recall else 0.0


def watchword(page):
    command = [os.environ["WATCHWORD"], "extract", *(["--url", page.url] if page.url else []), str(page.path)]
    answer = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    return answer.stdout.decode()


def trafilatura(page):
    import trafilatura

    return trafilatura.extract(page.body, include_comments=False)


def trafilatura_recall(page):
    import trafilatura

    return trafilatura.extract(page.body, include_comments=False, favor_recall=True)


def readability_lxml(page):
    import lxml.html
    import readability

    tree = lxml.html.fromstring(readability.Document(page.html).summary())
    for element in tree.iter("p", "div", "br", "li", "h1", "h2", "h3", "td", "section"):
        element.tail = "\n" + (element.tail or "")
    return tree.text_content()


def newspaper4k(page):
    import newspaper

    article = newspaper.Article(page.url or "https://h.example/a", fetch_images=False)
    article.download(input_html=page.html)
    article.parse()
    return article.text


def goose3(page):
    import goose3

    return goose3.Goose({"enable_image_fetching": False}).extract(raw_html=page.html).cleaned_text


def justext(page):
    import justext

    paragraphs = justext.justext(page.body, justext.get_stoplist("English"))
    return "\n".join(paragraph.text for paragraph in paragraphs if not paragraph.is_boilerplate)


def text_of(extract, page):
    try:
        return extract(page) or ""
    except Exception as failure:  # A peer that fails on a page found nothing there.
        print(f"{extract.__name__} fails on {page.name}: {type(failure).__name__}", file=sys.stderr)
        return ""


def report(extract, pages):
    scores = {page: precision_and_recall(text_of(extract, page), page.expected) for page in pages}
    line = f"{extract.__name__:20}"
    for half in "AB", "A", "B":
        chosen = [scores[page] for page in pages if page.half in half]
        precision, recall = (mean(values) for values in zip(*chosen)) if chosen else (0.0, 0.0)
        line += f"   {'all' if half == 'AB' else half} P {precision:.3f} R {recall:.3f} F1 {f1(precision, recall):.3f}"
    print(line, flush=True)
    return scores


def main():
    warnings.filterwarnings("ignore")
    logging.disable(logging.CRITICAL)
    paths = sorted(pathlib.Path(sys.argv[1]).glob("*.html"))
    pages = [Page(path) for path in paths if path.with_suffix(".txt").exists()]
    print(len(pages), "pages")
    scores = report(watchword, pages)
    for extract in trafilatura, trafilatura_recall, readability_lxml, newspaper4k, goose3, justext:
        report(extract, pages)
    worst = sorted(pages, key=lambda page: f1(*(value or 0.0 for value in scores[page])))
    for page in worst[: int(os.environ.get("WORST", "0"))]:
        precision, recall = (value or 0.0 for value in scores[page])
        print(f"{page.half} P {precision:.3f} R {recall:.3f} F1 {f1(precision, recall):.3f} {page.name}")


main()
