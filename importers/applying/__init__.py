"""From a plan to the roster in one operation; doubtful rows later, rejected ones back to Excel."""
