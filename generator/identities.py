"""Identities: who publishes the site and under which registrations, line by line in the footer.

In: the site file. Out: IdentityLines of one language. Known here alone: where a line of a known
kind leads. Sites in China have to show their registrations and to link them: the ICP number by
非经营性互联网信息服务备案管理办法 (2005), article 13, and the one of the public security organs by
the terms of their service.
"""

import re
from collections.abc import Callable

from generator.labels import LABELS
from generator.pages import IdentityLine
from generator.schema_keys import LocalText
from generator.schema_public import Identity
from generator.schema_site import SiteFile

_ICP = "https://beian.miit.gov.cn/"
_POLICE = "https://beian.mps.gov.cn/#/query/webSearch?code="
_NUMBER = re.compile(r"[0-9]{8,}")


def footer_lines(
    site: SiteFile, say: Callable[[LocalText], str], gettext: Callable[[str], str]
) -> tuple[IdentityLine, ...]:
    """The lines in one language."""
    return tuple(_line(line, site, say, gettext) for line in site.footer)


def _line(
    line: Identity,
    site: SiteFile,
    say: Callable[[LocalText], str],
    gettext: Callable[[str], str],
) -> IdentityLine:
    text = say(line.text)
    if not text and line.kind == "site-code" and site.profiles.cn_gov:
        text = site.profiles.cn_gov.id_code
    label = say(line.label) or (gettext(LABELS[line.kind]) if line.kind else "")
    return IdentityLine(label=label, text=text, url=line.url or _leads_to(line.kind, text))


def _leads_to(kind: str, text: str) -> str:
    if kind == "icp":
        return _ICP
    if kind == "police":
        number = _NUMBER.search(text)
        return _POLICE + number[0] if number else ""
    if kind == "email":
        return f"mailto:{text}"
    if kind == "phone" and re.fullmatch(r"[+0-9() -]+", text):
        return "tel:" + re.sub(r"[^+0-9]", "", text)
    return ""
