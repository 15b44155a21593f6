"""診断士登録: when it expires, what counts until then, what is missing."""
