"""What a training can refuse."""

MESSAGES = {
    "rule_refused": "この修了条件は、このままでは記録できません。",
    "rule_refused.hint": "条件と数を確かめて、もう一度記録してください。",
    "rule_unreadable": "修了条件に、この版では読めない項目があります。",
    "rule_unreadable.hint": "新しい版の smeic で開いてください。",
}
