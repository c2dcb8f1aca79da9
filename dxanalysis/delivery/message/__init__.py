"""A letter as MIME: headers, parts, attachments, and the outbox."""
