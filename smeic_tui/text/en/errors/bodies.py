"""What bodies and their members can refuse."""

MESSAGES = {
    "body_unknown": "There is no such body.",
    "body_unknown.hint": "See the screen of bodies or smeic group list for the names.",
    "body_exists": "There is already a body called {name}.",
    "body_exists.hint": "Choose another name, or open that body.",
    "body_name_empty": "The body has no name.",
    "body_name_empty.hint": "Enter a name.",
    "body_in_itself": "A body cannot belong to one that belongs to it.",
    "body_in_itself.hint": "Choose another body it belongs to.",
    "already_member": "This person is a member of this body already in that time.",
    "already_member.hint": "End the present term, or change the dates.",
    "term_backwards": "The term ends before it begins.",
    "term_backwards.hint": "Look at the dates again.",
    "output_without_title": "The output has no title.",
    "output_without_title.hint": "Enter a title.",
    "kind_unknown": "There is no kind {text}.",
    "kind_unknown.hint": "Use one of {known}.",
    "member_role_unknown": "There is no role {text}.",
    "member_role_unknown.hint": "Use one of {known}.",
    "not_a_member": "{name} is no member of this body now.",
    "not_a_member.hint": "See smeic group show.",
}
