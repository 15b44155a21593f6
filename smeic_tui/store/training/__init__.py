"""Trainings: runs, trainees, marks, assignments, certificates, engagements."""
