"""Why somebody does not complete a training, and what is wrong with a rule."""

MESSAGES = {
    "lacks_hours": "{has} hours attended, {needs} are needed",
    "lacks_sessions": "{has} sessions attended, {needs} are needed",
    "lacks_absences": "Absent {has} times, {free} are allowed",
    "lacks_compulsory": "Compulsory session {sessions} not attended and not made up for",
    "lacks_assignments": "Compulsory assignments not handed in ({titles})",
    "lacks_final_report": "Final report not handed in",
    "final_report_unknown": "No assignment is registered as the final report",
    "rule_empty": "Choose at least one condition",
    "rule_condition_twice": "The same condition stands twice",
    "rule_one_alternative": "Choose two or more as alternatives",
    "rule_share": "A share from 1 to 100 per cent",
    "rule_absences": "A number from 0 to 99",
    "rule_value": "This condition takes no number",
    "rule_minutes": "Minutes from 0 to 1440",
    "rule_lates": "A number from 1 to 99",
    "trainee_in_use": "There are marks, submissions or a certificate of this trainee.",
    "training_year_unknown": "The list does not say of which year “{title}” is. Choose the training.",
    "training_rule_unknown": "No completion rule is written. Set it on the screen of the training (r).",
    "training_hours_unknown": "The hours of {count} sessions are not written. They are kept as 0.",
    "training_cells_unread": "{count} marks or decisions cannot be read ({cells}). They are not recorded.",
}
