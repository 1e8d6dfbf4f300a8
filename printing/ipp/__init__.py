"""Speaks the Internet Printing Protocol (RFC 8010, RFC 8011) to printers and to CUPS."""
