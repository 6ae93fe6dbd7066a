package store

import (
	"context"

	"duban/model"
)

// Keeper keeps values beside the plans. No event records them, and the revision stays.
type Keeper interface {
	// Kept reads the value of a kind that a person keeps into a pointer; if there is none,
	// that stays as it is.
	Kept(ctx context.Context, kind KeptKind, by string, into any) error
	// Keep replaces that value by the result of change, in one transaction. If change
	// returns an error, that is returned and nothing is written. change may be called
	// several times.
	Keep(ctx context.Context, kind KeptKind, by string, change func(read func(into any) error) (any, error)) error
}

// KeptKind is what a value is.
type KeptKind string

const (
	keptFilters  KeptKind = "filters"
	keptForms    KeptKind = "forms"
	keptSettings KeptKind = "settings"
)

// KeptKinds returns all kinds.
func KeptKinds() []KeptKind { return []KeptKind{keptFilters, keptForms, keptSettings} }

// Kept is a kind of values, with their type.
type Kept[T any] struct{ kind KeptKind }

// Filters are the filters that a person keeps, in the order of their keys.
func Filters() Kept[[]model.SavedFilter] { return Kept[[]model.SavedFilter]{keptFilters} }

// Forms are how documents of known forms are to be read, the oldest first. All share them,
// and those who may import change them.
func Forms() Kept[[]model.DocumentForm] { return Kept[[]model.DocumentForm]{keptForms} }

// Settings are the settings file of a person whose account is shared with others.
func Settings() Kept[string] { return Kept[string]{keptSettings} }

// Read returns the value that a person keeps.
func (k Kept[T]) Read(ctx context.Context, from Keeper, by string) (T, error) {
	var value T
	err := from.Kept(ctx, k.kind, by, &value)
	return value, err
}

// Change replaces the value by the result of change, see Keeper.Keep.
func (k Kept[T]) Change(ctx context.Context, in Keeper, by string, change func(T) (T, error)) error {
	return in.Keep(ctx, k.kind, by, func(read func(into any) error) (any, error) {
		var value T
		if err := read(&value); err != nil {
			return nil, err
		}
		return change(value)
	})
}

// NewValue returns a pointer to an empty value of the kind.
func (k KeptKind) NewValue() any {
	switch k {
	case keptFilters:
		return &[]model.SavedFilter{}
	case keptForms:
		return &[]model.DocumentForm{}
	case keptSettings:
		return new(string)
	}
	return new(any) // of a newer version
}

// IsShared reports whether there is one value for all people.
func (k KeptKind) IsShared() bool { return k == keptForms }

// MayKeep returns a *model.ForbiddenError if a permit does not allow to keep a value of the
// kind. Settings are allowed to all: they say nothing about a plan.
func (k KeptKind) MayKeep(permit model.Permit, by string) error {
	switch k {
	case keptFilters:
		return permit.MayDo(by, model.OperationFilters)
	case keptForms:
		return permit.MayDo(by, model.OperationImport)
	}
	return nil
}

// KeptValue is a value on its way to another engine.
type KeptValue struct {
	Kind  KeptKind
	By    string // without meaning if all share it
	Value any
}
