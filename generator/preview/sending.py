"""Sending: the headers that go out with every answer, by the address that was asked for."""

from collections.abc import Callable, Mapping

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Sending:
    """An application whose answers have certain headers, whatever they say themselves."""

    def __init__(self, inner: ASGIApp, headers_of: Callable[[str], Mapping[str, str]]) -> None:
        """Put headers on an application's answers.

        Args:
            inner: What answers.
            headers_of: The headers for the path of an address.
        """
        self._inner, self._headers_of = inner, headers_of

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        headers = self._headers_of(scope.get("path", ""))

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(headers)
            await send(message)

        await self._inner(scope, receive, sending)
