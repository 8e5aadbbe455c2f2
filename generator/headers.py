"""Headers: what a server has to send with every page, so that a page can do no more than it does.

Known here alone: their values. `_headers` and `_nginx.conf` in the output say them to servers, and
the preview sends them itself. They are what OWASP's Secure Headers Project asks of a site that
loads nothing from elsewhere, has no frames, and needs no device.
"""

from collections.abc import Mapping

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": "; ".join(
        (
            "default-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "object-src 'none'",
        )
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": ", ".join(
        f"{what}=()" for what in ("camera", "geolocation", "microphone", "payment", "usb")
    ),
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
}
"""By name, in the order of the alphabet."""

FOR_EVER = "public, max-age=31536000, immutable"
"""Cache-Control of what has its content's hash in its name."""
