"""The one place that wires everything: settings, addresses, commands and the embedded database."""
