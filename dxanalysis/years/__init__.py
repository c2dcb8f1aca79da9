"""What continues what from plan to plan, and the threads that follow: issues and indicators."""
