"""The file: copied, put back, examined."""

MESSAGES = {
    "backup": "Copy the database to another file and check the copy.",
    "backup.destination": "The file or folder to copy to.",
    "restore": "Put a backup in place. The present file is kept.",
    "restore.file": "The backup.",
    "doctor": "Examine the database. Changes nothing.",
    "doctor.deep": "Also compare it with the history, line by line.",
}
