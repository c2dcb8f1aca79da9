"""HTML → mail: who gets what, the message, sending it once, and the record of what was sent."""

from dxanalysis.base.errors import DxanalysisError


class DeliveryError(DxanalysisError):
    """What an administrator can put right before mail is sent; `facts` are for machines."""

    def __init__(self, text: str, **facts: object) -> None:
        super().__init__(text)
        self.facts = facts
