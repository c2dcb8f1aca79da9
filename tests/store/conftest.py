from tests.sample_tables import tables, written

__all__ = ["tables", "written"]
