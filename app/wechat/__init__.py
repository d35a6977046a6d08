"""WeChat: the calls we make to it, what it pushes to us, and a local one to develop against."""
