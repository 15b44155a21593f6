"""Pure rules of the domain: frozen dataclasses and functions over them, no input or output."""
