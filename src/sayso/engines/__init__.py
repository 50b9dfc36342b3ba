"""Reading at scale: documents in, readings out, on the processes of this machine."""
