"""Pages for officers: server-rendered, in Chinese."""
