"""Guard: who may see the preview, which shows what the public may not, and who may write.

In: requests. Out: those that come from this machine's person, others refused. A page of another
site that a browser here has open can send requests to this machine, and may call itself by a name
that leads here (DNS rebinding): so the names by which the server is asked are checked, and where a
request comes from. On an address that others can reach, a token is wanted too.
"""

import secrets
from collections.abc import Iterable
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import URL, Headers
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

_ASKED = "token"
_REFUSED = 1008
"""The code of a WebSocket's end for what breaks the rules (RFC 6455, section 7.4.1)."""


class Guard:
    """Lets a request through to the application, or refuses it."""

    def __init__(
        self,
        application: ASGIApp,
        *,
        names: Iterable[str] = (),
        token: str = "",
        without: str = "",
    ) -> None:
        """Guard an application.

        Args:
            application: What is guarded.
            names: The names, with their ports, by which it may be asked for; any, if there is none.
            token: What a browser has to bring once; nothing, if it is empty.
            without: What a person is told whose browser has not brought it.
        """
        self._application = application
        self._names, self._token, self._without = frozenset(names), token, without

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; the server's own beginning and end concern the application alone."""
        if scope["type"] == "lifespan":
            await self._application(scope, receive, send)
            return
        refusal = self._refusal(Headers(scope=scope)) or self._without_token(scope)
        if refusal and scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": _REFUSED})
            return
        await (refusal or self._application)(scope, receive, send)

    def _refusal(self, headers: Headers) -> Response | None:
        host = headers.get("host", "").lower()
        if self._names and host not in self._names:
            return PlainTextResponse("This address is not the preview's.", 403)
        origin = headers.get("origin", "")
        if origin and origin.partition("://")[2].lower() != host:
            return PlainTextResponse("Another site asks.", 403)
        is_embedded = headers.get("sec-fetch-mode", "navigate") != "navigate"
        if is_embedded and headers.get("sec-fetch-site", "") == "cross-site":
            return PlainTextResponse("Another site asks.", 403)
        return None

    def _without_token(self, scope: Scope) -> Response | None:
        if not self._token:
            return None
        url = URL(scope=scope)
        asked = parse_qsl(url.query, keep_blank_values=True)
        if self._is_right(dict(asked).get(_ASKED, "")):
            left = urlencode([(name, value) for name, value in asked if name != _ASKED])
            answer = RedirectResponse(f"{url.path}?{left}" if left else url.path, 303)
            answer.set_cookie(_cookie(scope), self._token, httponly=True, samesite="lax")
            return answer
        if self._is_right(_cookies(Headers(scope=scope)).get(_cookie(scope), "")):
            return None
        return PlainTextResponse(self._without, 403)

    def _is_right(self, token: str) -> bool:
        return secrets.compare_digest(token.encode(), self._token.encode())


def _cookie(scope: Scope) -> str:
    """The cookie's name. Cookies know no ports, and two servers of this kind may run at once."""
    return f"bulletin-{scope['server'][1]}"


def _cookies(headers: Headers) -> dict[str, str]:
    pairs = (pair.partition("=") for pair in headers.get("cookie", "").split(";"))
    return {name.strip(): value.strip() for name, _, value in pairs}
