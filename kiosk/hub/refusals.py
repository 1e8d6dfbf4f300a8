"""What a hub does not do, as exceptions: the request is at fault, nothing was changed."""


class HubError(Exception):
    """A request that no repetition makes right."""


class MalformedError(HubError):
    """The message has the right form, but names or numbers that nothing can have."""


class NotAllowedError(HubError):
    """The sender's role does not include that."""


class NothingYetError(HubError):
    """What is asked for cannot be made yet."""


class UnknownExhibitionError(HubError):
    """This hub keeps no list for that exhibition."""
