package model

import (
	"cmp"
	"slices"
)

// OfficeOrder says by what a table of offices is sorted.
type OfficeOrder string

// The orders. OfficesAsNamed is that of Plan.Offices; of the others the most
// comes first.
const (
	OfficesAsNamed   OfficeOrder = "name"
	OfficesByLead    OfficeOrder = "lead"
	OfficesByAssist  OfficeOrder = "assist"
	OfficesByClass   OfficeOrder = "class"
	OfficesByDone    OfficeOrder = "done"
	OfficesByOverdue OfficeOrder = "overdue"
	OfficesByBehind  OfficeOrder = "behind"
	OfficesByRate    OfficeOrder = "rate"
)

// OfficeOrders returns every order, in the order of the table's columns.
func OfficeOrders() []OfficeOrder {
	return []OfficeOrder{
		OfficesAsNamed, OfficesByLead, OfficesByAssist, OfficesByClass,
		OfficesByDone, OfficesByOverdue, OfficesByBehind, OfficesByRate,
	}
}

// SortOffices returns the offices in an order, or reversed. Equal
// ones stay as they were.
func SortOffices(offices []OfficeProgress, order OfficeOrder, reversed bool) []OfficeProgress {
	key := func(o OfficeProgress) int {
		switch order {
		case OfficesByLead:
			return o.Lead
		case OfficesByAssist:
			return o.Assist
		case OfficesByClass:
			return o.Class
		case OfficesByDone:
			return o.Done
		case OfficesByOverdue:
			return o.Overdue
		case OfficesByBehind:
			return o.Behind
		case OfficesByRate:
			return o.Rate()
		default:
			return 0
		}
	}
	sorted := slices.Clone(offices)
	if order == OfficesAsNamed {
		if reversed {
			slices.Reverse(sorted)
		}
		return sorted
	}
	slices.SortStableFunc(sorted, func(a, b OfficeProgress) int {
		if reversed {
			return cmp.Compare(key(a), key(b))
		}
		return cmp.Compare(key(b), key(a))
	})
	return sorted
}
