"""What merging two people, and taking it back, can refuse."""

MESSAGES = {
    "merge_same_person": "同じ人どうしは統合できません。",
    "merge_same_person.hint": "別の2人を指定してください。前に統合した人の番号は、残った人を指します。",
    "merge_changed": "見ているあいだに、この人たちの内容が変わりました。",
    "merge_changed.hint": "新しい内容を表示しました。確かめてから、もう一度統合してください。",
    "merge_blocked": "統合すると成り立たない記録（{table}）があるため、統合できません。",
    "merge_blocked.hint": "何も変更していません。その記録を直してから、もう一度お試しください。",
    "merged_further": "{number}番で残った人が、そのあと別の人に統合されています。",
    "merged_further.hint": "あとの統合から順に元に戻してください。",
    "merge_again": "統合を解いたあとに記録が加わったため、やり直せません（{number}番）。",
    "merge_again.hint": "何も変更していません。2人を選んで、あらためて統合してください。",
    "unmerge_failed": "{number}番の統合を解けませんでした。",
    "unmerge_failed.hint": "何も変更していません。バックアップから戻せます（smeic restore）。",
    "not_a_merge": "{number}番は統合の操作ではありません。",
    "not_a_merge.hint": "番号は smeic history で確かめられます。ほかの操作は smeic undo で戻せます。",
    "not_same_one": "同じ人どうしは別人にできません。",
    "not_same_one.hint": "別の2人を指定してください。",
    "take_unknown": "選べない指定です: {text}",
    "take_unknown.hint": "--take 項目=left のように書きます（left、right、both）。項目は --dry-run --json で分かります。",
}
