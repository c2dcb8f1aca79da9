"""The root of every error that an analyst may meet: facts in attributes, Japanese in the text."""


class DxanalysisError(Exception):
    """Something that the caller can put right; its text says, in Japanese, what and how."""
