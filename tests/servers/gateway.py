#!/usr/bin/python3
"""Answers POST as a gateway for text messages does that has one habit. Prints "port N" when it listens, then one JSON line a request.
Ends when its standard input does."""
import json
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

habit = sys.argv[1]  # page, busy, slow, drops, missing, moved


class Habit(BaseHTTPRequestHandler):
    def do_POST(self):
        text = self.rfile.read(int(self.headers["Content-Length"])).decode("utf-8")
        print(json.dumps({"path": self.path, "headers": dict(self.headers), "text": text}), flush=True)
        if habit == "drops":
            self.connection.close()
            return
        if habit == "slow":
            time.sleep(120)
        status, answer = {"page": (200, "<html>Welcome to nginx</html>"), "busy": (503, "Temporal failure, try again later."),
                          "missing": (404, "Unknown request."), "moved": (302, ""), "slow": (202, "0: Accepted for delivery")}[habit]
        self.send_response(status)
        if status == 302:
            self.send_header("Location", "http://127.0.0.1:9/elsewhere")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer.encode())

    def log_message(self, *words):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Habit)
server.daemon_threads = True
threading.Thread(target=server.serve_forever, daemon=True).start()
print(f"port {server.server_address[1]}", flush=True)
sys.stdin.read()
