"""Where the API is, with its major version, and where a thing is in it."""

from graph.schema import NODE_TYPE_BY_SEGMENT, segment_of, slug_of

PREFIX = "/v1"


def collection_name(segment: str) -> str:
    """How the collection of a kind of thing is called in an address: ``projecten`` of ``project``."""
    return NODE_TYPE_BY_SEGMENT[segment].plural.replace("'", "")


def item_path(identifier: str) -> str:
    """The address of the resource of a thing: ``/v1/projecten/cbci`` of ``project/cbci``."""
    return f"{PREFIX}/{collection_name(segment_of(identifier))}/{slug_of(identifier)}"
