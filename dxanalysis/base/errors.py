"""The root of every error that an analyst may meet: facts in attributes, Japanese in the text."""


class DxanalysisError(Exception):
    """Something that the caller can put right; its text says, in Japanese, what and how.

    >>> try:
    ...     dx.read_plan("no-such-file.txt")
    ... except dx.DxanalysisError as error:
    ...     print(error)
    no-such-file.txt: ファイルがありません。パスを確かめてください
    """
