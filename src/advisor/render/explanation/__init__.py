"""An explanation for readers: as an outline, as sentences, and as text, JSON and a picture in DOT."""
