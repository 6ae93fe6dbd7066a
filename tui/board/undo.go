package board

import "duban/model"

// HasUndoable reports whether the user has something to undo.
func (b *Board) HasUndoable() bool { return len(model.LastUndoable(b.Snapshot.Log, b.By)) > 0 }

// KnowsReverted reports whether the log says what an undo or redo is about.
func (b *Board) KnowsReverted(kind model.Kind) (isKnown bool) {
	switch kind {
	case model.KindUndo:
		_, isKnown = b.Snapshot.LastUndoable(b.By)
	case model.KindRedo:
		_, isKnown = b.Snapshot.LastRedoable(b.By)
	default:
		isKnown = true
	}
	return isKnown
}

// StopsUndo returns the import or restore that the user has made since what an undo
// would revert, unless it is the one that was reported and there is something to revert.
func (b *Board) StopsUndo(kind model.Kind, reported uint64) (model.Event, bool) {
	if kind != model.KindUndo {
		return model.Event{}, false
	}
	event, stops := model.NotUndoable(b.Snapshot.Log, b.By)
	return event, stops && (event.Seq != reported || !b.HasUndoable())
}

// NothingToRevert says that there is nothing to undo or to redo.
func (b *Board) NothingToRevert(kind model.Kind) string {
	if kind == model.KindRedo {
		return b.Words.Screen.Notice.NothingRedo
	}
	return b.Words.Screen.Notice.NothingUndo
}
