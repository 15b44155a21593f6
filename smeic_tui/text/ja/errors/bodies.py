"""What bodies and their members can refuse."""

MESSAGES = {
    "body_unknown": "その部会・団体はありません。",
    "body_unknown.hint": "部会・団体の画面か smeic group list で名前を確かめてください。",
    "body_exists": "「{name}」という部会・団体がもうあります。",
    "body_exists.hint": "別の名前にするか、その部会・団体を開いてください。",
    "body_name_empty": "部会・団体の名前がありません。",
    "body_name_empty.hint": "名前を入力してください。",
    "body_in_itself": "部会・団体を、自分の下にある部会・団体の下には置けません。",
    "body_in_itself.hint": "母体を別の部会・団体にしてください。",
    "already_member": "その期間は、もうこの部会・団体のメンバーです。",
    "already_member.hint": "今の任期を終えるか、期間を変えてください。",
    "term_backwards": "任期の終わりが始まりより前です。",
    "term_backwards.hint": "日付を確かめてください。",
    "output_without_title": "成果の題名がありません。",
    "output_without_title.hint": "題名を入力してください。",
    "kind_unknown": "「{text}」という種類はありません。",
    "kind_unknown.hint": "{known} のどれかを指定してください。",
    "member_role_unknown": "「{text}」という役割はありません。",
    "member_role_unknown.hint": "{known} のどれかを指定してください。",
    "not_a_member": "「{name}」は今この部会・団体のメンバーではありません。",
    "not_a_member.hint": "smeic group show で確かめてください。",
}
