#!/usr/bin/python3
"""A mail server for tests: Debian's aiosmtpd on the loopback, with one habit. Prints "port N" when it listens, then one JSON line for
each mail that it took (and, told to drop, for each that it dropped). Ends when its standard input does, so that no orphan is left."""
import asyncio
import json
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult

habit = sys.argv[1]  # good, refuses_address, greylists, refuses_text, slow, drops_after_text, drops_before_answer, signed_in
certificate, key = (sys.argv[2], sys.argv[3]) if len(sys.argv) > 3 else (None, None)


def say(line):
    print(line, flush=True)


class Habit:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if habit == "refuses_address":
            return f"550 5.1.1 <{address}> no such user"
        if habit == "greylists":
            return "450 4.2.0 greylisted, come back"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_MAIL(self, server, session, envelope, address, options):
        if habit == "refuses_sender":
            return "553 5.7.1 not you"
        if habit == "slow":
            await asyncio.sleep(120)
        envelope.mail_from = address
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if habit == "drops_before_answer":
            server.transport.abort()
            return "250 never heard"
        text = envelope.content.decode("utf-8")
        say(json.dumps({"from": envelope.mail_from, "to": envelope.rcpt_tos, "text": text, "tls": session.ssl is not None,
                        "user": session.auth_data.decode() if session.auth_data else None}))
        if habit == "drops_after_text":
            server.transport.abort()
            return "250 never heard"
        if habit == "refuses_text":
            return "554 5.6.0 not this"
        return "250 2.0.0 Ok: queued as 4ZxY7k"


class Server(SMTP):
    """With the password "salainen" one is in."""

    def __init__(self):
        context = None
        if certificate:
            context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
            context.load_cert_chain(certificate, key)
        super().__init__(Habit(), tls_context=context, require_starttls=context is not None, auth_required=habit == "signed_in",
                         auth_require_tls=True, authenticator=self.known, hostname="localhost")

    @staticmethod
    def known(server, session, envelope, mechanism, data):
        if getattr(data, "password", b"") == b"salainen":
            return AuthResult(success=True, auth_data=data.login)
        return AuthResult(success=False, handled=False)


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Server, "127.0.0.1", 0)
    say(f"port {server.sockets[0].getsockname()[1]}")
    ended = asyncio.Event()
    loop.add_reader(sys.stdin, lambda: ended.set() if not sys.stdin.buffer.read1(1) else None)
    await ended.wait()


asyncio.run(main())
