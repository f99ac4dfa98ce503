"""What a proxy's failure looks like: aiohttp_socks gives its errors no common parent."""

from __future__ import annotations

from aiohttp_socks import ProxyConnectionError, ProxyError, ProxyTimeoutError

PROXY_ERRORS = (ProxyConnectionError, ProxyError, ProxyTimeoutError)
