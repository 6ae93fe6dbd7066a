package model

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// SavedFilter is a filter that a person keeps under a name and a key. It names
// the category and the office, so that it holds for another year's plan.
type SavedFilter struct {
	Name string `json:"name"`
	Key  int    `json:"key"` // 1 to 9
	// Category is the category's title; empty for any.
	Category string       `json:"category"`
	Office   string       `json:"office"`
	Role     Role         `json:"role"`
	Status   StatusFilter `json:"status"`
	Month    string       `json:"month"` // 2021-11; empty for any
	Search   string       `json:"search"`
	Missing  bool         `json:"missing,omitempty"`
	// Sort is the order of the tasks; empty for that of the plan.
	Sort TaskOrder `json:"sort,omitempty"`
}

// maxFilterKey is how many keys there are for saved filters: 1 to 9.
const maxFilterKey = 9

// ParseFilterKey reads a key for a saved filter. The error is a *RuleError.
func ParseFilterKey(typed string) (int, error) {
	key, err := strconv.Atoi(typed)
	if err != nil || key < 1 || key > maxFilterKey {
		return 0, &RuleError{Rule: RuleFilterKey, Text: typed}
	}
	return key, nil
}

// Save returns what a person keeps of a filter of the plan.
func (f Filter) Save(plan *Plan, name string, key int) SavedFilter {
	saved := SavedFilter{
		Name: name, Key: key, Office: f.Office, Role: f.Role, Status: f.Status, Month: f.Month.String(), Search: f.Search, Missing: f.Missing,
	}
	if f.Category > 0 && f.Category <= len(plan.Categories) {
		saved.Category = plan.Categories[f.Category-1].Title
	}
	return saved
}

// Filter returns the filter as it selects from a plan. The error is a
// *NotFoundError if the plan has no such category or office.
func (s SavedFilter) Filter(plan *Plan) (Filter, error) {
	filter := Filter{Office: s.Office, Role: s.Role, Status: s.Status, Search: s.Search, Missing: s.Missing}
	if s.Category != "" {
		place, err := plan.FindCategory(s.Category)
		if err != nil {
			return Filter{}, err
		}
		filter.Category = place
	}
	if names := append(plan.Offices(), plan.Classes()...); s.Office != "" && !slices.Contains(names, s.Office) {
		return Filter{}, &NotFoundError{What: NounOffice, Name: s.Office, Nearest: Nearest(names, s.Office, 3)}
	}
	if s.Month != "" {
		month, err := ParseMonth(s.Month)
		if err != nil {
			return Filter{}, err
		}
		filter.Month = month
	}
	return filter, nil
}

// PutFilter returns a person's filters with one more, or with one in the place
// of that of the same name. Key 0 asks for the one it had or the first that is
// free; a key that another filter has is taken from it, and that one gets the
// first that is free. The filters are in the order of their keys. The error is
// a *RuleError if no key is left.
func PutFilter(filters []SavedFilter, filter SavedFilter) ([]SavedFilter, error) {
	result := slices.Clone(filters)
	if place := indexOfFilter(result, filter.Name); place >= 0 {
		filter.Key = cmp.Or(filter.Key, result[place].Key)
		result = slices.Delete(result, place, place+1)
	}
	if len(result) >= maxFilterKey {
		return nil, &RuleError{Rule: RuleNoKeyLeft}
	}
	filter.Key = cmp.Or(filter.Key, freeKey(result))
	for i := range result {
		if result[i].Key == filter.Key {
			result[i].Key = freeKey(append(result, filter))
		}
	}
	result = append(result, filter)
	slices.SortFunc(result, func(a, b SavedFilter) int { return cmp.Compare(a.Key, b.Key) })
	return result, nil
}

// DropFilter returns a person's filters without one. The error is a
// *NotFoundError.
func DropFilter(filters []SavedFilter, name string) ([]SavedFilter, error) {
	found, err := FindFilter(filters, name)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(slices.Clone(filters), func(f SavedFilter) bool { return f.Name == found.Name }), nil
}

// FindFilter finds one of a person's filters by its name or its key. The error
// is a *NotFoundError.
func FindFilter(filters []SavedFilter, typed string) (SavedFilter, error) {
	typed = strings.TrimSpace(typed)
	names := make([]string, len(filters))
	for i, filter := range filters {
		names[i] = filter.Name
	}
	place, err := search{NounFilter, typed, names}.pick(
		func(place int) bool { return names[place] == typed },
		func(place int) bool { return strconv.Itoa(filters[place].Key) == typed },
	)
	if err != nil {
		return SavedFilter{}, err
	}
	return filters[place], nil
}

func indexOfFilter(filters []SavedFilter, name string) int {
	return slices.IndexFunc(filters, func(f SavedFilter) bool { return f.Name == name })
}

// freeKey returns the first key that no filter has; 0 if there is none.
func freeKey(filters []SavedFilter) int {
	for key := 1; key <= maxFilterKey; key++ {
		if !slices.ContainsFunc(filters, func(f SavedFilter) bool { return f.Key == key }) {
			return key
		}
	}
	return 0
}
