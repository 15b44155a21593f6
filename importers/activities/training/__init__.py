"""Attendance books of a training, and lists of who applied for one."""
