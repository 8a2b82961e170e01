"""Keeps what is no HTTP out of the calls that are drawn."""

import re

import schemathesis

# RFC 9110, section 5.5. A request with any other character in a header is refused by the HTTP parser, before there is
# a request that the program could answer.
FIELD_VALUE = re.compile(r"[\t\x20-\x7e\x80-\xff]*")


@schemathesis.hook
def filter_case(context, case):
    """True for a call whose headers can be sent."""
    return all(FIELD_VALUE.fullmatch(str(value)) for value in (case.headers or {}).values())
