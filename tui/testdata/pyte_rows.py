# Shows pieces of a stream in pyte and prints the rows after each.
import base64
import json
import sys

import pyte

asked = json.load(sys.stdin)
screen = pyte.Screen(asked["width"], asked["height"])
stream = pyte.ByteStream(screen)
shown = []
for piece in asked["pieces"]:
    stream.feed(base64.b64decode(piece))
    shown.append(list(screen.display))
json.dump(shown, sys.stdout)
