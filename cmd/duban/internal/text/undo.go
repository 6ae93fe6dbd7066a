package text

// Undo has the text of undo, and of how to go back to before what it can't revert.
type Undo struct {
	EarlierFlag string // help
	AddEarlier  string
	AfterImport string // the command
	AfterDrop   string // the command
}

func chineseUndo() Undo {
	return Undo{
		EarlierFlag: "越过导入、恢复和删除方案，撤销更早的改动",
		AddEarlier:  "；要撤销更早的改动，请加 --earlier",
		AfterImport: "要退回导入之前（此后大家的改动也会一并退回）：%s",
		AfterDrop:   "要找回它（此后大家的改动会一并退回）：%s",
	}
}

func englishUndo() Undo {
	return Undo{
		EarlierFlag: "skip imports, restores and removed plans and undo earlier changes",
		AddEarlier:  "; to undo earlier changes, add --earlier",
		AfterImport: "to undo the import, including everyone's later changes: %s",
		AfterDrop:   "to get it back, losing everyone's later changes: %s",
	}
}
