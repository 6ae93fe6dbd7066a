package model

import (
	"errors"
	"strings"
)

// TypedOffices are the offices of a list that a person typed, in its order. Unknown are
// those that the plan does not have and that are no class.
type TypedOffices struct {
	Names   []string
	Unknown []UnknownOffice
}

// UnknownOffice is an office that the plan does not have, with similar ones that it has.
type UnknownOffice struct {
	Name    string
	Nearest []string
}

// IsListSeparator reports whether a character separates the names of a typed list.
func IsListSeparator(r rune) bool { return strings.ContainsRune(",，、;；", r) }

// SplitNames returns the names of a list as people type it.
func SplitNames(typed string) []string {
	var names []string
	for _, name := range strings.FieldsFunc(typed, IsListSeparator) {
		if name = strings.TrimSpace(name); name != "" {
			names = append(names, name)
		}
	}
	return names
}

// ParseOffices looks up the offices of a typed list as FindOffice does. A name that the
// plan does not have is kept, folded. Errors are a *NotFoundError for an ambiguous name
// and those of CleanName.
func (p *Plan) ParseOffices(typed string, spelling Spelling) (TypedOffices, error) {
	var offices TypedOffices
	for _, name := range SplitNames(typed) {
		office, err := p.FindOffice(name, spelling)
		var missing *NotFoundError
		switch {
		case errors.As(err, &missing) && !missing.Ambiguous:
			if office, err = CleanName(name); err != nil {
				return TypedOffices{}, err
			}
			office = FoldOffice(p.Issuer, office)
			if !IsClassName(office) && office != ByMatterOffice {
				offices.Unknown = append(offices.Unknown, UnknownOffice{office, missing.Nearest})
			}
		case err != nil:
			return TypedOffices{}, err
		}
		offices.Names = append(offices.Names, office)
	}
	return offices, nil
}
